/** What is kept of dossiers goes when it is due: at once where something in it had to go, else after a week. */
import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createWorkbench } from "../../../src/commands/scoped-workbench.ts";
import type { Purged } from "../../../src/commands/workbench.ts";
import type { DossierSubject } from "../../../src/domain/dossier.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../../src/domain/time.ts";
import { removeEnded, sweepingDossiers } from "../../../src/pipeline/export/sweep-dossiers.ts";
import { keepHouse } from "../../../src/pipeline/housekeeping/keep-house.ts";
import { createMessages } from "../../../src/pipeline/messages.ts";
import type { Store } from "../../../src/store/store.ts";
import { createManualClock } from "../../../src/support/clock.ts";
import { describeStores } from "../../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "../scene.ts";
import { exporterOver, made, ownFolder } from "./exported.ts";

const OTHER = "quite another sentence that many people put up at once this very day";
const AT = START + 12 * HOUR;
const NEXT_DAY = START + DAY;

/** Six paste a sentence, others another one; somebody writes about the next day. Dossiers of all that are kept. */
async function kept(store: Store) {
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 6);
  paste(scene, START + 20 * MINUTE, 5, 20, OTHER);
  await scene.poll(START + 40 * MINUTE);
  scene.post(NEXT_DAY, "later", "what a day at the harbour");
  await scene.poll(NEXT_DAY + MINUTE);
  const first = await scene.burstOf(SENTENCE);
  const other = await scene.burstOf(OTHER);
  const folder = await ownFolder();
  const burst = ({ id, shortId }: typeof first) =>
    ({ is: "burst", name: shortId, burst: id, watch: "harbour" }) as const;
  const day = (from: Instant) => ({ is: "day", watch: "harbour", from, to: from + DAY }) as const;
  const subjects: Readonly<Record<string, DossierSubject>> = {
    first: burst(first),
    other: burst(other),
    crew: {
      ...{ is: "crew", name: "5M2D", watch: "harbour", accounts: ["x:a1", "x:a2"] },
      bursts: [first.id],
    },
    a1: { is: "account", name: "@a1", account: "x:a1" },
    a21: { is: "account", name: "@a21", account: "x:a21" },
    later: { is: "account", name: "@later", account: "x:later" },
    monday: { ...day(START), name: "monday" },
    tuesday: { ...day(NEXT_DAY), name: "tuesday" },
  };
  const names = new Map<string, string>();
  let at = AT;
  for (const [name, subject] of Object.entries(subjects)) {
    at += MINUTE;
    const { dossier } = await made(exporterOver(store, folder), { subject, format: "zip", at });
    names.set(dossier.files[0]?.name ?? "", name);
  }
  /** Which are still there, by what they are called here. */
  const left = () =>
    readdirSync(folder)
      .map((file) => names.get(file) ?? file)
      .sort();
  expect(left(), "the premise").toEqual(Object.keys(subjects).sort());
  const messages = createMessages({ routes: [], watchNames: new Map(), mark: null });
  const author = { by: "chat:bo", name: "Bo", place: "chat:desk", at: AT + HOUR };
  const bench = createWorkbench(store, {
    ...{ scope: { all: true }, author, messages },
    removeEnded: () => removeEnded(store, folder, author.at),
  });
  const chore = sweepingDossiers({ folder, machineNow: () => Date.now() });
  const sweep = (now: Instant) => keepHouse({ store, clock: createManualClock(now), chores: [chore] });
  return { folder, first, other, left, bench, sweep };
}

describeStores("a kept dossier", (place) => {
  it("goes at once with a purge of a post that it holds, and none but those do", async () => {
    const store = await place.open();
    const { bench, left } = await kept(store);
    const done = (await bench.purge({ kind: "post", name: "1" }, true)) as Extract<Purged, { is: "purged" }>;
    // A crew's and an account's page shows the copies of their bursts by everybody.
    expect(left()).toEqual(["a21", "later", "other", "tuesday"]);
    expect(done.exports.map(({ by }) => by)).toEqual(["Anna", "Anna", "Anna", "Anna"]);
  });

  it("goes with an account, whose name goes out of the record too", async () => {
    const store = await place.open();
    const { bench, left } = await kept(store);
    await bench.purge({ kind: "account", name: "@later" }, true);
    expect(left()).toEqual(["a1", "a21", "crew", "first", "monday", "other"]);
    const records = JSON.stringify(await store.db.selectFrom("exports").selectAll().execute());
    expect(records).not.toContain("later");
    expect(records).toContain("purged-1");
  });

  it("goes at once when a burst in it is withdrawn, and stays when one is corrected", async () => {
    const store = await place.open();
    const { bench, first, left } = await kept(store);
    await bench.correct(first.shortId, { kind: "corrected", text: "two are one newsroom's" });
    expect(left()).toHaveLength(8);
    await bench.correct(first.shortId, { kind: "withdrawn", text: "an exercise" });
    expect(left()).toEqual(["a21", "later", "other", "tuesday"]);
  });

  it("goes with a burst that took its own one in by way of another, when that is withdrawn", async () => {
    const store = await place.open();
    const { bench, first, other, left } = await kept(store);
    const bursts = store.db.selectFrom("bursts").selectAll().where("id", "=", other.id);
    const between = { ...(await bursts.executeTakeFirstOrThrow()), id: "BETWEEN", short_id: "BETWEEN" };
    await store.db
      .insertInto("bursts")
      .values({ ...between, absorbed_by: first.id })
      .execute();
    await store.db.updateTable("bursts").set({ absorbed_by: "BETWEEN" }).where("id", "=", other.id).execute();
    await bench.correct(first.shortId, { kind: "withdrawn", text: "an exercise" });
    expect(left()).toEqual(["later", "tuesday"]);
  });

  it("is purged with whatever it may hold, where it was not recorded what that is", async () => {
    const store = await place.open();
    const { bench, left } = await kept(store);
    await store.db.updateTable("exports").set({ about: null }).execute();
    await bench.purge({ kind: "post", name: "1" }, true);
    expect(left(), "of bursts it is known").toEqual(["other"]);
  });

  it("is not missed by a purge that waits for it to be recorded, or it is written anew", async () => {
    const store = await place.open();
    const { folder, bench, first } = await kept(store);
    const subject = { is: "burst", name: first.shortId, burst: first.id, watch: "harbour" } as const;
    const asked = { subject, format: "zip", at: AT + HOUR } as const;
    const [{ dossier }] = await Promise.all([
      made(exporterOver(store, folder), asked),
      bench.purge({ kind: "post", name: "1" }, true),
    ]);
    const record = await store.db
      .selectFrom("exports")
      .select(["ended_at", "without_text"])
      .where("manifest_sha256", "=", dossier.manifest)
      .executeTakeFirstOrThrow();
    expect(
      (record.ended_at !== null) !== (record.without_text === 1),
      "either it ended or it does not hold it",
    ).toBe(true);
  });

  it("goes after a week by the bot's own clock, without another export", async () => {
    const store = await place.open();
    const { folder, left, sweep } = await kept(store);
    await sweep(AT + 7 * DAY);
    expect(left()).toHaveLength(8);
    await sweep(AT + 7 * DAY + 4 * MINUTE + SECOND);
    expect(left(), "it looks every five minutes").toHaveLength(8);
    await sweep(AT + 7 * DAY + 10 * MINUTE);
    expect(left()).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });

  it("goes after a restart where its end was recorded and its files were not removed", async () => {
    const store = await place.open();
    const { left, sweep } = await kept(store);
    await store.db
      .updateTable("exports")
      .set({ ended_at: AT, ended_why: "purged" })
      .where("id", "<", 8)
      .execute();
    await sweep(AT + HOUR);
    expect(left()).toEqual(["tuesday"]);
  });

  it("is told from what a process left that died, which goes six hours after it was written", async () => {
    const store = await place.open();
    const { folder, left, sweep } = await kept(store);
    const old = new Date(Date.now() - 6 * HOUR - MINUTE);
    for (const name of ["verbatim-stray.zip", "notes.txt", "verbatim-fresh.zip"])
      writeFileSync(join(folder, name), "");
    for (const name of [...readdirSync(folder)].filter((each) => each !== "verbatim-fresh.zip")) {
      utimesSync(join(folder, name), old, old);
    }
    await sweep(AT + HOUR);
    expect(left()).toHaveLength(10);
    expect(left()).toEqual(expect.arrayContaining(["notes.txt", "verbatim-fresh.zip", "first"]));
  });
});
