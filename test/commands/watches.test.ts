import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { detectionFor } from "../../src/app/detection-for.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { DAY } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { createTrials } from "../../src/pipeline/try-rules.ts";
import { chatWatches } from "../../src/store/edit-watches.ts";
import { allFollows } from "../../src/store/follows.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { dueTimes, syncWatches } from "../../src/store/watches.ts";
import { type AtTheDesk, atTheDesk, NO_MESSAGES } from "./at-the-desk.ts";
import { NOON } from "./desk-world.ts";

const VIEWER = { id: "slack:U-CY", name: "Cy" };
const FROM_FILE: Watch = {
  ...{ id: "harbour", name: "Mara Lindqvist", keywords: ["Lindqvist"], require: [], exclude: ["sports"] },
  ...{ languages: [], sources: ["x"], texts: [] },
};
const MARKET: Watch = { ...FROM_FILE, id: "market", name: "Ola Okafor", keywords: ["Okafor"], exclude: [] };

describe("watches, by command", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await store.transaction((tx) => syncWatches(tx, "file", [FROM_FILE, MARKET], NOON));
    desk = atTheDesk(store);
  });
  afterEach(() => store.close());

  const inChat = () => chatWatches(store.db);
  const numberIn = (answer: string) => /watch undo --number (\d+)/.exec(answer)?.[1] ?? "none";

  it("are added with who did it, what it does, and how to take it back", async () => {
    const added = await desk.ask('watch add smet De Smet, Jan De Smet --name "Jan De Smet" --languages nl');
    expect(added).toContain("Watch added: Jan De Smet · by Anna");
    expect(added).toContain("Any of “De Smet”, “Jan De Smet”");
    expect(added).toContain("told to nobody");
    expect(added).toContain("[Follow here] /verbatim follow --watch smet");
    expect(await inChat()).toEqual([
      {
        ...{ id: "smet", name: "Jan De Smet", keywords: ["De Smet", "Jan De Smet"], require: [] },
        ...{ exclude: [], languages: ["nl"], sources: ["x"], texts: [] },
      },
    ]);
    const due = (await dueTimes(store.db)).find(({ id }) => id === "smet");
    expect(due?.dueAt, "it is read with the next tick").toBe(desk.now);
    expect(desk.changes).toBe(1);
    expect(await desk.ask("watch list")).toContain("(smet, chat)");
  });

  it("are asked for by a form where something is missing", async () => {
    const form = JSON.parse(await desk.ask("watch add smet", { canAsk: true })) as Record<string, unknown>;
    expect(form).toMatchObject({ command: "watch add", given: { watch: "smet" } });
    expect(JSON.stringify(form)).toContain("with commas between");
  });

  it("of chat change list by list, a plus adding to what is there, and undo takes back the latest alone", async () => {
    await desk.ask("watch add smet De Smet");
    const first = await desk.ask('watch change smet --keywords "+Smet, De Smet"');
    expect(first).toContain("Watch changed: smet · by Anna");
    expect(first).toContain("It holds from the next poll on");
    const second = await desk.ask("watch change smet --exclude football");
    expect(await inChat()).toMatchObject([{ keywords: ["De Smet", "Smet"], exclude: ["football"] }]);

    expect(await desk.ask(`watch undo ${numberIn(first)}`)).toContain("is not the latest of its watch");
    expect(await desk.ask(`watch undo ${numberIn(second)}`)).toContain("smet is as it was");
    expect(await desk.ask(`watch undo ${numberIn(second)}`)).toContain("There is no change");
    await desk.ask(`watch undo ${numberIn(first)}`);
    expect(await inChat()).toMatchObject([{ keywords: ["De Smet"], exclude: [] }]);
    expect(await desk.ask("watch change smet --exclude none")).toContain("smet is like that already");
  });

  it("of chat are removed, keep what was found, and come back by undo", async () => {
    await desk.ask("watch add smet De Smet");
    const removed = await desk.ask("watch remove smet");
    expect(removed).toContain("Watch removed: smet · by Anna");
    expect(removed).toContain("What was found stays: 0 posts.");
    expect(await inChat()).toEqual([]);
    expect(await desk.ask("watch show smet")).toContain("There is no watch “smet”");
    expect(await desk.ask(`watch undo ${numberIn(removed)}`)).toContain("smet is watched again");
    expect(await inChat()).toMatchObject([{ id: "smet", keywords: ["De Smet"] }]);
  });

  it("of the file stay as they are: the answer is what to write there", async () => {
    const answer = await desk.ask('watch change harbour --exclude "+cup final"');
    const [yaml] = /watches:[\s\S]+/.exec(answer) ?? [];
    expect(parse(yaml ?? "")).toEqual({
      watches: [
        {
          ...{ id: "harbour", name: "Mara Lindqvist", keywords: ["Lindqvist"] },
          ...{ exclude: ["sports", "cup final"], sources: ["x"] },
        },
      ],
    });
    expect(await desk.ask("watch remove harbour")).toContain("Take it out there");
    expect((await dueTimes(store.db)).map(({ id }) => id)).toEqual(["harbour", "market"]);
  });

  it.each([
    ["watch add Smet x", "lower-case letters"],
    ["watch add harbour x", "There is a watch “harbour” already"],
    ["watch add smet ,", "at least one keyword"],
    ["watch add smet a, !!!", "“!!!” cannot be searched for"],
    [`watch add smet ${"a".repeat(501)}`, "cannot be searched for"],
    ["watch add smet a --languages german", "“german” is no language code"],
    ["watch add smet a --sources reddit", "No source “reddit” runs here. These do: x"],
    ["watch change nowhere --name a", "There is no watch “nowhere”"],
    ["watch change harbour --accounts 1", "at least two accounts"],
    ["watch try harbour --exclude sports", "is like that already"],
    ["watch try nowhere --accounts 8", "There is no watch “nowhere”"],
    ["watch remove nowhere", "There is no watch “nowhere”"],
    ["watch pause nowhere 1h", "There is no watch “nowhere”"],
    ["watch resume nowhere", "There is no watch “nowhere”"],
    ["watch resume harbour", "Mara Lindqvist is not paused"],
    ["watch pause harbour soon", "For how long?"],
    ["follow nowhere", "There is no watch “nowhere”"],
    ["follow harbour --severity 101", "at most 100"],
    ["unfollow harbour", "Mara Lindqvist is not followed here"],
  ])("%s is answered with what is wrong, and changes nothing", async (line, said) => {
    const before = await dueTimes(store.db);
    expect(await desk.ask(line)).toContain(said);
    expect(await inChat()).toEqual([]);
    expect(await dueTimes(store.db)).toEqual(before);
  });

  it("are paused with an end, which is shown with who did it, and resumed before", async () => {
    const paused = await desk.ask("watch pause harbour 24h");
    expect(paused).toContain("Paused: Mara Lindqvist until 24 Nov 2026");
    expect(paused).toContain("by Anna");
    expect(paused).toContain("[Resume] /verbatim watch resume --watch harbour");
    const due = (await dueTimes(store.db)).find(({ id }) => id === "harbour");
    expect(due?.dueAt).toBe(desk.now + DAY);
    for (const line of ["watch list", "watch show harbour"]) {
      expect(await desk.ask(line)).toMatch(/paused until 24 Nov 2026.* by Anna/);
    }
    expect(await desk.ask("watch resume harbour")).toContain("Mara Lindqvist is read again, from now on");
    expect(await desk.ask("watch list")).not.toContain("paused");
  });

  it("are followed where it is asked, and followed no more", async () => {
    const followed = await desk.ask("follow harbour here --severity 50");
    expect(followed).toContain("New bursts of Mara Lindqvist with a severity of at least 50 are told here");
    expect(await allFollows(store.db)).toEqual([{ watch: "harbour", place: "slack:C1", minSeverity: 50 }]);
    expect(desk.changes).toBe(1);
    expect(await desk.ask("unfollow harbour")).toContain("Nothing new of Mara Lindqvist is told here");
    expect(await allFollows(store.db)).toEqual([]);
  });

  it("that a route of the file names are followed as the file says", async () => {
    const answer = await desk.ask("follow market --severity 25");
    const [yaml] = /routes:[\s\S]+/.exec(answer) ?? [];
    expect(parse(yaml ?? "")).toEqual({ routes: [{ watch: "market", to: "slack:C1", minSeverity: 25 }] });
    expect(await desk.ask("unfollow market")).toContain("Take that route out there");
    expect(await allFollows(store.db)).toEqual([]);
  });

  it("are changed by editors alone, and what is refused is audited", async () => {
    const lines = [
      ...[
        "watch add a b",
        "watch change market --name b",
        "watch try market --accounts 8",
        "watch remove market",
        "watch undo 1",
      ],
      ...["watch pause market 1h", "watch resume market", "follow market", "unfollow market"],
    ];
    for (const line of lines) {
      expect(await desk.ask(line, VIEWER), line).toContain("asks for the role “editor”");
      expect(desk.audited.at(-1), line).toMatchObject({ actor: VIEWER.id, outcome: "not-allowed" });
    }
    expect(desk.changes).toBe(0);
  });
});

it("a workbench cut to one watch changes no other", async () => {
  const store = await openStore("sqlite::memory:");
  await store.transaction((tx) => syncWatches(tx, "file", [FROM_FILE], NOON));
  const author = { by: "slack:U1", name: "Ann", place: "slack:C1", at: NOON };
  const watching = {
    sources: ["x"],
    fileRoutes: [],
    tryRules: createTrials({ store, detection: (of) => detectionFor(of, DEFAULTS.detection) }),
    changed: async () => {},
  };
  const all = createWorkbench(store, { scope: { all: true }, author, messages: NO_MESSAGES, watching });
  const keywords = { adds: false, items: ["De Smet"] };
  const added = await all.addWatch("smet", { keywords });
  if (added.is !== "added") throw new Error("the test's watch was not added");

  const scope = { all: false, watches: ["market"] } as const;
  const bench = createWorkbench(store, { scope, author, messages: NO_MESSAGES, watching });
  expect(await bench.addWatch("other", { keywords })).toEqual({ is: "not-here" });
  expect(await bench.changeWatch("smet", { keywords })).toEqual({ is: "no-watch" });
  expect(await bench.tryWatch("smet", { keywords })).toEqual({ is: "no-watch" });
  expect(await bench.removeWatch("smet")).toEqual({ is: "no-watch" });
  expect(await bench.undoWatchChange(added.number)).toEqual({ is: "none" });
  expect(await bench.pauseWatch("harbour", NOON + DAY)).toEqual({ is: "no-watch" });
  expect(await bench.resumeWatch("harbour")).toEqual({ is: "no-watch" });
  expect(await bench.follow("smet", 0)).toEqual({ is: "no-watch" });
  expect(await bench.unfollow("smet")).toEqual({ is: "no-watch" });
  await store.close();
});
