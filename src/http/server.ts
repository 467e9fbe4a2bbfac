/** The one HTTP listener of the program: limits what comes in, and hands it to the routes. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { HttpAnswer, HttpRequest, HttpRoute } from "./route.ts";

/** Far above what a chat platform sends; what is larger is read by nobody. */
const LARGEST_BODY = 1_048_576;
/** Milliseconds until all headers, and until the whole request must have come. */
const HEADERS_WITHIN = 5_000;
const REQUEST_WITHIN = 10_000;
/** Milliseconds that answers under way get when the listener closes. */
const CLOSES_WITHIN = 2_000;

export interface HttpServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly routes: readonly HttpRoute[];
  /** What `/healthz` says: 200 with `ok`, else 503. */
  readonly health: () => Promise<{ readonly ok: boolean; readonly word: string }>;
  /** A route that threw, by its path; the asker learns nothing of it. */
  readonly onError: (error: unknown, path: string) => void;
}

export interface HttpServer {
  readonly port: number;
  /** Takes nothing new; what is under way gets a moment to end. */
  close(): Promise<void>;
}

/** The address is taken, or not ours to listen on. */
class ListenError extends Error {
  override name = "ListenError" as const;
  readonly code = "cannot-listen" as const;
  readonly mend =
    "set http.listen to an address of this machine with a free port, for example 127.0.0.1:8080";
}

/** @throws ListenError */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const closing = new AbortController();
  const routes = [...options.routes, healthRoute(options.health)];

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(incoming);
    if (url === null) return send(response, { status: 400 });
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const found = routes.filter(({ path }) => isAt(path, url.pathname));
    if (found.length === 0) return send(response, { status: 404 });
    const method = incoming.method === "HEAD" ? "GET" : incoming.method;
    const route = found.find((each) => each.method === method);
    if (route === undefined) {
      return send(response, { status: 405, headers: { allow: found.map((each) => each.method).join(", ") } });
    }
    const rawBody = await bodyOf(incoming);
    if (rawBody === null) return send(response, { status: 413, headers: { connection: "close" } });
    const request: HttpRequest = {
      headers: headersOf(incoming),
      rawBody,
      path: url.pathname,
      query: url.searchParams,
    };
    const signal = AbortSignal.any([gone.signal, closing.signal]);
    await send(response, await route.handle(request, signal));
  }

  /** What stands below a route's own path may be as good as a key, and is written nowhere. */
  function routeOf(incoming: IncomingMessage): string {
    const asked = urlOf(incoming)?.pathname ?? "";
    return routes.find(({ path }) => isAt(path, asked))?.path ?? "";
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      if (hasGone(error, response)) return;
      options.onError(error, routeOf(incoming));
      if (response.headersSent) response.destroy();
      else void send(response, { status: 500 });
    });
  });
  server.headersTimeout = HEADERS_WITHIN;
  server.requestTimeout = REQUEST_WITHIN;
  server.listen(options.port, options.host);
  await once(server, "listening").catch((cause: NodeJS.ErrnoException) => {
    throw new ListenError(`nobody can listen on ${options.host}:${options.port} (${cause.code})`, { cause });
  });

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => {
        closing.abort();
        server.closeAllConnections();
      }, CLOSES_WITHIN);
      await closed;
      clearTimeout(late);
    },
  };
}

/** `127.0.0.1:8080` or `[::1]:8080` as the configuration has it. */
export function addressOf(listen: string): { readonly host: string; readonly port: number } {
  const at = listen.lastIndexOf(":");
  return { host: listen.slice(0, at).replace(/^\[|\]$/g, ""), port: Number(listen.slice(at + 1)) };
}

/** Whether the asker went away, before the answer or in the middle of it, rather than that a stream of ours broke. */
function hasGone(error: unknown, { destroyed, headersSent }: ServerResponse): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return destroyed && (!headersSent || code === "ERR_STREAM_PREMATURE_CLOSE");
}

/** Null for what is no address. */
function urlOf({ url }: IncomingMessage): URL | null {
  return URL.parse(url ?? "/", "http://localhost");
}

function isAt(path: string, asked: string): boolean {
  return path.endsWith("/") ? asked.startsWith(path) : asked === path;
}

function healthRoute(health: HttpServerOptions["health"]): HttpRoute {
  return {
    method: "GET",
    path: "/healthz",
    async handle() {
      const { ok, word } = await health();
      return { status: ok ? 200 : 503, headers: { "content-type": "text/plain; charset=utf-8" }, body: word };
    },
  };
}

/** Null when it is larger than anything that is served here. */
async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(incoming.headers["content-length"] ?? 0) > LARGEST_BODY) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf({ headers }: IncomingMessage): HttpRequest["headers"] {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return Object.fromEntries(entries);
}

async function send(response: ServerResponse, { status, headers, body }: HttpAnswer): Promise<void> {
  if (response.destroyed) {
    if (body instanceof Readable) body.destroy();
    return;
  }
  response.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  if (!(body instanceof Readable)) {
    response.end(body);
  } else if (response.req.method === "HEAD") {
    body.destroy();
    response.end();
  } else {
    await pipeline(body, response);
  }
}
