/** A new watch reads its past, the newest first, up to what it may cost; its bursts come as one message. */
import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { describeStores } from "../contracts/store-places.ts";
import { FAULTS } from "../servers/x/faults.ts";
import { NOW } from "../sources/x/open-x.ts";
import { chatter, openXWatch, paste, SENTENCES, type XWatch } from "./x-watch.ts";

const DAY_BACK = { span: DAY, maxReads: 100_000 };

const stored = ({ store }: XWatch) =>
  store.db.selectFrom("watch_posts").select(["post_id", "via", "seq", "created_at"]).orderBy("seq").execute();
const gapsOf = ({ store }: XWatch) =>
  store.db.selectFrom("gaps").select(["from_at", "to_at", "why"]).execute();

/** A day with chatter and two bursts long ago. */
function pastDay(watch: XWatch): number {
  const [first = "", second = ""] = SENTENCES;
  const made = chatter(watch.x, NOW - DAY + MINUTE, NOW - 2 * MINUTE, 4 * MINUTE);
  const bursts = [...paste(watch.x, first, NOW - 9 * HOUR), ...paste(watch.x, second, NOW - 5 * HOUR, 12)];
  return made + bursts.length;
}

describeStores("a back-fill", (place) => {
  it("reads the past of a new watch once, and judges it in order with what is new", async () => {
    await using watch = await openXWatch({ store: await place.open(), backfill: DAY_BACK });
    const past = pastDay(watch);
    paste(watch.x, "Lindqvist opens the fair", NOW - MINUTE, 2);
    await watch.poll(NOW);
    const posts = await stored(watch);
    expect(posts).toHaveLength(past + 2);
    expect(posts.map(({ seq }) => seq)).toEqual(posts.map((_, n) => n + 1));
    const times = posts.map(({ created_at }) => created_at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(posts.map(({ via }) => via))).toEqual(new Set(["poll", "backfill"]));
    const asked = watch.x.requests.length;
    await watch.poll(NOW + MINUTE);
    await watch.poll(NOW + 2 * MINUTE);
    expect(watch.x.requests).toHaveLength(asked + 2);
    expect(await gapsOf(watch)).toEqual([]);
  });

  it("tells its bursts in one message, each seen late", async () => {
    await using watch = await openXWatch({ store: await place.open(), backfill: DAY_BACK });
    pastDay(watch);
    await watch.poll(NOW);
    const messages = await watch.read();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("Seen late: 2 bursts");
    expect(messages[0]).toMatch(
      /12 accounts posted the same 14 words within 4 minutes.*seen late: 9 hours after the first copy/,
    );
    expect(messages[0]).toMatch(
      /12 accounts posted the same 16 words within 4 minutes.*seen late: 5 hours after the first copy/,
    );
  });

  it("tells what is still news as news", async () => {
    await using watch = await openXWatch({ store: await place.open(), backfill: DAY_BACK });
    pastDay(watch);
    paste(watch.x, SENTENCES[2] ?? "", NOW - 5 * MINUTE);
    await watch.poll(NOW);
    const messages = await watch.read();
    expect(messages).toHaveLength(2);
    expect(messages.join("\n")).toContain("Seen late: 2 bursts");
    expect(messages.join("\n")).toContain("Usual here");
  });

  it("ends at its limit with the newest posts read, and says what was not", async () => {
    await using watch = await openXWatch({
      store: await place.open(),
      backfill: { span: DAY, maxReads: 150 },
    });
    chatter(watch.x, NOW - DAY + MINUTE, NOW - 2 * MINUTE, 4 * MINUTE);
    await watch.poll(NOW);
    const posts = (await stored(watch)).filter(({ via }) => via === "backfill");
    expect(posts.length).toBeGreaterThan(140);
    expect(posts.length).toBeLessThanOrEqual(150);
    const oldest = Math.min(...posts.map(({ created_at }) => created_at));
    expect(NOW - oldest).toBeLessThan(11 * HOUR);
    expect(await gapsOf(watch)).toEqual([
      { from_at: NOW - DAY, to_at: oldest, why: "the back-fill ended at its limit (sources.x.backfill)" },
    ]);
    expect(watch.x.bill().posts).toBeLessThanOrEqual(152);
  });

  it("counts against its limit what the source itself leaves out of a page", async () => {
    await using watch = await openXWatch({
      ...{ store: await place.open(), backfill: { span: DAY, maxReads: 150 } },
      leavesOut: ({ createdAt }) => Math.floor(createdAt / (4 * MINUTE)) % 3 > 0,
    });
    chatter(watch.x, NOW - DAY + MINUTE, NOW - 2 * MINUTE, 4 * MINUTE);
    await watch.poll(NOW);
    const posts = await stored(watch);
    expect(posts.length, "the premise").toBeGreaterThan(40);
    expect(posts.length, "the premise").toBeLessThan(60);
    expect(watch.x.bill().posts).toBeGreaterThan(140);
    expect(watch.x.bill().posts).toBeLessThanOrEqual(152);
  });

  it("goes on where it stood after a failure, reading no page twice", async () => {
    await using watch = await openXWatch({ store: await place.open(), backfill: DAY_BACK });
    const past = pastDay(watch);
    let asked = 0;
    watch.x.onRequest(() => {
      asked += 1;
      if (asked === 3) watch.x.fail(FAULTS.unavailable);
    });
    const retryAt = await watch.poll(NOW);
    expect(watch.failures).toEqual(["unavailable: X cannot answer (503)"]);
    expect(
      (await stored(watch)).every(({ seq }) => seq === null),
      "nothing is judged before it is over",
    ).toBe(true);
    await watch.poll(retryAt ?? 0);
    expect((await stored(watch)).filter(({ seq }) => seq !== null)).toHaveLength(past);
    const tokens = watch.x.requests.map(({ searchParams }) => searchParams.get("next_token"));
    expect(
      tokens.filter((token) => token !== null && tokens.indexOf(token) !== tokens.lastIndexOf(token)),
    ).toHaveLength(2);
    expect(await watch.read()).toHaveLength(1);
  });

  it("keeps live posts waiting no longer than an hour; the rest is a gap", async () => {
    await using watch = await openXWatch({ store: await place.open(), backfill: DAY_BACK });
    pastDay(watch);
    let asked = 0;
    watch.x.onRequest(() => {
      asked += 1;
      if (asked > 3) watch.x.fail(FAULTS.unavailable);
    });
    let at: number = NOW;
    for (let polls = 0; polls < 30 && at <= NOW + 61 * MINUTE; polls += 1) at = (await watch.poll(at)) ?? at;
    await watch.poll(NOW + 61 * MINUTE);
    expect(await gapsOf(watch)).toMatchObject([
      { from_at: NOW - DAY, why: "the back-fill did not come to its end within an hour" },
    ]);
    const posts = await stored(watch);
    expect(posts.length).toBeGreaterThan(100);
    expect(posts.every(({ seq }) => seq !== null)).toBe(true);
  });

  it("is not made for a watch that was polled before", async () => {
    await using watch = await openXWatch();
    chatter(watch.x, NOW - DAY + MINUTE, NOW, 10 * MINUTE);
    await watch.poll(NOW);
    const { store } = watch;
    expect(await store.db.selectFrom("backfills").selectAll().execute()).toEqual([]);
    expect(watch.x.requests).toHaveLength(1);
  });
});
