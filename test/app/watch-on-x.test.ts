/** A watch that is made and changed in chat, on X: its words are tried, its posts counted, and somebody is asked. */
import { expect, it } from "vitest";
import { DOLLAR } from "../../src/domain/money.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import { chatter } from "../pipeline/x-watch.ts";
import { NOW, WATCH } from "../sources/x/open-x.ts";
import { MONEY, openXDesk, type XDesk } from "./x-desk.ts";

const MONEY_ENOUGH = { watches: [], month: 50 * DOLLAR, day: 50 * DOLLAR };

const asked = ({ x }: XDesk) => x.requests.map(({ pathname }) => pathname.split("/").slice(3, 4).join());

it("is added, counted, asked about, started and read; widened, and asked about again", async () => {
  await using desk = await openXDesk({ ...MONEY_ENOUGH, confirmFrom: DOLLAR / 10 });
  const made = chatter(desk.x, NOW - DAY, NOW, 30 * MINUTE);
  expect(await desk.ask("watch add lindqvist Lindqvist --exclude ferry")).toContain(
    "X asked with 1 search\n",
  );
  await desk.tick("lindqvist", NOW + MINUTE);
  await desk.tick("lindqvist", NOW + 2 * MINUTE);
  expect(desk.x.bill()).toEqual({ posts: 0, users: 0, counts: 1 });
  expect((await desk.read(MONEY)).at(-1)).toMatch(
    /^lindqvist waits to be started on X\nAbout 4\d posts a day, \$0\.2\d a day\./,
  );
  expect(await desk.press("Start")).toContain("is started");
  chatter(desk.x, desk.clock.now(), NOW + 10 * MINUTE, 2 * MINUTE);
  await desk.tick("lindqvist", NOW + 11 * MINUTE);
  const first = desk.x.bill();
  expect(first.posts).toBeGreaterThan(0);
  expect(first.posts, "a new watch begins now").toBeLessThan(made);

  const widened = await desk.ask("watch change lindqvist --keywords +harbour --exclude none");
  expect(widened).toContain("Reading it costs money.");
  for (let n = 0; n < 200; n += 1) {
    desk.x.world.post({ text: `harbour w${n * 7}x w${n * 11}y`, authorId: "9", createdAt: NOW - n * MINUTE });
  }
  await desk.tick("lindqvist", NOW + 12 * MINUTE);
  await desk.tick("lindqvist", NOW + 13 * MINUTE);
  expect(desk.x.bill()).toEqual({ ...first, counts: first.counts + 1 });
  expect((await desk.read(MONEY)).at(-1)).toMatch(
    /^lindqvist waits .*\nAbout 2\d0 posts a day, \$1\.\d\d a day/,
  );
  const gaps = await desk.store.db.selectFrom("gaps").select("why").execute();
  expect(gaps.map(({ why }) => why)).toContain(UNREAD.notAgreed);
  await desk.press("Start");
  desk.x.world.post({ text: "the harbour again", authorId: "9", createdAt: NOW + 14 * MINUTE });
  await desk.tick("lindqvist", NOW + 15 * MINUTE);
  expect(desk.x.bill().posts).toBeGreaterThan(first.posts);

  const before = asked(desk).length;
  expect(await desk.ask("watch change lindqvist --keywords Lindqvist"), "narrower").toContain(
    "Watch changed",
  );
  await desk.tick("lindqvist", NOW + 16 * MINUTE);
  const waits = (await desk.read(MONEY)).filter((said) => said.includes("waits"));
  expect(waits, "it is not asked about").toHaveLength(2);
  expect(asked(desk).slice(before)).toEqual(["counts", "search"]);
});

it("is told at once into how many searches it falls, and what they leave out", async () => {
  await using desk = await openXDesk({ ...MONEY_ENOUGH, watches: [WATCH], confirmFrom: DOLLAR });
  const latin = "nobody asked the people of the lower quay before the cranes were sold";
  const long = Array.from({ length: 12 }, (_, n) => `${latin} for the ${n + 1}th time`);
  const many = await desk.ask(`watch add many "${long.join(", ")}"`);
  expect(many).toMatch(/X asked with [2-9] searches/);
  const excluded = long.map((phrase) => `never ${phrase}`).join(", ");
  expect(await desk.ask(`watch change many --exclude "${excluded}"`)).toMatch(
    /there is no room to exclude .*: such posts are read, paid for and set aside/,
  );
  expect(desk.x.requests, "none of this asks X anything").toEqual([]);
});

it("is tried on what is stored, at no read", async () => {
  await using desk = await openXDesk({ ...MONEY_ENOUGH, watches: [WATCH], confirmFrom: DOLLAR });
  chatter(desk.x, NOW - 10 * MINUTE, NOW, MINUTE);
  await desk.tick(WATCH.id, NOW);
  const before = desk.x.requests.length;
  expect(await desk.ask("watch try lindqvist --accounts 8")).toContain("Lindqvist");
  expect(desk.x.requests).toHaveLength(before);
});

it.each([
  ["whose past was read when it was new", false],
  ["that was new before a past was to be read", true],
])("%s is paused for ten days: the time is a gap, and nothing of it is billed", async (_, isOlder) => {
  const backfill = { span: DAY, maxReads: 1_000 };
  await using desk = await openXDesk({
    ...{ ...MONEY_ENOUGH, watches: [WATCH], confirmFrom: 50 * DOLLAR, backfill },
  });
  const resumed = NOW + 10 * DAY;
  chatter(desk.x, NOW - HOUR, resumed + HOUR, 30 * MINUTE);
  await desk.tick(WATCH.id, NOW);
  if (isOlder) await desk.store.db.deleteFrom("backfills").execute();
  await desk.tick(WATCH.id, NOW + 5 * MINUTE);
  const before = desk.x.bill();
  expect(await desk.ask("watch pause lindqvist 10d")).toContain("Paused");
  const pausedAt = desk.clock.now();
  for (const day of [1, 5, 9]) {
    await desk.tick(WATCH.id, NOW + day * DAY);
    const status = await desk.ask("status");
    expect(status).toContain("paused until");
    expect(status).not.toContain("was not read for");
  }
  expect(desk.x.bill()).toEqual(before);
  await desk.tick(WATCH.id, resumed + 10 * MINUTE);
  await desk.tick(WATCH.id, resumed + 40 * MINUTE);
  expect(desk.x.bill().posts - before.posts, "what came since").toBeLessThanOrEqual(2);
  expect(desk.x.bill().counts).toBe(before.counts);
  const gaps = await desk.store.db.selectFrom("gaps").select(["from_at", "to_at", "why"]).execute();
  expect(gaps).toEqual([{ from_at: pausedAt, to_at: resumed + 10 * MINUTE, why: "the watch was paused" }]);
  expect((await desk.read(MONEY)).filter((said) => said.includes("was not read"))).toEqual([]);
});
