/** Questions from end to end: what is typed, through the gate and the scoped desk, to the words of the answer. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import type { Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { OnInvocation } from "../../src/chat/chat.ts";
import { allCommands } from "../../src/commands/all.ts";
import type { Invocation, Reply } from "../../src/commands/command.ts";
import { createGate } from "../../src/commands/gate.ts";
import { parseInput } from "../../src/commands/parse.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import type { Route } from "../../src/domain/alert.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { appendAudit } from "../../src/store/audit.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { NO_MESSAGES } from "./at-the-desk.ts";
import { fillWorld, NOON } from "./desk-world.ts";
import { FREE } from "./free-facts.ts";

const FACTS = {
  detection: { minAccounts: 4, window: 1 },
  version: "1.2.3",
  startedAt: NOON,
  placesOf: () => [],
  memoryBytes: () => 1_000,
  ...FREE,
};
const PLACES: readonly Route[] = [
  { ...OPEN_ROUTE, watch: "harbour", to: "slack:HARBOUR" },
  { ...OPEN_ROUTE, watch: "harbour", to: "slack:MASKED", handles: "masked" },
  { ...OPEN_ROUTE, watch: "harbour", to: "slack:HAVEN", language: "nl" },
  { ...OPEN_ROUTE, watch: "nothing", to: "slack:NOTHING" },
  { ...OPEN_ROUTE, watch: "*", to: "slack:ALL" },
];

describe("asking", () => {
  let store: Store;
  let gate: OnInvocation;
  let now = NOON + 3 * HOUR;
  beforeAll(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    await store.transaction(async (tx) => {
      await tx
        .updateTable("bursts")
        .set({ severity: 80, announced: 0, reason: "explained" })
        .where("id", "=", "7K3QAAAAAAAAAAAA")
        .execute();
      // Posts with ids as X has them, one in each watch.
      for (const [from, to] of [
        ["anna-10", "1800000000000000001"],
        ["gus-92", "1800000000000000002"],
      ] as const) {
        await tx.updateTable("posts").set({ id: to }).where("id", "=", from).execute();
        await tx.updateTable("burst_posts").set({ post_id: to }).where("post_id", "=", from).execute();
        await tx.updateTable("watch_posts").set({ post_id: to }).where("post_id", "=", from).execute();
      }
    });
    gate = createGate({
      registry: allCommands,
      deskFor: (scope) => createDesk(store, scope, FACTS),
      workbenchFor: (scope, author) => createWorkbench(store, { scope, author, messages: NO_MESSAGES }),
      audit: (action) => store.transaction((tx) => appendAudit(tx, action)),
      access: { editors: ["slack:U-ED"], admins: ["slack:U-ADMIN"] },
      routes: PLACES,
      clock: { now: () => now },
      onError: (error) => {
        throw error;
      },
    });
    return () => store.close();
  });
  afterAll(() => store.close());

  async function replies(line: string, place: string, id: string): Promise<readonly Reply[]> {
    // Another minute each time, so that nobody asks too fast.
    now += MINUTE;
    const actor = { id, name: "Ann", groups: [] };
    const asked: Invocation = { platform: "slack", place, actor, input: { is: "line", line } };
    const answered: Reply[] = [];
    for await (const reply of gate(asked)) answered.push(reply);
    return answered;
  }
  async function cards(line: string, place = "slack:HARBOUR", id = "slack:U-ANN"): Promise<readonly Card[]> {
    return (await replies(line, place, id)).flatMap((reply) => (reply.is === "card" ? [reply.card] : []));
  }
  async function ask(line: string, place = "slack:HARBOUR", id = "slack:U-ANN"): Promise<string> {
    return (await cards(line, place, id)).map((card) => plainText(card)).join("\n");
  }
  const listed = (text: string) => [...text.matchAll(/^- (\w{4,6})/gm)].map(([, shortId]) => shortId);

  describe("for bursts", () => {
    it.each([
      ["bursts", "4 bursts", ["6TTT", "7KX2", "7K3QZ", "7K3Q"]],
      ["bursts --sort severity", "4 bursts, the most severe first", ["7K3Q", "6TTT", "7KX2", "7K3QZ"]],
      ["bursts --sort accounts", "4 bursts, the largest first", ["7K3Q", "6TTT", "7KX2", "7K3QZ"]],
      ["bursts --show quiet", "1 burst, quiet ones only", ["7K3Q"]],
      ["bursts --show announced", "3 bursts, announced ones only", ["6TTT", "7KX2", "7K3QZ"]],
      ["bursts --watch market", "2 bursts, of the watch market", ["6TTT", "7K3QZ"]],
      ["bursts --since 9m", "No bursts in the last 9m", []],
    ])("%s", async (line, headline, shortIds) => {
      const text = await ask(line, "slack:ALL");
      expect(text.split("\n")[0]).toBe(headline);
      expect(listed(text)).toEqual(shortIds);
    });

    it("of a watch that is not seen here is answered as for one that is not there", async () => {
      const outside = await ask("bursts --watch market");
      const nowhere = await ask("bursts --watch nosuch");
      expect(outside).toContain("There is no watch “market”");
      expect(outside.replaceAll("market", "nosuch")).toBe(nowhere);
    });

    it.each([
      ["bursts --sort size", "sort is newest, severity or accounts, not “size”."],
      ["bursts --since yesterday", "since is a length of time like 90m, 24h or 7d, not “yesterday”."],
    ])("is refused with what would do: %s", async (line, refusal) => {
      expect(await ask(line)).toContain(refusal);
    });
  });

  describe("for one watch", () => {
    it("shows how it does, and one that is not seen here like one that is not there", async () => {
      expect(await ask("watch show harbour")).toMatch(/^Mara Lindqvist\nharbour · file\nAny of “harbour”/);
      expect(await ask("watch show market", "slack:ALL")).toContain("now failing: X answered 503");
      const outside = await ask("watch show market");
      expect(outside.replaceAll("market", "nosuch")).toBe(await ask("watch show nosuch"));
    });
  });

  describe("for the words of a post", () => {
    it.each([
      "https://x.com/anna/status/1800000000000000001",
      "https://twitter.com/i/web/status/1800000000000000001?s=20",
    ])("finds the bursts and posts that have them: %s", async (address) => {
      const text = await ask(`phrase ${address}`);
      expect(text).toContain("Only one candidate has stood up for our harbour workers!");
      expect(text).toContain("In 1 burst\n- 7K3Q");
      expect(text).toMatch(/stored posts by \d accounts contain these words/);
    });

    it("that is outside of the scope is answered as for one that was never stored", async () => {
      const outside = await ask("phrase https://x.com/gus/status/1800000000000000002");
      expect(outside).toBe(await ask("phrase https://x.com/gus/status/1800000000000000009"));
      expect(outside).toContain("No post at this address is stored");
      expect(await ask("phrase https://x.com/gus/status/1800000000000000002", "slack:ALL")).toContain(
        "fish market",
      );
    });

    it("says what an address of a post looks like", async () => {
      expect(await ask("phrase https://news.example/status/12")).toContain("This is no address of a post");
    });
  });

  describe("who is behind something", () => {
    it.each(["who is behind this?", "Who is behind this", "is burst 7K3Q real?", "/verbatim ask about 7K3Q"])(
      "gets what is known, what is not, and that Verbatim cannot tell: %s",
      async (question) => {
        const text = await ask(question);
        expect(text.split("\n")[0]).toBe("Verbatim cannot tell who wrote these words, or why.");
        expect(text).toMatch(/Burst 7K(?:3Q|X2), Mara Lindqvist: \d accounts posted the same \d+ words/);
        expect(text).toContain("Posted together before none of the accounts that began it");
        expect(text).toContain("Account ages not looked up");
        expect(text).toContain("Not known who wrote the words first");
      },
    );

    it("is understood in Dutch, and answered in the language of the place", async () => {
      expect(await ask("wie zit hierachter?", "slack:HAVEN")).toContain(
        "Verbatim kan niet zeggen wie deze woorden schreef, of waarom.",
      );
      expect(await ask("wie zit hierachter?")).toContain("Verbatim cannot tell");
    });

    it("is about the burst that is named, if it can be seen here, else about the last one here", async () => {
      expect(await ask("who wrote 7K3Q?")).toContain("Burst 7K3Q, Mara Lindqvist");
      expect(await ask("who wrote 6TTT?", "slack:ALL")).toContain("Burst 6TTT, Ola Okafor");
      expect(await ask("who wrote 6TTT?")).toBe(await ask("who wrote 9ZZZ?"));
      expect(await ask("who wrote 6TTT?", "slack:NOTHING")).toContain("No burst was found here yet");
    });

    it("leaves no word of the question in the log", async () => {
      await ask("who gave out the token xoxb-1234?");
      const rows = await store.db.selectFrom("audit").selectAll().execute();
      expect(rows.at(-1)).toMatchObject({ action: "ask", target: "", outcome: "run" });
      expect(JSON.stringify(rows)).not.toContain("xoxb");
    });
  });

  describe("for the log", () => {
    it("is for admins, and refused to everybody else", async () => {
      expect(await ask("audit", "slack:ALL", "slack:U-ED")).toContain("the role “admin”");
      expect(await ask("audit")).toContain("the role “admin”");
    });

    it("shows who asked what, the newest first, by pages and by person", async () => {
      await ask("burst 7K3Q", "slack:ALL", "slack:U-LAST");
      await ask("brust 7K3Q", "slack:ALL", "slack:U-LAST");
      const text = await ask("audit --by slack:u-last", "slack:ALL", "slack:U-ADMIN");

      expect(text.split("\n").slice(0, 3)).toEqual([
        "2 entries in the log",
        expect.stringMatching(/UTC · slack:U-LAST · slack:ALL · unknown brust · no such command$/),
        expect.stringMatching(/UTC · slack:U-LAST · slack:ALL · burst 7K3Q · answered$/),
      ]);
      const all = await ask("audit 7d", "slack:ALL", "slack:U-ADMIN");
      expect(all).toMatch(/entries in the log, page 1 of \d/);
      expect(all).toContain("[Next page] /verbatim audit --since 7d --page 2");
    });
  });

  describe("with what one can compute", () => {
    it("gives what was found beside the card, and nothing where names are masked", async () => {
      const [open] = await replies("burst 7K3Q", "slack:HARBOUR", "slack:U-ANN");
      expect(open).toMatchObject({ data: { shortId: "7K3Q", members: [{ handle: "Anna" }, {}, {}, {}] } });
      expect(JSON.stringify(open)).not.toContain("anchorFrom");
      for (const line of [
        "burst 7K3Q",
        "bursts",
        "account @anna",
        "phrase harbour",
        "watch list",
        "status",
      ]) {
        const masked = await replies(line, "slack:MASKED", "slack:U-ANN");
        expect(masked.length, line).toBeGreaterThan(0);
        expect(
          masked.filter((reply) => "data" in reply),
          line,
        ).toEqual([]);
      }
    });
  });

  /** Words that every English sentence of some length has and no Dutch one. */
  const ENGLISH_ALONE =
    /(?<![\p{L}/[<-])(?:the|and|with|not|by|this|that|from|which|there|who|are|were|has|have)(?!\p{L})/iu;

  it("recognises English where it stands", async () => {
    expect(await ask("help")).toMatch(ENGLISH_ALONE);
    expect(await ask("status")).toMatch(ENGLISH_ALONE);
  });

  it.each(allCommands.flatMap(({ spec }) => [...spec.examples, `help ${spec.name}`, `${spec.name} a b c d`]))(
    "is answered all in Dutch where a place asks for that: %s",
    async (line) => {
      for (const id of ["slack:U-ANN", "slack:U-ED", "slack:U-ADMIN"]) {
        const text = await ask(line, "slack:HAVEN", id);
        const ours = text
          .split("\n")
          .filter((row) => !/^(?:│|\[| {2})/.test(row))
          .join("\n")
          .replace(/“[^”]*”/g, "")
          // Why a place refuses a message is told by the chat, or by whoever wrote this test.
          .replace(/refused the card of/g, "");
        expect(ours).not.toBe("");
        expect(ours).not.toMatch(ENGLISH_ALONE);
      }
    },
  );

  it("leads on with buttons that can be typed as they are shown", async () => {
    const lines = [
      "bursts",
      "bursts 7d --sort severity",
      // The examples, which run before, have taken 7K3Q back.
      "burst 7KX2",
      "audit 7d",
      "ask who wrote 7KX2?",
      "burst 7K",
    ];
    let actions = 0;
    for (const line of [...lines, "text list", "crew 9999"]) {
      for (const card of await cards(line, "slack:ALL", "slack:U-ADMIN")) {
        const typed = [...plainText(card).matchAll(/^\[[^\]]+\] (\/verbatim .*)$/gm)].map(
          ([, text]) => text ?? "",
        );
        const pressed = card.nodes.flatMap((node) => (node.is === "actions" ? node.actions : []));
        expect(typed.length).toBe(pressed.length);
        for (const [i, { command, options }] of pressed.entries()) {
          const input = { is: "line", line: typed[i] ?? "" } as const;
          const parsed = parseInput(input, allCommands);
          expect(parsed.is === "command" ? parsed.command.spec.name : null, typed[i]).toBe(
            parsed.is === "bad-options" ? null : command,
          );
          // What a button cannot know, a form asks for.
          expect(parsed).toMatchObject(parsed.is === "bad-options" ? { lacking: options } : { options });
          actions += 1;
        }
      }
    }
    expect(actions).toBeGreaterThan(8);
  });
});
