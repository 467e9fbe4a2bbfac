/** After a spent month: the time without money is offered, and read back where somebody says so. */
import { expect, it } from "vitest";
import { costOf, DOLLAR } from "../../src/domain/money.ts";
import { NO_READS } from "../../src/domain/reading.ts";
import { DAY, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import { totalsAt } from "../../src/pipeline/budget/counters.ts";
import { describeStores } from "../contracts/store-places.ts";
import { SENTENCES } from "../pipeline/x-watch.ts";
import { NOW, WATCH } from "../sources/x/open-x.ts";
import {
  DECEMBER,
  gapsOf,
  inNovember,
  spentMonth,
  TARIFF,
  tickThrough,
  UNREAD_POSTS,
} from "./spent-november.ts";
import { DESK, MONEY, type XDesk } from "./x-desk.ts";

const countCalls = ({ x }: XDesk) => x.bill().counts;

it("says in the month that is spent what can be read back, and makes no call without money", async () => {
  await using desk = await spentMonth();
  const [card] = (await desk.read(MONEY)).filter((said) => said.startsWith("The X budget is spent"));
  expect(card).toMatch(
    /On 1 Dec 2026 the last 7 days can be read back for about \$1\.\d\d \(you will be asked\)\./,
  );
  expect(countCalls(desk), "the one of its consent").toBe(1);
  expect(await inNovember(desk)).toEqual([]);
  expect(await gapsOf(desk)).toEqual([{ from_at: NOW, to_at: DECEMBER - 2 * MINUTE, why: UNREAD.month }]);
});

it("asks once there is money again, with what it costs where money is spoken of, and without elsewhere", async () => {
  await using desk = await spentMonth();
  await desk.tick(WATCH.id, DECEMBER + 5 * MINUTE);
  await desk.tick(WATCH.id, DECEMBER + 10 * MINUTE);
  expect(countCalls(desk)).toBe(2);
  const asked = (await desk.read(MONEY)).at(-1)?.split("\n");
  expect(asked).toEqual([
    "Mara Lindqvist on X: a time was not read",
    "From 24 Nov 2026, 01:05 UTC to 30 Nov 2026, 23:58 UTC there was no budget to read it. About 350 posts match; reading them back costs about $1.73 of this month's $20.00.",
    "What is read back joins bursts and answers questions (why, phrase, account). It makes no burst by itself: what came after it is judged already. Search goes back seven days, so with each hour less of it is left.",
    "[Read back] /verbatim watch read-back --watch lindqvist --answer yes",
    "[Leave it] /verbatim watch read-back --watch lindqvist --answer no",
  ]);
  const elsewhere = (await desk.read(DESK)).at(-1);
  expect(elsewhere).toContain(
    "About 350 posts match.\nIt can be read back for some days; editors decide that",
  );
  expect(elsewhere).not.toMatch(/\$|\[/);
  expect(await desk.ask("status")).toContain("an unread time can be read back (watch read-back)");
  expect(await desk.ask("watch read-back lindqvist"), "asking is not agreeing").toBe(asked?.join("\n"));
  expect(await inNovember(desk)).toEqual([]);
});

describeStores("an unread time", (place) => {
  it("reads it back when somebody says so, for what was said, apart from the day's part of the money", async () => {
    await using desk = await spentMonth({ store: await place.open() });
    await desk.tick(WATCH.id, DECEMBER + 5 * MINUTE);
    expect(await desk.press("Read back", MONEY, "slack:U2")).toContain("editor");
    const before = desk.x.bill();
    expect(await desk.press("Read back")).toBe(
      "The unread time of Mara Lindqvist is read back with its next poll.",
    );
    const { due_at } = await desk.store.db.selectFrom("watches").select("due_at").executeTakeFirstOrThrow();
    expect(due_at, "at once").toBeLessThanOrEqual(desk.clock.now());
    await tickThrough(desk, DECEMBER + 6 * MINUTE);

    const read = await inNovember(desk);
    expect(read.length).toBeGreaterThan(UNREAD_POSTS - 6);
    expect(read.every(({ via, seq }) => via === "backfill" && seq !== null)).toBe(true);
    const after = desk.x.bill();
    const cost = costOf({ ...NO_READS, posts: after.posts - before.posts }, TARIFF);
    expect(cost, "more than a day's part").toBeGreaterThan(DOLLAR);
    const counted = await desk.store.db.selectFrom("spending").selectAll().execute();
    const amount = (name: string) => counted.find(({ counter }) => counter === name)?.amount ?? 0;
    const { open, day } = totalsAt("x", DECEMBER);
    expect(amount(open) - amount(day), "the posts of the gap").toBeGreaterThanOrEqual(
      (UNREAD_POSTS - 6) * TARIFF.post,
    );
    expect(amount(day)).toBeLessThan(0.1 * DOLLAR);

    expect(await gapsOf(desk)).toEqual([
      { from_at: NOW, to_at: Date.UTC(2026, 10, 24, 1, 6), why: UNREAD.month },
    ]);
    expect((await desk.read(MONEY)).at(-1)).toMatch(
      /no budget to read it\. From 24 Nov 2026, 01:06 UTC on it was read back since: 34\d posts \(agreed to by Anna\)\. The rest stays unread\.$/,
    );
    expect((await desk.read(DESK)).filter((said) => said.includes("accounts posted the same"))).toEqual([]);
    expect(await desk.ask(`phrase ${SENTENCES[0]}`)).toContain("12 accounts");

    await desk.tick(WATCH.id, DECEMBER + 7 * MINUTE);
    expect(desk.x.bill().posts - after.posts, "once").toBeLessThan(3);
    expect(await desk.ask("watch read-back lindqvist yes")).toContain("it was read back since");
    const audited = await desk.store.db.selectFrom("audit").select(["actor", "action", "outcome"]).execute();
    expect(audited).toContainEqual({ actor: "slack:U2", action: "watch read-back", outcome: "not-allowed" });
    expect(audited).toContainEqual({ actor: "slack:U1", action: "watch read-back", outcome: "run" });
  });
});

it("stays unread when somebody leaves it, and is not asked about again", async () => {
  await using desk = await spentMonth();
  await desk.tick(WATCH.id, DECEMBER + 5 * MINUTE);
  const gaps = await gapsOf(desk);
  expect(await desk.press("Leave it")).toContain("stays unread");
  for (const minutes of [10, 15, 20]) await desk.tick(WATCH.id, DECEMBER + minutes * MINUTE);
  expect(await gapsOf(desk)).toEqual(gaps);
  expect((await desk.read(MONEY)).at(-1)).toMatch(/It stays unread \(Anna\)\.$/);
  expect(countCalls(desk)).toBe(2);
  expect(await inNovember(desk)).toEqual([]);
  await expect(desk.press("Read back")).rejects.toThrow("no button");
});

it("lapses when nobody answers while the platform still has it", async () => {
  await using desk = await spentMonth();
  await desk.tick(WATCH.id, DECEMBER + 5 * MINUTE);
  await desk.tick(WATCH.id, DECEMBER + 7 * DAY);
  expect((await desk.read(MONEY)).at(-1)).toContain("It stays unread: it can be read back no more.");
  expect(await desk.ask("watch read-back lindqvist yes")).toContain("can be read back no more");
});

it("is read back at once where the operator agreed to everything beforehand", async () => {
  await using desk = await spentMonth({ agreeToAll: true });
  await desk.tick(WATCH.id, DECEMBER + 5 * MINUTE);
  expect((await inNovember(desk)).length).toBeGreaterThan(UNREAD_POSTS - 6);
  expect((await desk.read(MONEY)).at(-1)).toContain("(agreed to by --yes)");
});

it("keeps the ledger equal to the bill", async () => {
  await using desk = await spentMonth({ agreeToAll: true });
  await desk.tick(WATCH.id, DECEMBER + 5 * MINUTE);
  const { cost } = await desk.store.db
    .selectFrom("ledger")
    .select((q) => q.fn.sum<number>("cost").as("cost"))
    .executeTakeFirstOrThrow();
  expect(Number(cost)).toBe(costOf(desk.x.bill(), TARIFF));
});
