/** What a page says first, and of how it was found: true and whole in the cases in which numbers mislead. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { DossierSubject } from "../../src/domain/dossier.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { recordGaps } from "../../src/store/gaps.ts";
import { putHold } from "../../src/store/holds.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { exporterOver, made, ownFolder } from "../pipeline/export/exported.ts";
import { paste, play, SENTENCE, START } from "../pipeline/scene.ts";

const OTHER = "quite another sentence that many people put up at once this very day";

async function scene() {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  return { store, scene: await play(store, { routes: [{}] }) };
}

/** The sentence to quote, and the page as it is read, in one line each. */
async function read(store: Store, subject: DossierSubject, language = "en") {
  const { dossier } = await made(exporterOver(store, await ownFolder()), {
    subject,
    format: "files",
    language,
  });
  const path = dossier.files.find(({ name }) => name.endsWith("dossier.html"))?.path ?? "";
  const source = await readFile(join(path), "utf8");
  const textOf = (html: string) =>
    html
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .replace(/ ([.,:;)])/g, "$1")
      .trim();
  const said = /<h1>(.*?)<\/h1>/s.exec(source)?.[1] ?? "";
  return {
    said: textOf(said),
    page: textOf(source.slice(source.indexOf("<body>"), source.indexOf("<script>"))),
  };
}

const day = (name: string): DossierSubject => ({
  is: "day",
  name,
  watch: "harbour",
  from: START,
  to: START + DAY,
});
const burst = ({ id, shortId }: { id: string; shortId: string }): DossierSubject => ({
  ...{ is: "burst", name: shortId, burst: id, watch: "harbour" },
});

it("says how many copies are word for word, and how many are not", async () => {
  const { store, scene: played } = await scene();
  paste(played, START, 6);
  await played.poll(START + 10 * MINUTE);
  const whole = await read(store, burst(await played.burstOf(SENTENCE)));
  expect(whole.said).toMatch(
    /^6 accounts posted the same 13 words within .* on X that match .*: all 6 posts word for word \(it had not ended on 3 Nov 2026, 12:00 UTC\)\.$/,
  );

  played.post(START + 12 * MINUTE, "b1", SENTENCE.replace("people", "folk"));
  await played.poll(START + 15 * MINUTE);
  const changed = await read(store, burst(await played.burstOf(SENTENCE)));
  expect(changed.said).toMatch(/: 6 of 7 posts word for word, 1 with changes \(it had/);
});

it("does not take a copy without its text for one with changes", async () => {
  const { store, scene: played } = await scene();
  paste(played, START, 6);
  await played.poll(START + 10 * MINUTE);
  await played.change(START + 11 * MINUTE, (bench) => bench.purge({ kind: "account", name: "@a2" }, true));
  paste(played, START + 12 * MINUTE, 1, 30);
  await played.poll(START + 20 * MINUTE);
  const { said, page } = await read(store, burst(await played.burstOf(SENTENCE)));
  expect(said).toMatch(
    /^7 accounts .*: at least \d of 7 posts word for word, as far as their texts are kept \(/,
  );
  expect(page).not.toContain("with changes");
});

it("says of the posts of an account and of a day how many are copies", async () => {
  const { store, scene: played } = await scene();
  paste(played, START, 6);
  for (const n of [1, 2]) played.post(START + n * HOUR, "a1", `what a1 says for itself, number ${n} of many`);
  await played.poll(START + 3 * HOUR);
  const own = await read(store, { is: "account", name: "@a1", account: "x:a1" });
  expect(own.said).toMatch(
    /^Account @a1 posted 3 posts on X .*; 1 of them is a copy in 1 burst of the same words\.$/,
  );
  const all = await read(store, day("harbour 2026-11-02"));
  expect(all.said).toMatch(
    /^6 accounts posted 8 posts .*; 6 of them are copies in 1 burst of the same words\.$/,
  );
});

it("says nothing of a burst that ended but what it was, and of a gap in its time that something was not read", async () => {
  const { store, scene: played } = await scene();
  paste(played, START, 6);
  await played.poll(START + 10 * MINUTE);
  await played.poll(START + 5 * HOUR);
  const ended = await read(store, burst(await played.burstOf(SENTENCE)));
  expect(ended.said).toMatch(/all 6 posts word for word\.$/);
  expect(ended.page).toContain("everything that the search returned was read");

  const gap = { from: START + MINUTE, to: START + 2 * MINUTE, why: "X answered 503" };
  await store.transaction((tx) => recordGaps(tx, "harbour", "listed", [gap], START));
  const { said, page } = await read(store, burst(await played.burstOf(SENTENCE)));
  expect(said).toMatch(/all 6 posts word for word \(1 stretch of that time was not read\)\.$/);
  expect(page).toContain("not everything was read. 1 stretch of that time was not read at all");
  expect(page).not.toContain("everything that the search returned was read");
});

it("says what explains the words, where something does", async () => {
  const { store, scene: played } = await scene();
  const link = "https://news.example/2026/11/the-harbour-vote";
  for (let i = 1; i <= 9; i += 1) {
    played.post(
      START + i * MINUTE,
      `n${i}`,
      `I just signed: keep the night ferry running for the islands ${link} via @petition`,
    );
  }
  await played.poll(START + 20 * MINUTE);
  const row = await store.db
    .selectFrom("bursts")
    .select(["id", "short_id", "explanations"])
    .executeTakeFirstOrThrow();
  expect(row.explanations, "it is explained").toContain("petition");
  const { said } = await read(store, burst({ id: row.id, shortId: row.short_id }));
  expect(said).toMatch(/ \(explained: petition; it had not ended/);
});

it("lists what was not read just before a burst, and does not count it to the burst's own time", async () => {
  const { store, scene: played } = await scene();
  paste(played, START + 3 * HOUR, 6);
  await played.poll(START + 3 * HOUR + 10 * MINUTE);
  const gap = (from: number, why: string) => ({ from, to: from + MINUTE, why });
  await store.transaction((tx) =>
    recordGaps(
      tx,
      "harbour",
      "listed",
      [gap(START, "long ago"), gap(START + 2.5 * HOUR, "the month's budget was spent")],
      START,
    ),
  );
  const subject = burst(await played.burstOf(SENTENCE));
  const { said, page } = await read(store, subject, "nl");
  expect(page).toContain("2 nov 2026, 02:30 UTC – 2 nov 2026, 02:31 UTC: het maandbudget was op");
  expect(page).not.toContain("long ago");
  expect(page).toContain("Ook wat binnen 60 minuten voor de eerste");
  expect(said).toMatch(/alle 6 posts woordelijk \(het was op 3 nov 2026, 12:00 UTC niet afgelopen\)\.$/);
});

it("says that posts of a withdrawn burst are left out", async () => {
  const { store, scene: played } = await scene();
  paste(played, START, 6);
  paste(played, START + HOUR, 5, 20, OTHER);
  await played.poll(START + 2 * HOUR);
  const { shortId } = await played.burstOf(OTHER);
  await played.change(START + 3 * HOUR, (bench) =>
    bench.correct(shortId, { kind: "withdrawn", text: "a test" }),
  );
  const { said } = await read(store, day("harbour 2026-11-02"));
  expect(said).toMatch(
    /^6 accounts posted 6 posts .*; all of them are copies in 1 burst .* \(5 posts of withdrawn bursts are left out\)\.$/,
  );
});

it("tells of a later wave that there were others, with all that was said of them, and who is held", async () => {
  const { store, scene: played } = await scene();
  paste(played, START, 6);
  await played.poll(START + 10 * MINUTE);
  const first = await played.burstOf(SENTENCE);
  for (const n of [1, 2, 3, 4]) {
    await played.change(START + (10 + n) * MINUTE, (bench) =>
      bench.review(first.id, { verdict: "unclear", as: "", note: `look number ${n}` }),
    );
  }
  await played.poll(START + 20 * HOUR);
  paste(played, START + 20 * HOUR, 5, 10);
  await played.poll(START + 20 * HOUR + 10 * MINUTE);
  const target = { kind: "account", id: "x:a11" } as const;
  await store.transaction((tx) =>
    putHold(tx, { target, name: "@a11", why: "asked", until: null, by: "Ann", at: 0, actor: "a" }),
  );
  const { said, page } = await read(store, burst(first));
  expect(said).toMatch(
    /^5 accounts posted .* This is wave 2 of these words; over all waves 11 accounts posted them in 11 posts\.$/,
  );
  for (const n of [1, 2, 3, 4]) expect(page).toContain(`look number ${n}`);
  expect(page).toContain("Held @a11, by Ann: “asked”");
});

it("says when it was found, where that was long after, and marks no moment that is not on the picture", async () => {
  const { store, scene: played } = await scene();
  paste(played, START, 6);
  await played.poll(START + 5 * HOUR);
  const late = await read(store, burst(await played.burstOf(SENTENCE)));
  expect(late.page).toMatch(
    /It was fulfilled by the post of 2 Nov 2026, 00:0\d UTC\. Verbatim found it on 2 Nov 2026, 05:00 UTC, 5 hours after that post\./,
  );
  expect(late.page).toContain("Found on 2 Nov 2026, 05:00 UTC.");
  expect(late.page).not.toContain("Dashed:");

  paste(played, START + 5 * HOUR, 6, 20, OTHER);
  await played.poll(START + 5 * HOUR + 10 * MINUTE);
  const soon = await read(store, burst(await played.burstOf(OTHER)));
  expect(soon.page).toContain("Dashed: when Verbatim found it.");
  expect(soon.page, "nobody posted twice with anybody").toContain("There is no network to draw");
});
