# One container: Verbatim on SQLite. Configuration is mounted at /app/config, data live in /app/data.
FROM node:24-bookworm-slim

WORKDIR /app

# The dependencies first, so that a change of the source does not install them again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY LICENSE ./
COPY bin ./bin
COPY src ./src
COPY config ./config

# The bot needs to write nowhere else, and only its own user may read what it writes.
RUN mkdir data && chown node:node data && chmod 700 data
USER node
VOLUME /app/data

# Node is the container's first process, so SIGTERM reaches it: it finishes what is under way and ends.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/verbatim.js"]
CMD ["run"]

# The configuration is understood, and the database opens and has its tables; Docker knows no other failure than 1. Liveness
# itself is the process: it ends when it cannot work, and the restart policy starts it again.
HEALTHCHECK --interval=60s --timeout=20s --start-period=20s --retries=3 \
  CMD node bin/verbatim.js check --health || exit 1
