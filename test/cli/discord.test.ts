import { afterEach, beforeEach, expect, it } from "vitest";
import { openChats } from "../../src/app/open-chats.ts";
import { runCli } from "../../src/cli/program.ts";
import { type DiscordServer, startDiscordServer } from "../servers/discord/discord-server.ts";
import { CHANNELS, GUILD, TOKEN } from "../servers/discord/world.ts";
import { makeWorld } from "./world.ts";

let discord: DiscordServer;

beforeEach(async () => {
  discord = await startDiscordServer();
});
afterEach(async () => {
  // Nothing of this logs in: a loop of restarts cannot use up the day's logins.
  expect(discord.gateway.seen.connections).toBe(0);
  await discord.close();
});

function world(changes: { readonly token?: string; readonly to?: string; readonly guild?: string } = {}) {
  const { token = TOKEN, to = `discord:${CHANNELS.news}`, guild = GUILD } = changes;
  const yaml = `
watches: [{ id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [replay] }]
sources: { replay: { files: [posts.jsonl] } }
chat: { discord: { apiUrl: "${discord.api}", guilds: ["${guild}"] } }
routes: [{ watch: "*", to: "${to}" }]
access: { editors: ["discord:123456789012345678"] }
`;
  return makeWorld({
    files: { "config/verbatim.yaml": yaml, "posts.jsonl": "" },
    env: { DISCORD_TOKEN: token },
    context: { openChats: (config, around) => openChats(config, around, { remembers: false }) },
  });
}

it("prints the address that lets the bot in", async () => {
  const at = world();

  expect(await runCli(["discord", "invite"], at.context)).toBe(0);
  expect(at.printed()).toMatch(/^https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&/);
});

it("registers the commands, and says where the bot is not", async () => {
  const at = world();
  expect(await runCli(["discord", "register"], at.context)).toBe(0);
  expect(at.printed()).toBe(`${GUILD}: 4 commands are offered\n`);

  const elsewhere = world({ guild: "200000000000000077" });
  expect(await runCli(["discord", "register"], elsewhere.context)).toBe(2);
  expect(elsewhere.printed()).toContain("verbatim discord invite");
});

it("checks token, server, channel and permissions", async () => {
  const at = world();
  await runCli(["check"], at.context);
  expect(at.printed()).toContain(`discord:${CHANNELS.news} is #news, and takes messages`);

  const hidden = world({ to: `discord:${CHANNELS.readOnly}` });
  expect(await runCli(["check"], hidden.context)).toBe(2);
  expect(hidden.printed()).toContain("Give its role there: Send Messages.");
});

it("says what to do about a wrong token, without a word of it", async () => {
  const at = world({ token: "a-token-that-is-wrong" });

  expect(await runCli(["discord", "invite"], at.context)).toBe(2);
  expect(at.complained()).toContain("DISCORD_TOKEN");
  expect(at.complained() + at.printed()).not.toContain("a-token-that-is-wrong");
});

it("says what is missing where Discord is not set up", async () => {
  const at = makeWorld({
    files: {
      "config/verbatim.yaml":
        "watches: [{ id: a, name: A, keywords: [abc], sources: [replay] }]\nsources: { replay: { files: [p] } }\n",
    },
  });

  expect(await runCli(["discord", "register"], at.context)).toBe(2);
  expect(at.complained()).toContain("chat.discord");
});
