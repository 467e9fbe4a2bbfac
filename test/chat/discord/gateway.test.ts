import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DiscordChat } from "../../../src/chat/discord/discord-chat.ts";
import type { GatewayTiming } from "../../../src/chat/discord/gateway-connection.ts";
import { createLoginPace } from "../../../src/chat/discord/login-pace.ts";
import type { Invocation } from "../../../src/commands/command.ts";
import { Secret } from "../../../src/support/secret.ts";
import { says } from "../../contracts/chat.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/discord-server.ts";
import { TOKEN } from "../../servers/discord/world.ts";
import { NEWS, never, type OpenOptions, openChat, person, until } from "./open-discord.ts";

/** As the adapter waits, only shorter: what counts is what it does, and in which order. */
const QUICK: GatewayTiming = { silentFor: 2_000, looksEvery: 20, rests: [10, 20, 40] };

let server: DiscordServer;
let chats: DiscordChat[];
let asked: Invocation[];
let lines: string[];

beforeEach(async () => {
  [chats, asked, lines] = [[], [], []];
  server = await startDiscordServer();
});
afterEach(async () => {
  for (const chat of chats) await chat.close();
  await server.close();
});

function opened(changes: OpenOptions = {}): DiscordChat {
  const chat = openChat(server, { lines, gatewayTiming: QUICK, ...changes });
  chats.push(chat);
  return chat;
}

async function listening(changes: OpenOptions = {}): Promise<DiscordChat> {
  const chat = opened(changes);
  await chat.listen(async function* (invocation) {
    asked.push(invocation);
    yield { is: "progress", text: "looking" };
  }, never);
  return chat;
}

/** Somebody types, and it is heard. */
async function isHeard(): Promise<void> {
  const before = asked.length;
  await person(server, () => until(() => asked.length > before)).types(["verbatim", "status"]);
}

const gateway = () => server.gateway;

describe("the gateway", () => {
  it("is asked for nothing that needs a privilege, and hears commands", async () => {
    await listening();
    await isHeard();

    expect(gateway().intents).toBe(0);
    expect(gateway().seen).toMatchObject({ connections: 1, identifies: 1, resumes: 0 });
  });

  it("is resumed when Discord asks for a new connection, and nothing said meanwhile is lost", async () => {
    await listening();
    gateway().askToReconnect();
    await until(() => gateway().connected() === 0);
    const said = person(server, () => until(() => asked.length === 1)).types(["verbatim", "status"]);
    await said;

    expect(gateway().seen).toMatchObject({ identifies: 1, resumes: 1 });
    await isHeard();
  });

  it.each([4_000, 4_009, 1_006])("is resumed after it was closed with %i", async (code) => {
    await listening();
    if (code === 1_006) gateway().closeAll(1_001);
    else gateway().closeAll(code);
    await until(() => gateway().seen.resumes === 1);

    expect(gateway().seen.identifies).toBe(1);
    await isHeard();
  });

  it("resumes a session that is only interrupted, and begins a new one where it is over", async () => {
    await listening();
    gateway().invalidate(true);
    await until(() => gateway().seen.resumes === 1);
    expect(gateway().seen.identifies).toBe(1);

    gateway().invalidate(false);
    await until(() => gateway().seen.identifies === 2);
    await isHeard();
  });

  it("is left when it acknowledges nothing any more", async () => {
    gateway().heartbeatInterval = 40;
    await listening();
    gateway().acknowledges = false;
    await until(() => gateway().seen.connections >= 2);
    gateway().acknowledges = true;

    await until(() => gateway().seen.resumes + gateway().seen.identifies >= 2);
    await isHeard();
  });

  it("is left when nothing comes from it at all, without waiting for the library", async () => {
    gateway().heartbeatInterval = 3_600_000;
    await listening({ gatewayTiming: { ...QUICK, silentFor: 300 } });
    await until(() => gateway().seen.identifies >= 2);

    expect(lines.join("")).toContain("it acknowledges nothing any more");
  });

  it("is tried with patience when it ends every connection", async () => {
    gateway().closesAtOnce = 4_000;
    const chat = opened();
    const listen = chat.listen(async function* () {}, never);
    await until(() => lines.join("").includes("it ends every connection"));
    expect(gateway().seen.identifies).toBe(0);

    gateway().closesAtOnce = null;
    await listen;
    expect(gateway().seen.identifies).toBe(1);
  });

  it.each([
    [4_004, "DISCORD_TOKEN"],
    [4_013, "newer Verbatim"],
    [4_014, "developer portal"],
  ])("is given up for good when it was closed with %i, with one clear error", async (code, mend) => {
    gateway().closesIdentified = code;
    const chat = opened();

    await expect(chat.listen(async function* () {}, never)).rejects.toMatchObject({
      name: "ChatError",
      code: "refused",
      mend: expect.stringContaining(mend),
    });
    expect(gateway().seen.identifies).toBe(1);
  });

  it("says that it is lost when Discord has enough of it later", async () => {
    const chat = await listening();
    expect(chat.lost?.aborted).toBe(false);
    gateway().closeAll(4_004);
    await until(() => chat.lost?.aborted === true);

    expect(chat.lost?.reason).toMatchObject({
      name: "ChatError",
      mend: expect.stringContaining("DISCORD_TOKEN"),
    });
    expect(lines.join("")).not.toContain(TOKEN);
  });

  it("is not begun with a wrong token, nor where hardly a login is left", async () => {
    await expect(
      opened({ token: new Secret("wrong") }).listen(async function* () {}, never),
    ).rejects.toMatchObject({
      mend: expect.stringContaining("DISCORD_TOKEN"),
    });
    server.rest.identifiesLeft = 3;
    await expect(opened().listen(async function* () {}, never)).rejects.toMatchObject({
      mend: expect.stringContaining("in 1 hours"),
    });
    expect(gateway().seen.identifies).toBe(0);
  });

  it("ends with one clear error when a call says that its token is not known any more", async () => {
    const chat = await listening({ mode: "http" });
    const send = (key: string) =>
      chat.deliver({ kind: "send", place: NEWS, key, card: says("A card") }, never);
    server.failNext({ how: "status", status: 401 }, /POST .*messages$/);
    await expect(send("once"), "only this once").rejects.toMatchObject({ code: "refused" });
    expect(chat.lost?.aborted).toBe(false);
    server.failNext({ how: "status", status: 401 }, /POST .*messages$/);
    server.failNext({ how: "status", status: 401 }, /GET .*users\/@me$/);
    await expect(send("again")).rejects.toMatchObject({ code: "unavailable" });
    expect(chat.lost?.reason).toMatchObject({
      ...{ code: "refused", message: "Discord does not know Verbatim's token" },
      mend: expect.stringContaining("DISCORD_TOKEN"),
    });
  });

  it("keeps nobody from starting where Discord is out of reach, and is there when that is over", async () => {
    server.failNext({ how: "reset" }, /gateway/);
    const chat = await listening();
    await gateway().ready();

    await isHeard();
    expect(chat.deafSince?.()).toBe(null);
    expect(chat.lost?.aborted).toBe(false);
  });

  it("closes, and hears nothing any more", async () => {
    const chat = await listening();
    await chat.close();
    await until(() => gateway().connected() === 0);
    expect(chat.deafSince?.()).toEqual(expect.any(Number));
    await person(server, async () => {}).types(["verbatim", "status"]);

    expect(asked).toEqual([]);
    expect(gateway().seen.connections).toBe(1);
  });

  it("goes on after events that are not as they should be", async () => {
    await listening();
    for (const broken of [
      {},
      { type: 2 },
      { type: 3, id: "1", data: null },
      { type: 99, id: "2", member: { user: null } },
    ]) {
      gateway().dispatch("INTERACTION_CREATE", broken);
    }
    gateway().dispatch("SOMETHING_NEW", { a: 1 });

    await isHeard();
  });
});

describe("logins", () => {
  it("are rarer the more there were within an hour, and stay far below a thousand a day", async () => {
    let now = 0;
    const slept: number[] = [];
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        slept.push(ms);
        now += ms;
      },
    };
    const rests = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000];
    const pace = createLoginPace(clock, rests);
    const signal = new AbortController().signal;
    let logins = 0;
    while (now < 86_400_000) {
      await pace.wait(signal);
      logins += 1;
      now += 1_000;
    }

    expect(slept.slice(0, 3)).toEqual([4_000, 14_000, 29_000]);
    expect(logins).toBeLessThan(400);
    expect(logins).toBeGreaterThan(100);
  });
});
