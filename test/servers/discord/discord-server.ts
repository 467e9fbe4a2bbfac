/**
 * A local Discord: REST v10 and the gateway on one port, with the documented limits, rate limits and refusals,
 * a world that a test looks into, people who type and press, and faults on demand.
 */
import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGateway, type Gateway } from "./gateway.ts";
import type { Interactions } from "./interactions.ts";
import { Refused } from "./refuse.ts";
import { createRest, type Rest, type RestRequest } from "./rest.ts";
import { createWorld, TOKEN, type World } from "./world.ts";

export type Failure =
  | { readonly how: "500-after-accepting" }
  | { readonly how: "hang-after-accepting" }
  | { readonly how: "reset" }
  | { readonly how: "reset-after-accepting" }
  | { readonly how: "status"; readonly status: number; readonly code?: number; readonly message?: string }
  /** Seconds. */
  | { readonly how: "429"; readonly retryAfter: number; readonly global?: boolean };

export interface SeenRequest {
  readonly method: string;
  /** Behind `/api/v10`. */
  readonly path: string;
  readonly authorized: boolean;
}

export interface DiscordServer {
  /** `http://127.0.0.1:<port>/api` */
  readonly api: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
  readonly rest: Rest;
  readonly requests: readonly SeenRequest[];
  /** 64 hexadecimal digits, as the developer portal shows it. */
  readonly publicKey: string;
  /** Signs as Discord signs what it posts to an endpoint. */
  signature(timestamp: string, body: string): string;
  /** The next request whose `METHOD /path` fits fails so. */
  failNext(failure: Failure, which?: RegExp): void;
  /** Called before a request is served, and after it was; a test kills its program here. */
  onStep(listener: (step: "came" | "done", request: SeenRequest) => void): void;
  /** Requests of one route within a window of so many milliseconds. */
  limit(requests: number, window: number): void;
  /** The token is no good any more. */
  revoke(): void;
  close(): Promise<void>;
}

export async function startDiscordServer(
  given: { readonly now?: () => number; readonly port?: number } = {},
): Promise<DiscordServer> {
  const { now = Date.now, port = 0 } = given;
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const hexKey = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  const world = createWorld();
  const requests: SeenRequest[] = [];
  const failures: { failure: Failure; which: RegExp }[] = [];
  const listeners: ((step: "came" | "done", request: SeenRequest) => void)[] = [];
  const windows = new Map<string, { began: number; left: number }>();
  const bucket = { requests: 1_000, window: 1_000 };
  let isRevoked = false;

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = createGateway(server, () => `ws://${base}/gateway`);
  const rest = createRest({ world, gatewayUrl: () => `ws://${base}/gateway`, publicKey: hexKey, now });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", `http://${base}`);
    const path = url.pathname.replace(/^\/api\/v10/, "");
    const body = await bodyOf(incoming);
    const isOwnToken = /^\/(?:interactions|webhooks)\//.test(path);
    const seen = {
      method: incoming.method ?? "GET",
      path,
      authorized: incoming.headers.authorization === `Bot ${TOKEN}`,
    };
    requests.push(seen);
    for (const listener of listeners) listener("came", seen);
    const headers = limitHeaders(seen);
    const found = failures.findIndex(({ which }) => which.test(`${seen.method} ${path}`));
    const [failing] = found < 0 ? [] : failures.splice(found, 1);
    const failure = failing?.failure;
    if (failure?.how === "reset") return void incoming.socket.destroy();
    if (failure?.how === "429")
      return limited(response, failure.retryAfter, failure.global === true, headers);
    if (failure?.how === "status") {
      const { status, code = 0, message = "A made-up fault" } = failure;
      return reply(response, status, { message, code }, headers);
    }
    if (headers === null) return limited(response, bucket.window / 1_000, false, headers);
    let answer: { readonly status: number; readonly body?: unknown };
    try {
      if (!url.pathname.startsWith("/api/v10/")) throw new Refused(404, 0, "404: Not Found");
      if (!isOwnToken && (isRevoked || !seen.authorized)) throw new Refused(401, 0, "401: Unauthorized");
      answer = rest.answer({ ...seen, query: url.searchParams, ...body });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answer = { status: error.status, body: error.body };
    }
    for (const listener of listeners) listener("done", seen);
    if (failure?.how === "500-after-accepting")
      return reply(response, 500, { message: "Internal", code: 0 }, headers);
    if (failure?.how === "hang-after-accepting") return;
    if (failure?.how === "reset-after-accepting") return void incoming.socket.destroy();
    reply(response, answer.status, answer.body, headers);
  }

  /** Null where the route has none left. */
  function limitHeaders({ method, path }: SeenRequest): Record<string, string> | null {
    // The first id is a bucket of its own, the others are not.
    const route = `${method} ${path.replace(/(?<=\/\w+\/\d+\/.*)\d{17,20}/g, ":id")}`;
    const known = windows.get(route);
    const fresh = known === undefined || now() - known.began >= bucket.window;
    const window = fresh ? { began: now(), left: bucket.requests } : known;
    windows.set(route, window);
    if (window.left === 0) return null;
    window.left -= 1;
    const resetAfter = Math.max(0, (window.began + bucket.window - now()) / 1_000);
    return {
      "x-ratelimit-bucket": Buffer.from(route).toString("hex").slice(0, 32),
      "x-ratelimit-limit": String(bucket.requests),
      "x-ratelimit-remaining": String(window.left),
      "x-ratelimit-reset-after": resetAfter.toFixed(3),
    };
  }

  return {
    api: `http://${base}/api`,
    world,
    gateway,
    rest,
    interactions: rest.interactions,
    requests,
    publicKey: hexKey,
    signature: (timestamp, body) => sign(null, Buffer.from(timestamp + body), privateKey).toString("hex"),
    failNext: (failure, which = /./) => void failures.push({ failure, which }),
    onStep: (listener) => void listeners.push(listener),
    limit: (most, window) => void Object.assign(bucket, { requests: most, window }),
    revoke() {
      isRevoked = true;
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function limited(
  response: ServerResponse,
  seconds: number,
  global: boolean,
  headers: Record<string, string> | null,
): void {
  reply(
    response,
    429,
    { message: "You are being rate limited.", retry_after: seconds, global },
    {
      ...headers,
      "retry-after": String(Math.ceil(seconds)),
      "x-ratelimit-scope": global ? "global" : "user",
      ...(global
        ? { "x-ratelimit-global": "true" }
        : { "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": String(seconds) }),
    },
  );
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> | null,
): void {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** JSON, or a form with `payload_json` and files. */
async function bodyOf(incoming: IncomingMessage): Promise<Pick<RestRequest, "body" | "list" | "uploads">> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const type = incoming.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) {
    const parsed: unknown = raw.length === 0 ? {} : JSON.parse(raw.toString("utf8"));
    return Array.isArray(parsed)
      ? { body: {}, list: parsed, uploads: [] }
      : { body: parsed as RestRequest["body"], list: [], uploads: [] };
  }
  const form = await new Response(raw, { headers: { "content-type": type } }).formData();
  const payload = form.get("payload_json");
  const files = [...form.entries()].flatMap(([name, value]) =>
    /^files\[\d+\]$/.test(name) && typeof value !== "string" ? value : [],
  );
  return {
    body: JSON.parse(typeof payload === "string" ? payload : "{}") as RestRequest["body"],
    list: [],
    uploads: files.map(({ name, size }) => ({ name, size })),
  };
}
