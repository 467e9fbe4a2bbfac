import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { allCommands } from "../../src/commands/all.ts";
import { createGate } from "../../src/commands/gate.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { LONGEST_KNOWN_TEXT, type Watch } from "../../src/domain/watch.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { addedTexts } from "../../src/store/watch-texts.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { NO_MESSAGES } from "./at-the-desk.ts";
import { NOON } from "./desk-world.ts";
import { FREE } from "./free-facts.ts";

const FROM_FILE = ["Only one candidate has stood up for our harbour", 'Say: "thank her", # at the ballot'];
const HAND_OUT = "Nobody else would have saved the fish market for us";

function watch(id: string, texts: readonly string[]): Watch {
  const lists = { keywords: [], require: [], exclude: [], languages: [], sources: [] };
  return { id, name: `Watch ${id}`, ...lists, texts };
}

describe("known texts, by command", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    const watches = [watch("harbour", FROM_FILE), watch("market", [])];
    await store.transaction((tx) => syncWatches(tx, "file", watches, NOON));
  });
  afterEach(() => store.close());

  async function ask(
    line: string,
    id = "slack:U-EDITOR",
    handles: "full" | "masked" = "full",
  ): Promise<string> {
    const gate = createGate({
      registry: allCommands,
      deskFor: (scope) =>
        createDesk(store, scope, {
          version: "",
          startedAt: 0,
          placesOf: () => [],
          memoryBytes: () => 0,
          detection: { minAccounts: 4, window: 1 },
          ...FREE,
        }),
      workbenchFor: (scope, author) => createWorkbench(store, { scope, author, messages: NO_MESSAGES }),
      audit: async () => {},
      access: { editors: ["slack:U-EDITOR"], admins: [] },
      routes: [{ ...OPEN_ROUTE, watch: "market", to: "slack:C1", handles }],
      clock: { now: () => NOON },
      onError: (error) => {
        throw error;
      },
    });
    let answer = "";
    const actor = { id, name: "Ann", groups: [] };
    const invocation = { platform: "slack", place: "slack:C1", actor, input: { is: "line", line } } as const;
    for await (const reply of gate(invocation)) {
      answer += reply.is === "card" ? `${plainText(reply.card)}\n` : "";
    }
    return answer;
  }

  it("are added under the next number, listed with where they come from, and stored with who did it", async () => {
    const added = await ask(`text add harbour ${HAND_OUT}`);
    expect(added).toContain("Added to Watch harbour as known text 3. From the next poll on");
    expect(await addedTexts(store.db, "harbour")).toMatchObject([
      { text: HAND_OUT, by: "slack:U-EDITOR", at: NOON },
    ]);

    const list = await ask("text list");
    expect(list).toContain("3 known texts");
    expect(list).toContain("1 · “Only one candidate has stood up for our harbour” · from the file");
    expect(list).toContain(`3 · “${HAND_OUT}” · added in chat 23 Nov 2026`);
    expect(await ask("text list market")).toContain("No known texts");
  });

  it("are not added twice, however they are written", async () => {
    await ask(`text add market ${HAND_OUT}`);
    expect(await ask(`text add market ${HAND_OUT.toUpperCase()}!!`)).toContain(
      "Watch market knows these words already, as known text 1.",
    );
    expect(await addedTexts(store.db, "market")).toHaveLength(1);
  });

  it("are refused when no copy could be recognised, or none is so long", async () => {
    expect(await ask("text add market two words")).toContain("too short to be recognised");
    expect(await ask("text add market @somebody https://a.example/1 #vote")).toContain("too short");
    expect(await ask(`text add market ${"a word ".repeat(LONGEST_KNOWN_TEXT / 7 + 1)}`)).toContain(
      "too long: at most 25,000 characters",
    );
    expect(await addedTexts(store.db, "market")).toEqual([]);
  });

  it("are removed by their number, and the answer shows which one it was", async () => {
    await ask(`text add harbour ${HAND_OUT}`);
    expect(await ask("text remove harbour 3")).toContain(HAND_OUT);
    expect(await addedTexts(store.db, "harbour")).toEqual([]);
    expect(await ask("text remove harbour 3")).toContain("has no known text 3. It knows 2 texts.");
  });

  it("of the file stay there: the answer is what to write in it", async () => {
    const answer = await ask("text remove harbour 1");
    const [yaml] = /watches:[\s\S]+/.exec(answer) ?? [];
    expect(parse(yaml ?? "")).toEqual({ watches: [{ id: "harbour", texts: [FROM_FILE[1]] }] });
    expect(await ask("text list harbour")).toContain("2 known texts");
  });

  it("are changed by editors alone, and seen where their watch is seen", async () => {
    for (const line of [`text add market ${HAND_OUT}`, "text remove harbour 1"]) {
      expect(await ask(line, "slack:U-ANN")).toContain("asks for the role “editor”");
    }
    await ask(`text add market ${HAND_OUT}`);
    expect(await ask("text list", "slack:U-ANN")).toContain("1 known text");
    const outside = await ask("text list harbour", "slack:U-ANN");
    expect(outside.replaceAll("harbour", "nothing")).toBe(await ask("text list nothing", "slack:U-ANN"));
    expect(outside).toContain("There is no watch “harbour” among those seen here.");
  });

  it("show no whole names where the place masks them", async () => {
    await ask("text add market Thank you @c_example for saving the market");
    expect(await ask("text list")).toContain("@c_example");
    expect(await ask("text list", "slack:U-EDITOR", "masked")).toContain("for saving the market");
    for (const line of ["text list", "text remove market 1"]) {
      expect(await ask(line, "slack:U-EDITOR", "masked"), line).not.toContain("c_example");
    }
  });

  it("of a watch that is not there are answered with what is", async () => {
    expect(await ask(`text add nowhere ${HAND_OUT}`)).toContain("There is no watch “nowhere”");
    expect(await ask("text remove nowhere 1")).toContain("[Watches] /verbatim watch list");
  });
});

it("a workbench cut to one watch changes no other", async () => {
  const store = await openStore("sqlite::memory:");
  await store.transaction((tx) => syncWatches(tx, "file", [watch("harbour", FROM_FILE)], NOON));
  const bench = createWorkbench(store, {
    scope: { all: false, watches: ["market"] },
    author: { by: "slack:U1", name: "Ann", place: "slack:C1", at: NOON },
    messages: NO_MESSAGES,
  });
  expect(await bench.addText("harbour", HAND_OUT)).toEqual({ is: "no-watch" });
  expect(await bench.startWatch("harbour")).toEqual({ is: "no-watch" });
  expect(await bench.removeText("harbour", 1)).toEqual({ is: "no-watch" });
  expect(await addedTexts(store.db, "harbour")).toEqual([]);
  await store.close();
});
