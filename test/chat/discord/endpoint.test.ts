import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DiscordChat } from "../../../src/chat/discord/discord-chat.ts";
import type { Invocation } from "../../../src/commands/command.ts";
import { type HttpServer, startHttpServer } from "../../../src/http/server.ts";
import { systemClock } from "../../../src/support/clock.ts";
import { says } from "../../contracts/chat.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/discord-server.ts";
import type { Asked } from "../../servers/discord/interactions.ts";
import { never, openChat, person, seen, until } from "./open-discord.ts";

let server: DiscordServer;
let chat: DiscordChat;
let http: HttpServer;
let asked: Invocation[];
/** How far our clock is from Discord's, in milliseconds. */
let off: number;

beforeEach(async () => {
  [asked, off] = [[], 0];
  server = await startDiscordServer();
  chat = openChat(server, {
    mode: "http",
    clock: { ...systemClock, now: () => systemClock.now() + off },
  });
  await chat.listen(async function* (invocation) {
    asked.push(invocation);
    yield { is: "card", card: says("Here is the answer") };
  }, never);
  http = await startHttpServer({
    ...{ host: "127.0.0.1", port: 0, routes: chat.routes ?? [] },
    health: async () => ({ ok: true, word: "working" }),
    onError: () => {},
  });
});
afterEach(async () => {
  await http.close();
  await chat.close();
  await server.close();
});

async function post(body: string, changes: Readonly<Record<string, string>> = {}): Promise<Response> {
  const timestamp = changes["x-signature-timestamp"] ?? String(Math.floor(Date.now() / 1_000));
  return fetch(`http://127.0.0.1:${http.port}/discord/interactions`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-signature-timestamp": timestamp,
      "x-signature-ed25519": server.signature(timestamp, body),
      ...changes,
    },
    body,
  });
}

describe("the endpoint", () => {
  it("answers Discord's ping, which decides whether its address is taken", async () => {
    const response = await post(JSON.stringify({ type: 1, id: "1", application_id: "2" }));

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ type: 1 });
  });

  it("takes what is signed, and answers as the gateway does", async () => {
    const answered = (what: Asked) => until(() => what.answers.length === 1);
    const deliver = async ({ payload }: Asked) =>
      expect((await post(JSON.stringify(payload))).status).toBe(202);
    const { answers, responses } = await person(server, answered, {}, deliver).types(["verbatim", "bursts"]);

    expect(asked).toHaveLength(1);
    expect(responses).toEqual([{ type: 5, data: { flags: 64 } }]);
    expect(answers.map(seen)).toEqual(["Here is the answer"]);
    expect(server.gateway.seen.connections).toBe(0);
  });

  it.each<[string, (body: string) => Promise<Response>]>([
    ["without a signature", (body) => post(body, { "x-signature-ed25519": "" })],
    ["with a wrong one", (body) => post(body, { "x-signature-ed25519": "0".repeat(128) })],
    ["with one that is no number", (body) => post(body, { "x-signature-ed25519": "z".repeat(128) })],
    [
      "with that of another text",
      (body) =>
        post(body, {
          "x-signature-ed25519": server.signature(String(Math.floor(Date.now() / 1_000)), `${body} `),
        }),
    ],
    [
      "at another time than was signed",
      (body) => post(body, { "x-signature-ed25519": server.signature("1", body) }),
    ],
    [
      "signed ten minutes ago",
      (body) => post(body, { "x-signature-timestamp": String(Math.floor(Date.now() / 1_000) - 600) }),
    ],
    ["without a time", (body) => post(body, { "x-signature-timestamp": "" })],
  ])("takes nothing %s", async (_what, send) => {
    const body = JSON.stringify({ type: 2, id: "1", token: "t", data: { name: "verbatim" } });
    const response = await send(body);

    expect(response.status).toBe(401);
    expect(asked).toEqual([]);
  });

  it("takes a body that is no interaction for nothing", async () => {
    expect((await post("[]")).status).toBe(400);
    expect((await post("{")).status).toBe(400);
  });

  it("runs a command once that is posted twice", async () => {
    const answered = (what: Asked) => until(() => what.answers.length === 1);
    const deliver = async ({ payload }: Asked) => {
      const body = JSON.stringify(payload);
      await post(body);
      await post(body);
    };
    await person(server, answered, {}, deliver).types(["verbatim", "bursts"]);

    expect(asked).toHaveLength(1);
  });

  it("is not there where the gateway is used", async () => {
    const other = openChat(server);

    expect(other.routes).toEqual([]);
    await other.close();
  });
});
