/** What is looked at and done before any login: rights, the invitation, and the commands that are offered. */
import { PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENGLISH, LANGUAGES } from "../../../src/cards/words/catalogue.ts";
import { commandTree } from "../../../src/chat/discord/command-tree.ts";
import type { DiscordChat } from "../../../src/chat/discord/discord-chat.ts";
import { allCommands } from "../../../src/commands/all.ts";
import type { CommandSpec } from "../../../src/commands/command.ts";
import { Secret } from "../../../src/support/secret.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/discord-server.ts";
import { validateCommands } from "../../servers/discord/validate-commands.ts";
import { BOT_ROLE, CHANNELS, GUILD, INVITED } from "../../servers/discord/world.ts";
import { NEWS, never, type OpenOptions, openChat } from "./open-discord.ts";

let server: DiscordServer;
let chats: DiscordChat[];

beforeEach(async () => {
  chats = [];
  server = await startDiscordServer();
});
afterEach(async () => {
  for (const chat of chats) await chat.close();
  // Whatever is set up, nothing of it logs in.
  expect(server.gateway.seen.connections).toBe(0);
  await server.close();
});

function opened(changes: OpenOptions = {}): DiscordChat {
  const chat = openChat(server, changes);
  chats.push(chat);
  return chat;
}

describe("check", () => {
  it("finds nothing to do where all is well", async () => {
    const places = [NEWS, `discord:${CHANNELS.forum}`];
    const results = await opened().check(places, never);

    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(results.map(({ what }) => what).join("\n")).toMatch(
      /verbatim.*\n1000 of 1000 logins.*\n.*server.*\n.*#news.*\n.*#bursts/s,
    );
  });

  it.each<[string, string, string | RegExp]>([
    ["a channel that it cannot see", CHANNELS.hidden, "View Channel"],
    ["a channel where it may not write", CHANNELS.readOnly, /Send Messages\.$/],
    ["a channel of another server", CHANNELS.strange, ""],
    ["a channel that is not there", "300000000000000999", "name another one"],
    ["a stage", CHANNELS.voice, "forum"],
    ["a name", "#news", "Copy Channel ID"],
  ])("says what to do about %s", async (_what, channel, mend) => {
    const results = await opened().check([`discord:${channel}`], never);
    const [problem] = results.filter(({ ok }) => !ok);

    expect(problem?.mend ?? "").toEqual(
      typeof mend === "string" ? expect.stringContaining(mend) : expect.stringMatching(mend),
    );
    expect(results.filter(({ ok }) => !ok)).toHaveLength(1);
  });

  it("names the permissions that are lacking, and no others", async () => {
    server.world.roles.splice(1, 1, {
      ...{ id: BOT_ROLE, name: "Verbatim" },
      permissions: String(
        INVITED & ~PermissionFlagsBits.EmbedLinks & ~PermissionFlagsBits.CreatePublicThreads,
      ),
    });
    const [problem] = (await opened().check([NEWS], never)).filter(({ ok }) => !ok);

    expect(problem?.mend).toBe("Give its role there: Embed Links, Create Public Threads.");
  });

  it("tells a wrong token, and looks no further", async () => {
    const results = await opened({ token: new Secret("wrong") }).check([NEWS], never);

    expect(results).toHaveLength(1);
    expect(results[0]?.mend).toContain("DISCORD_TOKEN");
  });

  it("prints the invitation where the server has not let it in", async () => {
    server.world.isMember = false;
    const problems = (await opened().check([], never)).filter(({ ok }) => !ok);

    expect(problems.map(({ mend }) => mend)).toEqual([
      expect.stringContaining("https://discord.com/oauth2/authorize"),
    ]);
  });

  it("tells a public key that is another application's, and shows the right one", async () => {
    const other = "0".repeat(64);
    const problems = (await opened({ mode: "http", publicKey: other }).check([], never)).filter(
      ({ ok }) => !ok,
    );

    expect(problems.map(({ mend }) => mend)).toEqual([`Write publicKey: "${server.publicKey}".`]);
  });

  it("warns where the day's logins are nearly used up", async () => {
    server.rest.identifiesLeft = 2;
    const [problem] = (await opened().check([], never)).filter(({ ok }) => !ok);

    expect(problem?.what).toContain("2 of 1000 logins");
  });
});

it("the invitation asks for what is needed and no more", async () => {
  const url = new URL(await opened().invite(never));

  expect(url.searchParams.get("client_id")).toBe("100000000000000001");
  expect(url.searchParams.get("scope")).toBe("bot applications.commands");
  expect(BigInt(url.searchParams.get("permissions") ?? 0)).toBe(INVITED);
  expect(INVITED & (PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageMessages)).toBe(0n);
});

describe("registering", () => {
  it("offers the commands in the servers that are named, and changes nothing when it is done again", async () => {
    const chat = opened();
    expect(await chat.register(never)).toMatchObject({ where: [GUILD], refused: [] });
    const before = server.rest.commands.get(GUILD);
    await chat.register(never);

    expect(before?.map((command) => command["name"])).toEqual([
      ...["verbatim", "verbatim-desk", "verbatim-admin", "Who else posted this?"],
    ]);
    expect(server.rest.commands.get(GUILD)).toEqual(before);
    expect(server.rest.commands.get("global")).toBeUndefined();
  });

  it("offers them everywhere where no server is named, and not twice once one is", async () => {
    await opened({ guilds: [] }).register(never);
    expect(server.rest.commands.get("global")).toHaveLength(4);

    await opened().register(never);
    expect(server.rest.commands.get("global")).toEqual([]);
    expect(server.rest.commands.get(GUILD)).toHaveLength(4);
  });

  it("says which server has not let it in, and goes on", async () => {
    const chat = opened({ guilds: ["200000000000000077", GUILD] });

    expect(await chat.register(never)).toMatchObject({ where: [GUILD], refused: ["200000000000000077"] });
  });
});

describe("the commands", () => {
  const specs = allCommands.map(({ spec }) => spec);
  const tree = commandTree(specs);

  it("are taken by Discord as they are", () => {
    expect(() => validateCommands(tree.commands as never)).not.toThrow();
    expect(specs.length).toBeGreaterThan(40);
  });

  it("would not fit into one command, which is why there are three", () => {
    const firstWords = new Set(specs.map(({ name }) => name.split(" ")[0]));
    expect(firstWords.size).toBeGreaterThan(25);
  });

  it("are each found again by where they stand", () => {
    const found = new Set<CommandSpec | null>();
    for (const { name, options = [] } of tree.commands as readonly {
      name: string;
      options?: readonly Nested[];
    }[]) {
      for (const option of options) {
        if (option.type === 1) found.add(tree.specAt([name, option.name]));
        for (const inner of option.type === 2 ? (option.options ?? []) : []) {
          found.add(tree.specAt([name, option.name, inner.name]));
        }
      }
    }

    expect(found.has(null)).toBe(false);
    expect(found.size).toBe(specs.length);
  });

  it("are shown only to those who may use them, where they change something", () => {
    const permissions = tree.commands.map((command) => [
      command.name,
      command.default_member_permissions ?? null,
    ]);

    expect(permissions).toEqual([
      ["verbatim", null],
      ["verbatim-desk", String(PermissionFlagsBits.ManageMessages)],
      ["verbatim-admin", String(PermissionFlagsBits.ManageGuild)],
      ["Who else posted this?", null],
    ]);
  });

  it("are described in every language there is", () => {
    const languages = Object.keys(LANGUAGES).filter((language) => language !== ENGLISH.language);
    expect(languages).toContain("nl");
    const described = JSON.stringify(tree.commands[0]);

    for (const language of languages)
      expect(described).toContain(`"description_localizations":{"${language}":`);
    expect(tree.commands.at(-1)?.name_localizations).toEqual({ nl: "Wie plaatste dit nog?" });
  });
});

describe("the names of commands in other languages", () => {
  type Named = {
    name: string;
    name_localizations?: Record<string, string>;
    options?: Named[];
    choices?: Named[];
  };
  const roots = commandTree(allCommands.map(({ spec }) => spec)).commands as unknown as Named[];

  function siblings(of: Named): Named[][] {
    const below = [of.options ?? [], of.choices ?? []].filter(({ length }) => length > 0);
    return [...below, ...(of.options ?? []).flatMap(siblings)];
  }

  it("are words of that language, and no two beside each other the same", () => {
    const groups = roots.flatMap(siblings);
    expect(groups.length).toBeGreaterThan(50);
    let own = 0;
    for (const group of groups) {
      const called = group.map(({ name_localizations }) => name_localizations?.["nl"]);
      expect(called).not.toContain(undefined);
      expect(new Set(called).size, called.join(" ")).toBe(group.length);
      own += group.filter(({ name, name_localizations }) => name_localizations?.["nl"] !== name).length;
    }
    expect(own).toBeGreaterThan(100);
  });
});

interface Nested {
  readonly type: number;
  readonly name: string;
  readonly options?: readonly Nested[];
}
