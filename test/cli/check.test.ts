/** `verbatim check`: says what it understood, what is missing, and what to do. */
import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openChats } from "../../src/app/open-chats.ts";
import { type Chat, ChatError, type Delivery } from "../../src/chat/chat.ts";
import { runCheck } from "../../src/cli/check.ts";
import { runCli } from "../../src/cli/program.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { MINIMAL, makeWorld } from "./world.ts";

const CONFIG = "config/verbatim.yaml";

const ON_X = `watches:
  - { id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist, new harbour], require: [vote], exclude: [football], languages: [en], sources: [x] }
  - { id: okafor, name: Ada Okafor, keywords: [Okafor], languages: [mt], sources: [x] }
sources:
  x:
routes:
  - { watch: "*", to: terminal }
`;

/** A chat that keeps what it is given, or refuses it. */
function makeChat(refuses: ChatError | null = null) {
  const deliveries: Delivery[] = [];
  let open = true;
  const chat: Chat = {
    platform: "terminal",
    capabilities: {
      threads: false,
      edits: false,
      files: false,
      forms: false,
      autocomplete: false,
      lookUp: false,
      settlesWithin: 0,
    },
    check: async (places) =>
      places.map((place) => ({ ok: true, what: `${place} can be written`, mend: null })),
    deliver: async (delivery) => {
      if (refuses !== null) throw refuses;
      deliveries.push(delivery);
      return "ref";
    },
    find: async () => null,
    listen: async () => {},
    close: async () => {
      open = false;
    },
  };
  return { chat, deliveries, isOpen: () => open };
}

describe("a configuration that can run", () => {
  it.each([
    ["nl-NL", null],
    ["en", null],
    ["sv", "nothing is written in sv yet, so what goes there is in English"],
  ])("is told of a route's language that nothing is written in: %s", async (language, note) => {
    const routed = MINIMAL.replace("to: terminal", `to: terminal, language: ${language}`);
    const world = makeWorld({ files: { [CONFIG]: routed, "posts.jsonl": "" } });

    expect(await runCheck({ send: false }, world.context)).toBe(0);
    expect(world.printed().includes("nothing is written in")).toBe(note !== null);
    if (note !== null) expect(world.printed()).toContain(note);
  });

  it("is described, checked and answered with exit code 0", async () => {
    const world = makeWorld({ files: { [CONFIG]: MINIMAL, "posts.jsonl": "" } });

    expect(await runCheck({ send: false }, world.context)).toBe(0);

    const said = world.printed();
    expect(said).toContain('lindqvist: Mara Lindqvist; any of "Lindqvist"; from replay');
    expect(said).toContain("replay: posts.jsonl; as fast as it was written");
    expect(said).toContain("every watch to terminal");
    expect(said).toContain("4 accounts within 1h, or 8 within 36h");
    expect(said).toContain("texts go after 90d, what proves them after 365d; what is held stays");
    expect(said).toContain("a text that its platform removed goes with the next look at its burst");
    expect(said).toContain("ok       store: sqlite:./data/verbatim.db does not exist yet and can be made");
    expect(said).toContain('Add who may: access: { editors: ["terminal"] }');
    expect(said.trimEnd()).toMatch(/Ready to run\.$/);
  });

  it("is left as it was: nothing is made by looking", async () => {
    const world = makeWorld({ files: { [CONFIG]: MINIMAL, "posts.jsonl": "" } });
    await runCheck({ send: false }, world.context);
    expect(existsSync(join(world.folder, "data"))).toBe(false);
  });

  it("names every setting that is not in this version", async () => {
    const rest = `${MINIMAL}health: { pingUrl: https://example.org }\n`;
    const world = makeWorld({ files: { [CONFIG]: rest, "posts.jsonl": "" } });
    expect(await runCheck({ send: false }, world.context)).toBe(0);
    expect(world.printed()).toContain(
      "config/verbatim.yaml:7:1 health is understood, but not in this version",
    );
  });

  it("prints what X will be asked, and what it cannot be asked", async () => {
    const world = makeWorld({ files: { [CONFIG]: ON_X }, env: { X_BEARER_TOKEN: "the-bearer-token" } });
    expect(await runCheck({ send: false }, world.context)).toBe(0);
    const said = world.printed();
    expect(said).toContain(
      '  lindqvist asks x one query\n    (Lindqvist OR "new harbour") vote -football (lang:en OR lang:und) -is:retweet\n',
    );
    expect(said).toContain("okafor: X does not tell the language mt: posts in every language are read");
    expect(said).not.toContain("the-bearer-token");
  });

  it("says where amounts would be said nowhere, and nothing where a place is named", async () => {
    const said = async (rest: string) => {
      const world = makeWorld({ files: { [CONFIG]: ON_X + rest }, env: { X_BEARER_TOKEN: "token" } });
      expect(await runCheck({ send: false }, world.context)).toBe(0);
      return world.printed();
    };
    expect(await said("")).toContain("access.place is not set: whether a watch may cost what it costs");
    expect(await said("access: { place: terminal }\n")).not.toContain("access.place is not set");
  });

  it("says which watch nobody hears of", async () => {
    const unheard = MINIMAL.replace(/routes:[\s\S]*/, "");
    const world = makeWorld({ files: { [CONFIG]: unheard, "posts.jsonl": "" } });
    expect(await runCheck({ send: false }, world.context)).toBe(0);
    expect(world.printed()).toContain("no route leads from the watch lindqvist");
  });

  it("says when others may read the tokens", async () => {
    const world = makeWorld({ files: { [CONFIG]: MINIMAL, "posts.jsonl": "", ".env": "A=b" } });
    const file = join(world.folder, ".env");
    chmodSync(file, 0o644);
    await runCheck({ send: false }, world.context);
    expect(world.printed()).toContain(
      ".env may be read by others on this machine\n           chmod 600 .env",
    );

    chmodSync(file, 0o600);
    const before = world.printed().length;
    await runCheck({ send: false }, world.context);
    expect(world.printed().slice(before)).not.toContain(".env");
  });

  it("never shows a password", async () => {
    const url = "postgres://verbatim:hunter22@127.0.0.1:1/verbatim";
    const world = makeWorld({ files: { [CONFIG]: MINIMAL, "posts.jsonl": "" }, env: { DATABASE_URL: url } });
    expect(await runCheck({ send: false }, world.context)).toBe(2);
    expect(world.printed()).toContain("postgres://127.0.0.1:1/verbatim");
    expect(world.printed()).not.toContain("hunter22");
  });
});

describe("what is missing", () => {
  it("is a problem with its mend, and exit code 2", async () => {
    const world = makeWorld({ files: { [CONFIG]: MINIMAL } });
    expect(await runCheck({ send: false }, world.context)).toBe(2);
    expect(world.printed()).toContain("problem  sources.replay: posts.jsonl cannot be read");
    expect(world.printed()).toContain("One thing to do first.");
  });

  it("is a database that is none", async () => {
    const files = {
      [CONFIG]: MINIMAL,
      "posts.jsonl": "",
      "data/verbatim.db": "this is no database ".repeat(99),
    };
    const world = makeWorld({ files });
    expect(await runCheck({ send: false }, world.context)).toBe(2);
    expect(world.printed()).toContain("problem  store:");
  });

  it.each([
    [
      "an approval that nobody can be asked for",
      MINIMAL.replace("to: terminal", "to: terminal, approval: required"),
      "config/verbatim.yaml:6:43 routes.0.approval: nobody can be asked: name a place for that in access.place",
    ],
  ])("is %s, and nothing runs with it", async (_, text, message) => {
    const world = makeWorld({ files: { [CONFIG]: text, "posts.jsonl": "" } });
    expect(await runCli(["check"], world.context)).toBe(2);
    expect(world.printed()).toContain(`problem  ${message}`);
    expect(world.printed()).toContain("One thing to do first.");

    expect(await runCli(["run"], world.context)).toBe(2);
    expect(world.complained()).toContain(message);
    expect(existsSync(join(world.folder, "data"))).toBe(false);
  });

  it("is the configuration itself: every problem on standard error, without a stack", async () => {
    const world = makeWorld({ files: { [CONFIG]: MINIMAL.replace("keywords", "keywrods") } });
    expect(await runCli(["check"], world.context)).toBe(2);
    expect(world.complained()).toContain(
      'config/verbatim.yaml:2:44 watches.0.keywrods: is not a setting; did you mean "keywords"?',
    );
    expect(world.complained()).not.toContain(" at ");
    expect(world.printed()).toBe("");
  });

  it("is a file that --config names and that is not there", async () => {
    const world = makeWorld();
    expect(await runCli(["check", "--config", "none.yaml"], world.context)).toBe(2);
    expect(world.complained()).toBe(
      'none.yaml: does not exist: "verbatim init" writes one, or name another with --config\n',
    );
  });
});

describe("a check beside a running bot", () => {
  const files = { [CONFIG]: MINIMAL, "posts.jsonl": "" };
  const look = (folder: string) =>
    readdirSync(join(folder, "data"))
      .sort()
      .map((name) => [name, readFileSync(join(folder, "data", name), "latin1")]);

  async function makeStore(folder: string): Promise<Store> {
    return openStore(`sqlite:${join(folder, "data/verbatim.db")}`);
  }

  it.each([[["check"]], [["check", "--send"]], [["check", "--health"]]])(
    "leaves every file as it is: verbatim %j",
    async (argv) => {
      const halfWritten = '{"key":"k1","place":"termi';
      const world = makeWorld({
        files: { ...files, "data/verbatim.db.terminal.log": halfWritten },
        context: {
          openChats: (config, around) => openChats(config, around, { remembers: false }),
        },
      });
      await (await makeStore(world.folder)).close();
      const before = look(world.folder);
      expect(before.map(([name]) => name)).toEqual(["verbatim.db", "verbatim.db.terminal.log"]);

      expect(await runCli(argv, world.context)).toBe(0);
      expect(look(world.folder)).toEqual(before);
    },
  );

  it("does not bring older tables up to date, but says that the next start will", async () => {
    const world = makeWorld({ files });
    const store = await makeStore(world.folder);
    await sql`delete from kysely_migration`.execute(store.db);
    await store.close();

    expect(await runCli(["check"], world.context)).toBe(0);
    expect(world.printed()).toContain(
      "its tables are older and will be brought up to date at the next start",
    );
    expect(await runCli(["check", "--health"], world.context)).toBe(2);
    expect(world.printed()).toContain(
      "has the tables of an older version, so no bot of this one works on it",
    );
  });

  it("asks for its health only what a supervisor must know, and reads no chain again", async () => {
    const world = makeWorld({ files: { [CONFIG]: MINIMAL } });
    const store = await makeStore(world.folder);
    await store.db.insertInto("chain_heads").values({ chain: "audit", n: 7, hash: "none" }).execute();
    await store.close();

    expect(await runCli(["check"], world.context), "the chain is broken, the file of posts missing").toBe(2);
    const before = world.printed().length;
    expect(await runCli(["check", "--health"], world.context)).toBe(0);
    expect(world.printed().slice(before)).toBe(
      "  ok       store: sqlite:./data/verbatim.db opens and its tables are up to date\n",
    );
  });

  it("is not well where no bot has made its database", async () => {
    const world = makeWorld({ files });
    expect(await runCli(["check", "--health"], world.context)).toBe(2);
    expect(world.printed()).toContain("does not exist. The bot makes it when it starts.");
    expect(existsSync(join(world.folder, "data"))).toBe(false);
  });
});

describe("check --send", () => {
  const files = { [CONFIG]: MINIMAL, "posts.jsonl": "" };

  it("delivers one card marked TEST to each place, and closes the chat", async () => {
    const { chat, deliveries, isOpen } = makeChat();
    const world = makeWorld({ files, context: { openChats: async () => [chat] } });

    expect(await runCheck({ send: true }, world.context)).toBe(0);

    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({ kind: "send", place: "terminal", card: { mark: "TEST" } });
    expect(world.printed()).toContain("ok       terminal: a card marked TEST was sent");
    expect(isOpen()).toBe(false);
  });

  it("writes it in the language of the place", async () => {
    const { chat, deliveries } = makeChat();
    const dutch = MINIMAL.replace("to: terminal", "to: terminal, language: nl");
    const here = { ...files, [CONFIG]: dutch };
    await runCheck(
      { send: true },
      makeWorld({ files: here, context: { openChats: async () => [chat] } }).context,
    );

    expect(deliveries[0]?.card).toMatchObject({
      notification: "Verbatim kan hier berichten plaatsen.",
      language: "nl",
    });
  });

  it("has a new key each time, so that a second test arrives as well", async () => {
    const { chat, deliveries } = makeChat();
    const world = makeWorld({ files, context: { openChats: async () => [chat] } });
    await runCheck({ send: true }, world.context);
    await runCheck({ send: true }, world.context);
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(2);
  });

  it("says what to do when the place refuses", async () => {
    const { chat, isOpen } = makeChat(
      new ChatError("refused", "not in the channel", { mend: "Invite the bot." }),
    );
    const world = makeWorld({ files, context: { openChats: async () => [chat] } });
    expect(await runCheck({ send: true }, world.context)).toBe(2);
    expect(world.printed()).toContain("terminal: the test was not delivered: not in the channel");
    expect(world.printed()).toContain("Invite the bot.");
    expect(isOpen()).toBe(false);
  });

  it("sends nothing unless it is asked to", async () => {
    const { chat, deliveries } = makeChat();
    const world = makeWorld({ files, context: { openChats: async () => [chat] } });
    await runCheck({ send: false }, world.context);
    expect(world.printed()).toContain("terminal can be written");
    expect(deliveries).toEqual([]);
  });
});
