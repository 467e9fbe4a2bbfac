/** Whoever archives pages: a server that answers calls with these statuses in turn, the last for ever, and keeps them. */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Archive {
  readonly url: string;
  readonly calls: readonly { readonly headers: IncomingMessage["headers"]; readonly body: string }[];
}

/** @param says what stands in each answer */
export async function startArchive(statuses: readonly number[], says = ""): Promise<Archive> {
  const calls: { headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    calls.push({ headers: request.headers, body });
    const status = statuses[Math.min(calls.length, statuses.length) - 1] ?? 200;
    response.writeHead(status, status === 429 ? { "retry-after": "7" } : {}).end(says);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, calls };
}
