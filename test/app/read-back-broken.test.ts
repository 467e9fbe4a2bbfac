/** Reading back a time without money where something comes in between. */
import { describe, expect, it } from "vitest";
import { DOLLAR } from "../../src/domain/money.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { describeStores } from "../contracts/store-places.ts";
import { chatter, paste, SENTENCES } from "../pipeline/x-watch.ts";
import { FAULTS } from "../servers/x/faults.ts";
import { NOW, WATCH } from "../sources/x/open-x.ts";
import {
  DECEMBER,
  gapsOf,
  inNovember,
  SPENT,
  spentMonth,
  tickThrough,
  UNREAD_POSTS,
} from "./spent-november.ts";
import { MONEY, openXDesk, type XDesk } from "./x-desk.ts";

const COUNTS = "/2/tweets/counts/recent";
const AGREED = DECEMBER + 6 * MINUTE;

/** Its keywords are too many for one query. */
const OF_MANY_QUERIES = {
  ...WATCH,
  keywords: ["Lindqvist", ...Array.from({ length: 60 }, (_, n) => `harbour master ${n}`)],
};

/** Asked and agreed to; nothing is read yet. */
async function agreed(desk: XDesk): Promise<void> {
  await desk.tick(WATCH.id, DECEMBER + 5 * MINUTE);
  await desk.press("Read back");
}

const unjudged = ({ store }: XDesk) =>
  store.db.selectFrom("watch_posts").select("post_id").where("seq", "is", null).execute();

/** Only what is read back is asked for with an end. */
const isOfThePast = ({ pathname, searchParams }: URL) => pathname !== COUNTS && searchParams.has("end_time");

describeStores("reading back", (place) => {
  it.each([
    ["between a page and its commit", "backfill:before-commit", 1],
    ["behind a page", "backfill:page-stored", 0],
  ])(
    "goes on after a crash %s: nothing is lost, and so many pages are paid again",
    async (_, where, again) => {
      let left = Number.POSITIVE_INFINITY;
      const faults = (step: string) => {
        if (step !== where) return;
        left -= 1;
        if (left === 0) throw new Error("crashed");
      };
      const store = await place.open();
      await using desk = await spentMonth({ store, faults });
      await agreed(desk);
      left = 2;
      const before = desk.x.requests.length;
      await expect(desk.tick(WATCH.id, AGREED)).rejects.toThrow("crashed");
      await using after = await openXDesk({ ...SPENT, store, x: desk.x });
      await tickThrough(after, AGREED + MINUTE);

      const read = await inNovember(after);
      expect(read.length).toBeGreaterThan(UNREAD_POSTS - 6);
      expect(read.every(({ seq }) => seq !== null)).toBe(true);
      const pages = desk.x.requests.slice(before).filter(isOfThePast);
      expect(pages.length).toBe(Math.ceil(UNREAD_POSTS / 100) + again);
      expect(await gapsOf(after)).toHaveLength(1);
      const { unsettled } = await store.db
        .selectFrom("ledger")
        .select((q) => q.fn.countAll<number>().as("unsettled"))
        .where("settled", "=", 0)
        .executeTakeFirstOrThrow();
      expect(Number(unsettled), "what was perhaps billed stays booked").toBe(again);
      expect((await after.read(MONEY)).at(-1)).toMatch(/it was read back since: 34\d posts/);
    },
  );
});

describe("reading back", () => {
  it("keeps nothing new waiting where its page fails for ever, and says after an hour that it stays unread", async () => {
    await using desk = await spentMonth();
    await agreed(desk);
    let failed = 0;
    desk.x.onRequest((url) => {
      if (!isOfThePast(url)) return;
      failed += 1;
      desk.x.fail(FAULTS.unavailable);
    });
    paste(desk.x, SENTENCES[1] ?? "", AGREED - 4 * MINUTE);
    await expect(desk.tick(WATCH.id, AGREED)).rejects.toThrow("reading back failed: X cannot answer (503)");
    expect(failed, "the premise").toBe(1);
    expect(await unjudged(desk)).toEqual([]);
    expect(await desk.ask(`phrase ${SENTENCES[1]}`)).toContain("open · quiet: too little history");
    for (let minutes = 1; minutes < 75; minutes += 1) await desk.tick(WATCH.id, AGREED + minutes * MINUTE);
    const tries = failed;
    expect(tries, "less and less often").toBeLessThan(10);
    expect(tries).toBeGreaterThan(5);
    for (const minutes of [80, 90]) await desk.tick(WATCH.id, AGREED + minutes * MINUTE);
    expect(failed, "it is not begun anew").toBe(tries);
    expect((await desk.read(MONEY)).at(-1)).toContain("It stays unread: it can be read back no more.");
    expect(await inNovember(desk)).toEqual([]);
    expect(await unjudged(desk)).toEqual([]);
  });

  it("lets polls in between where it takes its time", async () => {
    await using desk = await spentMonth();
    await agreed(desk);
    desk.x.onRequest((url) => {
      if (isOfThePast(url)) desk.clock.set(desk.clock.now() + 15_000);
    });
    const before = desk.x.requests.length;
    for (let ticks = 0; ticks < 4; ticks += 1) await desk.tick(WATCH.id, AGREED + ticks * MINUTE);
    const order = desk.x.requests.slice(before).map((url) => (isOfThePast(url) ? "past" : "new"));
    expect(order).toEqual(["new", "past", "past", "new", "past", "past", "new", "new"]);
    expect((await inNovember(desk)).length).toBeGreaterThan(UNREAD_POSTS - 6);
    expect(await unjudged(desk)).toEqual([]);
  });

  it("lets polls in between the queries of a watch, too, and comes to the end of each", async () => {
    await using desk = await spentMonth({ watches: [OF_MANY_QUERIES] });
    await agreed(desk);
    desk.x.onRequest((url) => {
      if (isOfThePast(url)) desk.clock.set(desk.clock.now() + 15_000);
    });
    const before = desk.x.requests.length;
    const past = () => desk.x.requests.slice(before).filter(isOfThePast);
    await desk.tick(WATCH.id, AGREED);
    expect(past(), "one begun at 0 seconds, one at 15").toHaveLength(2);
    for (let minutes = 1; minutes < 8; minutes += 1) await desk.tick(WATCH.id, AGREED + minutes * MINUTE);
    const queries = new Set(past().map(({ searchParams }) => searchParams.get("query")));
    expect(queries.size, "the premise").toBeGreaterThan(2);
    expect((await desk.read(MONEY)).at(-1)).toContain("it was read back since");
  });

  it("asks for no more than was agreed to where every answer is lost that may have been billed", async () => {
    await using desk = await spentMonth();
    await agreed(desk);
    let lost = 0;
    desk.x.onRequest((url) => {
      if (!isOfThePast(url)) return;
      lost += Number(url.searchParams.get("max_results"));
      desk.x.fail(FAULTS.cutOff, { isServed: true });
    });
    for (let minutes = 0; minutes < 75; minutes += 5) {
      await desk.tick(WATCH.id, AGREED + minutes * MINUTE).catch(() => {});
    }
    const page = 100;
    expect(lost, "the premise").toBeGreaterThanOrEqual(2 * page);
    // About what was counted, a little more for what is posted meanwhile.
    expect(lost).toBeLessThanOrEqual(UNREAD_POSTS * 1.2 + page);
    expect((await desk.read(MONEY)).at(-1)).toContain("It stays unread");
  });

  it("reads the past of each query", async () => {
    await using desk = await spentMonth({ watches: [OF_MANY_QUERIES] });
    for (const hour of [30, 60, 90]) {
      const text = `the harbour master 59 was seen ${hour}`;
      desk.x.world.post({ text, authorId: String(hour), createdAt: DECEMBER - hour * HOUR });
    }
    await agreed(desk);
    const before = desk.x.requests.length;
    await desk.tick(WATCH.id, AGREED);
    const asked = desk.x.requests.slice(before).filter(isOfThePast);
    const queries = new Set(asked.map(({ searchParams }) => searchParams.get("query")));
    expect(queries.size, "the premise").toBeGreaterThan(1);
    expect((await inNovember(desk)).length).toBeGreaterThan(UNREAD_POSTS + 3 - 6);
    const ends = (await gapsOf(desk)).map(({ to_at }) => to_at);
    expect(new Set(ends), "of each query").toEqual(new Set([AGREED - 7 * DAY + HOUR]));
  });

  it("reads nothing where the watch searches for other words by then, and leaves the gap", async () => {
    await using desk = await spentMonth();
    await agreed(desk);
    const gaps = await gapsOf(desk);
    const other = { ...WATCH, keywords: ["Okafor"] };
    await desk.store.transaction((tx) => syncWatches(tx, "file", [other], desk.clock.now()));
    const before = desk.x.requests.length;
    await desk.tick(WATCH.id, AGREED);
    expect(desk.x.requests.slice(before).filter(isOfThePast)).toEqual([]);
    expect(await gapsOf(desk)).toEqual(gaps);
    expect((await desk.read(MONEY)).some((said) => said.includes("It stays unread: it can be"))).toBe(true);
  });

  it("counts again only after an hour where a count failed that may have been billed", async () => {
    await using desk = await spentMonth();
    const counts = () => desk.x.requests.filter(({ pathname }) => pathname === COUNTS).length;
    const before = counts();
    desk.x.fail(FAULTS.cutOff, { path: COUNTS, isServed: true });
    for (const minutes of [5, 6, 7, 30]) await desk.tick(WATCH.id, DECEMBER + minutes * MINUTE);
    expect(counts()).toBe(before + 1);
    await desk.tick(WATCH.id, DECEMBER + 66 * MINUTE);
    expect(counts()).toBe(before + 2);
    expect((await desk.read(MONEY)).at(-1)).toContain("reading them back costs about");
  });

  it("is offered for what a day's part did not pay for after an absence, once there is money to count it", async () => {
    await using desk = await openXDesk({ ...SPENT, day: DOLLAR / 4 });
    chatter(desk.x, NOW - DAY, NOW + 5 * DAY, 30 * MINUTE);
    await desk.tick(WATCH.id, NOW);
    const back = NOW + 3 * DAY;
    await desk.tick(WATCH.id, back);
    const [gap, ...more] = await gapsOf(desk, UNREAD.day);
    expect(more).toEqual([]);
    expect((gap?.to_at ?? 0) - (gap?.from_at ?? 0), "the premise").toBeGreaterThan(DAY);
    expect(await desk.read(MONEY)).toEqual([]);
    const midnight = back + 12 * HOUR;
    await desk.tick(WATCH.id, midnight + MINUTE);
    expect((await desk.read(MONEY)).at(-1)).toContain("reading them back costs about $0.");
    await desk.press("Read back");
    await desk.tick(WATCH.id, midnight + 2 * MINUTE);
    expect(await gapsOf(desk, UNREAD.day)).toEqual([]);
    const read = await desk.store.db
      .selectFrom("watch_posts")
      .select("post_id")
      .where("created_at", ">", NOW)
      .where("created_at", "<=", back - HOUR)
      .execute();
    expect(read).toHaveLength((3 * DAY - HOUR) / (30 * MINUTE));
  });
});
