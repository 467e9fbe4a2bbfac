/** HTTP mode: signatures and their time, sizes, the handshake, and answers within Slack's three seconds. */
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type HttpServer, startHttpServer } from "../../../src/http/server.ts";
import { Secret } from "../../../src/support/secret.ts";
import { says } from "../../contracts/chat.ts";
import { person } from "../../servers/slack/person.ts";
import { SIGNING_SECRET, type SlackServer, startSlack } from "../../servers/slack/slack-server.ts";
import type { Envelope } from "../../servers/slack/socket-side.ts";
import { type OpenSlack, openSlack } from "./open-slack.ts";

/** When it is, to us. */
const NOW = Date.UTC(2026, 10, 23, 12);
const never = new AbortController().signal;

describe("Slack over HTTP", () => {
  let slack: SlackServer;
  let open: OpenSlack;
  let server: HttpServer;
  let lines: string[];
  let answering: Promise<void>;

  beforeEach(async () => {
    slack = await startSlack();
    lines = [];
    answering = Promise.resolve();
    open = openSlack(slack, {
      entry: { is: "http", signingSecret: new Secret(SIGNING_SECRET) },
      clock: {
        now: () => NOW,
        sleep: (_ms, signal) => new Promise((done) => signal.addEventListener("abort", () => done())),
      },
    });
    await open.chat.listen(async function* ({ input }) {
      lines.push(input.is === "line" ? input.line : `call ${input.command}`);
      await answering;
      yield { is: "card", card: says("The answer") };
    }, never);
    server = await startHttpServer({
      ...{ host: "127.0.0.1", port: 0, routes: open.chat.routes ?? [] },
      health: async () => ({ ok: true, word: "working" }),
      onError: (error) => {
        throw error;
      },
    });
  });
  afterEach(async () => {
    await server.close();
    await open.chat.close();
    await slack.close();
  });

  interface Sent {
    readonly secret?: string;
    /** Seconds from now. */
    readonly skew?: number;
    readonly type?: string;
    readonly headers?: Record<string, string>;
  }

  function post(body: string, { secret = SIGNING_SECRET, skew = 0, type, headers = {} }: Sent = {}) {
    const timestamp = String(NOW / 1_000 + skew);
    const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
    return fetch(`http://127.0.0.1:${server.port}/slack/events`, {
      method: "POST",
      body,
      headers: {
        "content-type": type ?? "application/x-www-form-urlencoded",
        ...{ "x-slack-request-timestamp": timestamp, "x-slack-signature": signature },
        ...headers,
      },
    });
  }

  /** As Slack's HTTP requests carry what an envelope holds. */
  function bodyOf({ type, payload }: Envelope): string {
    if (type === "slash_commands") return new URLSearchParams(payload as Record<string, string>).toString();
    return type === "events_api"
      ? JSON.stringify(payload)
      : new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }

  const anna = () => person(slack, { user: "U0ANNA", channel: "C0NEWS" });

  it("answers commands, mentions and buttons that are signed", async () => {
    expect((await post(bodyOf(anna().slash("bursts")))).status).toBe(200);
    await slack.until(() => slack.world.ephemerals.length === 1);
    const mention = anna().mention("status");
    expect((await post(bodyOf(mention), { type: "application/json" })).status).toBe(200);
    await slack.until(() => slack.world.ephemerals.length === 2);
    const message = { ts: "1.2", text: "these words" };
    expect((await post(bodyOf(anna().shortcut(message)))).status).toBe(200);
    await slack.until(() => slack.world.ephemerals.length === 3);
    expect(lines).toEqual(["bursts", "status", "call phrase"]);
    expect(slack.socket.made).toBe(0);
  });

  it.each<[string, Sent]>([
    ["another secret", { secret: "not-the-secret" }],
    ["a signature of ten minutes ago", { skew: -600 }],
    ["a signature of ten minutes ahead", { skew: 600 }],
    ["no signature", { headers: { "x-slack-signature": "" } }],
    ["a signature of another version", { headers: { "x-slack-signature": "v1=00" } }],
    ["half a signature", { headers: { "x-slack-signature": "v0=" } }],
    ["a time that is none", { headers: { "x-slack-request-timestamp": "soon" } }],
  ])("refuses %s, and runs nothing", async (_what, sent) => {
    expect((await post(bodyOf(anna().slash("purge everything")), sent)).status).toBe(401);
    expect(lines).toEqual([]);
  });

  it("refuses a body that was changed after it was signed", async () => {
    const body = bodyOf(anna().slash("bursts"));
    const timestamp = String(NOW / 1_000);
    const signature = `v0=${createHmac("sha256", SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest("hex")}`;
    const changed = await post(`${body}&text=purge`, { headers: { "x-slack-signature": signature } });
    expect(changed.status).toBe(401);
  });

  it("runs once what is sent again with the same good signature", async () => {
    const body = bodyOf(anna().slash("mute 7K3Q 24h"));
    const statuses = [await post(body), await post(body), await post(body, { skew: 1 })].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 200, 200]);
    await slack.until(() => slack.world.ephemerals.length === 1);
    await post(bodyOf(anna().slash("status")));
    await slack.until(() => slack.world.ephemerals.length === 2);
    expect(lines).toEqual(["mute 7K3Q 24h", "status"]);
  });

  it("is acknowledged before it is answered", async () => {
    const slow = Promise.withResolvers<void>();
    answering = slow.promise;
    expect((await post(bodyOf(anna().slash("why")))).status).toBe(200);
    expect(slack.world.ephemerals).toEqual([]);
    slow.resolve();
    await slack.until(() => slack.world.ephemerals.length === 1);
  });

  it("takes nothing while nobody listens, so that Slack says it again", async () => {
    await open.chat.close();
    expect((await post(bodyOf(anna().mention("bursts")), { type: "application/json" })).status).toBe(503);
    expect(lines).toEqual([]);
  });

  it("gives back the challenge of the handshake, and only a signed one", async () => {
    const challenge = JSON.stringify({ type: "url_verification", challenge: "abc", token: "t" });
    const answer = await post(challenge, { type: "application/json" });
    expect(await answer.json()).toEqual({ challenge: "abc" });
    expect((await post(challenge, { type: "application/json", secret: "other" })).status).toBe(401);
  });

  it("refuses what is no request, and what is far too large", async () => {
    expect((await post("{", { type: "application/json" })).status).toBe(400);
    expect((await post("payload=%7B")).status).toBe(400);
    expect((await post("x".repeat(1_100_000))).status).toBe(413);
    expect((await fetch(`http://127.0.0.1:${server.port}/slack/events`)).status).toBe(405);
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  });
});
