/** A working Slack on a local port: Web API, socket mode, uploads and the addresses that answers go to. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { callMethod, contentOf, failure } from "./methods.ts";
import { createSocketSide, type SocketSide } from "./socket-side.ts";
import { BOT, createWorld, messageAt, shownIn, TEAM, type World } from "./world.ts";

export const BOT_TOKEN = "xoxb-1111111111-made-up";
export const APP_TOKEN = "xapp-1-made-up-2222222222";
export const SIGNING_SECRET = "3333333333made-up-secret";

/** How the next calls of a method go wrong. */
export type Failure =
  | { readonly how: "429"; readonly retryAfter: number }
  | { readonly how: "error"; readonly error: string }
  /** Does what it is asked and answers 500, or nothing, or cuts the connection. */
  | { readonly how: "500-after-accepting" }
  | { readonly how: "hang-after-accepting" }
  | { readonly how: "reset-after-accepting" }
  /** Does nothing and answers so. */
  | { readonly how: "status"; readonly status: number; readonly body: string }
  | { readonly how: "reset" };

export interface SlackServer {
  /** "http://127.0.0.1:1234". */
  readonly url: string;
  /** What the adapter is to be given as Slack's own address. */
  readonly apiUrl: string;
  readonly world: World;
  readonly socket: SocketSide;
  /** The scopes that the bot's token has; tests take some away. */
  readonly scopes: Set<string>;
  /** Every call of the Web API, in their order. */
  readonly calls: readonly { readonly method: string; readonly args: Readonly<Record<string, string>> }[];
  failNext(method: string, failure: Failure, times?: number): void;
  /** Told when a message came to be posted or changed, and again when that was done. */
  onStep(handler: (which: "came" | "done", method: string) => void): void;
  /** The tokens that are not accepted any more. */
  revoke(token: string): void;
  /** How often a message with this key was accepted. */
  accepted(key: string): number;
  shown(channel: string): string;
  /** Makes a trigger, which opens one modal. */
  newTrigger(): string;
  /** Makes an address that answers go to, for what somebody did in a channel. */
  responseUrl(about: { readonly channel: string; readonly user: string; readonly message?: string }): string;
  /** Resolves once `holds`; looked at whenever anything changes. */
  until(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export const ALL_SCOPES = [
  ...["chat:write", "commands", "app_mentions:read", "channels:history", "groups:history"],
  ...["channels:read", "groups:read", "files:write", "im:write", "users:read", "usergroups:read"],
  ...["links:read", "links:write"],
];

export async function startSlack({ port = 0 } = {}): Promise<SlackServer> {
  const world = createWorld();
  const scopes = new Set(ALL_SCOPES);
  const revoked = new Set<string>();
  const failures = new Map<string, Failure[]>();
  const calls: { method: string; args: Record<string, string> }[] = [];
  const acceptedKeys = new Map<string, number>();
  const triggers = new Set<string>();
  const responses = new Map<
    string,
    { channel: string; user: string; message: string | null; left: number }
  >();
  const waiting = new Set<() => void>();
  let made = 0;
  let onStep: (which: "came" | "done", method: string) => void = () => {};
  const changed = () => {
    for (const look of [...waiting]) look();
  };
  const socket = createSocketSide(changed);
  for (const id of ["C0NEWS", "C0DESK", "C0PUBLIC"]) {
    world.channels.set(id, {
      ...{ id, name: id.slice(2).toLowerCase(), isPrivate: false, archived: false },
      members: new Set([BOT, "U0ANNA", "U0BO", "U0VIC"]),
    });
  }
  for (const [id, name] of [
    ["U0ANNA", "Anna"],
    ["U0BO", "Bo"],
    ["U0VIC", "Vic"],
  ] as const) {
    world.people.set(id, { name, team: TEAM });
  }

  async function onApi(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const args = Object.fromEntries(new URLSearchParams(body));
    calls.push({ method, args });
    response.setHeader("x-oauth-scopes", [...scopes].join(","));
    const token = request.headers.authorization?.replace("Bearer ", "") ?? args["token"] ?? "";
    const isStep = ["chat.postMessage", "chat.update"].includes(method);
    if (isStep) onStep("came", method);
    const failing = failures.get(method)?.shift();
    if (failing?.how === "429") {
      response.setHeader("retry-after", String(failing.retryAfter));
      return answer(response, failure("ratelimited"), 429);
    }
    if (failing?.how === "error") return answer(response, failure(failing.error));
    if (failing?.how === "status") {
      response.writeHead(failing.status, { "content-type": "text/html" }).end(failing.body);
      return;
    }
    if (failing?.how === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    const result = perform(method, args, token);
    changed();
    if (isStep) onStep("done", method);
    if (failing === undefined) return answer(response, result);
    if (failing.how === "500-after-accepting") return answer(response, failure("internal_error"), 500);
    if (failing.how === "reset-after-accepting") request.socket.resetAndDestroy();
  }

  function perform(method: string, args: Record<string, string>, token: string) {
    if (method === "apps.connections.open") {
      if (token.startsWith("xoxb")) return failure("not_allowed_token_type");
      if (token !== APP_TOKEN || revoked.has(token)) return failure("invalid_auth");
      return { ok: true, url: `ws://127.0.0.1:${bound.port}/link/?ticket=made-up-ticket-${calls.length}` };
    }
    if (revoked.has(token)) return failure("token_revoked");
    if (token !== BOT_TOKEN) return failure("invalid_auth");
    const before = world.messages.length;
    const caller = { world, scopes, url: url(), trigger: (id: string) => triggers.delete(id) };
    const result = callMethod(method, args, caller);
    const metadata = world.messages[before]?.metadata as
      | { event_payload?: { key?: string } }
      | null
      | undefined;
    const key = metadata?.event_payload?.key;
    if (key !== undefined) acceptedKeys.set(key, (acceptedKeys.get(key) ?? 0) + 1);
    return result;
  }

  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  async function onResponse(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const about = responses.get(path);
    const sent = JSON.parse(await textOf(request)) as Record<string, unknown>;
    if (about === undefined || about.left === 0) return answer(response, failure("expired_url"), 404);
    about.left -= 1;
    const blocks = sent["blocks"] === undefined ? {} : { blocks: JSON.stringify(sent["blocks"]) };
    const content = contentOf({ text: String(sent["text"] ?? ""), ...blocks });
    if ("ok" in content) return answer(response, content, 404);
    const threadTs = typeof sent["thread_ts"] === "string" ? sent["thread_ts"] : null;
    const { channel, user } = about;
    if (sent["replace_original"] === true) {
      const old = world.ephemerals.findLast((each) => each.channel === channel && each.user === user);
      const message = about.message === null ? undefined : messageAt(world, channel, about.message);
      if (message !== undefined) Object.assign(message, content, { edits: message.edits + 1 });
      else if (old !== undefined) Object.assign(old, content);
    } else if (sent["response_type"] === "in_channel") {
      const ts = world.nextTs();
      world.messages.push({
        channel,
        ts,
        user: BOT,
        threadTs,
        metadata: null,
        edits: 0,
        unfurls: {},
        ...content,
      });
    } else {
      world.ephemerals.push({ channel, user, threadTs, ...content });
    }
    answer(response, { ok: true });
    changed();
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://slack.test");
    const [, kind, name = ""] = /^\/(api|commands|upload)\/(.*)$/.exec(pathname) ?? [];
    const served =
      kind === "api"
        ? onApi(name, request, response)
        : kind === "commands"
          ? onResponse(pathname, request, response)
          : onUpload(name, request, response);
    served.catch(() => request.socket.destroy());
  });

  async function onUpload(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const at = world.files.findIndex((file) => file.id === id);
    const file = world.files[at];
    if (file === undefined) return answer(response, failure("file_not_found"), 404);
    world.files[at] = { ...file, content: Buffer.concat(chunks) };
    response.writeHead(200).end("OK");
  }

  server.on("upgrade", (request, stream, head) => socket.upgrade(request, stream, head));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const bound = server.address() as AddressInfo;
  const url = () => `http://127.0.0.1:${bound.port}`;

  return {
    ...{ world, socket, scopes, calls, url: url(), apiUrl: `${url()}/api/` },
    failNext(method, failing, times = 1) {
      failures.set(method, [
        ...(failures.get(method) ?? []),
        ...Array.from({ length: times }, () => failing),
      ]);
    },
    onStep(handler) {
      onStep = handler;
    },
    revoke: (token) => void revoked.add(token),
    accepted: (key) => acceptedKeys.get(key) ?? 0,
    shown: (channel) => shownIn(world, channel),
    newTrigger() {
      made += 1;
      const trigger = `${made}.trigger`;
      triggers.add(trigger);
      return trigger;
    },
    responseUrl({ channel, user, message = null as string | null }) {
      made += 1;
      const path = `/commands/${TEAM}/${made}/made-up-response`;
      responses.set(path, { channel, user, message, left: 5 });
      return url() + path;
    },
    until(holds) {
      if (holds()) return Promise.resolve();
      return new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
    },
    close: () =>
      new Promise((resolve) => {
        socket.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
