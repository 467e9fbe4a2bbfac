import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPost } from "../../src/commands/desk/find-post.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { correctionsOf } from "../../src/store/corrections.ts";
import { recordExport } from "../../src/store/exports.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk, NO_MESSAGES } from "./at-the-desk.ts";
import { fillWorld, NOON, PASSAGE } from "./desk-world.ts";

const BEN = { id: "slack:U-BEN", name: "Ben" };

describe("corrections, by command", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store, [{ watch: "harbour", to: "terminal" }]);
  });
  afterEach(() => store.close());

  it("say how many messages change and where, and which dossiers are out of our hands", async () => {
    const made = {
      at: NOON,
      posts: 4,
      withoutText: 0,
      sha256: "0".repeat(64),
      keptAs: null,
      packed: null,
    } as const;
    const of = { is: "burst", watch: "harbour" } as const;
    const by = (id: string, name: string) => ({ id, name, place: "slack:C1" });
    const burst = {
      ...made,
      subject: { ...of, name: "7K3Q", burst: "7K3QAAAAAAAAAAAA" },
      bursts: ["7K3QAAAAAAAAAAAA"],
    };
    const other = {
      ...made,
      subject: { ...of, name: "7KX2", burst: "7KX2AAAAAAAAAAAA" },
      bursts: ["7KX2AAAAAAAAAAAA"],
    };
    await store.transaction(async (tx) => {
      await recordExport(tx, { ...burst, by: by("slack:U-BO", "Bo") });
      await recordExport(tx, { ...other, by: by("slack:U-BEN", "Ben") });
    });
    const answer = await desk.ask("correct 7K3Q two of them are one newsroom's");
    expect(answer).toContain(
      "burst 7K3Q · Corrected on 23 Nov 2026, 12:00 UTC by Anna: two of them are one newsroom's",
    );
    expect(answer).toContain("2 messages are being changed, in slack:C1, terminal.");
    expect(answer.match(/by Bo,/g)).toHaveLength(1);
    expect(answer).not.toContain("Ben");
  });

  it("stand in the answer about the burst; a withdrawn one says neither words nor names", async () => {
    await desk.ask("correct 7K3Q wrong");
    const corrected = await desk.ask("burst 7K3Q");
    expect(corrected).toContain("Corrected · 4 accounts");
    expect(corrected).toContain(PASSAGE.workers);
    expect(await desk.ask("withdraw 7K3Q an exercise")).toContain("Withdrawn on 23 Nov 2026");
    const withdrawn = await desk.ask("burst 7K3Q");
    expect(withdrawn).toContain("Withdrawn · burst 7K3Q, 4 accounts, 4 posts");
    expect(withdrawn).not.toContain(PASSAGE.workers);
    expect(withdrawn).not.toContain("@Anna");
  });

  it("take what was withdrawn out of every other answer too, but not out of a review", async () => {
    const asked = ["burst 7K3Q posts", "burst 7K3Q accounts", "bursts", "ask who wrote 7K3Q?"];
    const before: string[] = [];
    for (const line of asked) before.push(await desk.ask(line));
    expect(before[0], "the premise").toContain("@Dora");
    expect(before[2], "the premise").toContain(PASSAGE.workers.slice(0, 20));
    await desk.ask("withdraw 7K3Q an exercise");
    for (const line of [...asked, `phrase ${PASSAGE.workers}`]) {
      // Another watch's burst of the same words, which was not withdrawn, keeps them.
      const after = (await desk.ask(line)).replace(/^.*7K3QZ.*$/m, "");
      expect(after, line).toMatch(/7K3Q[^\n]*withdrawn|Withdrawn · burst 7K3Q/);
      if (line.startsWith("phrase")) continue;
      expect(after, line).not.toContain(PASSAGE.workers.slice(0, 20));
      expect(after, line).not.toContain("@Dora");
    }
    await desk.ask("review 7K3Q explained --as petition");
    const { words } = await store.db.selectFrom("reviews").select("words").executeTakeFirstOrThrow();
    expect(JSON.parse(words).length).toBeGreaterThan(3);
  });

  it("take the posts of what was withdrawn out of what phrase finds, but for those of another burst", async () => {
    const byAddress = () => findPost(store.db, { all: true }, { platform: "x", postId: "eva-22" });
    expect((await byAddress())?.text, "the premise").toContain(PASSAGE.vote);
    expect(await desk.ask("phrase thank her together"), "the premise").toContain("@Eva");
    await desk.ask("withdraw 7KX2 an exercise");
    const after = await desk.ask("phrase thank her together");
    expect(after).toContain("No stored post contains these words");
    expect(after).not.toMatch(/@Eva|@Anna|@Bert/);
    expect(await byAddress()).toMatchObject({ text: null });

    await desk.ask("withdraw 7K3Q an exercise");
    const shared = await desk.ask(`phrase ${PASSAGE.workers}`);
    expect(shared, "it stands in another watch's burst").toMatch(/@Cem/);
    expect(shared).not.toMatch(/@Bert|@Dora/);
  });

  it("say it where a burst was told nowhere", async () => {
    expect(await desk.ask("correct 7KX2 wrong")).toContain("It was told nowhere");
  });

  it("are made by editors alone, audited, about bursts that are there", async () => {
    for (const line of ["correct 7K3Q wrong", "withdraw 7K3Q wrong"]) {
      expect(await desk.ask(line, BEN)).toContain("asks for the role “editor”");
      expect(desk.audited.at(-1)).toMatchObject({ actor: "slack:U-BEN", outcome: "not-allowed" });
    }
    expect(await correctionsOf(store.db, "7K3QAAAAAAAAAAAA")).toEqual([]);
    expect(await desk.ask("correct 9999 wrong")).toContain("There is no burst");
    expect(await desk.ask("withdraw 7 wrong")).toContain("Several bursts");
    expect(await desk.ask("withdraw 7K3Q")).toContain("<reason> is missing");
    await desk.ask("withdraw 7K3Q wrong");
    expect(desk.audited.at(-1)).toMatchObject({
      actor: "slack:U-ANNA",
      action: "withdraw",
      target: "7K3Q wrong",
    });
  });

  it("do not reach beyond a workbench's watches", async () => {
    const bench = createWorkbench(store, {
      scope: { all: false, watches: ["market"] },
      author: { by: "slack:U1", name: "Ann", place: "slack:C1", at: NOON },
      messages: NO_MESSAGES,
    });
    expect(await bench.correct("7KX2", { kind: "withdrawn", text: "" })).toEqual({ is: "no-burst" });
  });
});
