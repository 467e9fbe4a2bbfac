/** A month that is spent while a burst is under way: that is followed from the part that is held for bursts. */
import { expect, it } from "vitest";
import { DOLLAR } from "../../src/domain/money.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import { totalsAt } from "../../src/pipeline/budget/counters.ts";
import { setCounter } from "../../src/store/ledger.ts";
import { paste, SENTENCES } from "../pipeline/x-watch.ts";
import { NOW, WATCH } from "../sources/x/open-x.ts";
import { DESK, openXDesk } from "./x-desk.ts";

const MONTH = 20 * DOLLAR;
const [SENTENCE = ""] = SENTENCES;

it("reads on while the burst is under way, and stops when it is over", async () => {
  await using desk = await openXDesk({
    ...{ watches: [WATCH], month: MONTH, day: DOLLAR, confirmFrom: 100 * DOLLAR },
  });
  const { open, held } = totalsAt("x", NOW);
  const heldSpent = async () => {
    const row = await desk.store.db
      .selectFrom("spending")
      .select("amount")
      .where("counter", "=", held)
      .executeTakeFirst();
    return row?.amount ?? 0;
  };
  await desk.tick(WATCH.id, NOW);
  paste(desk.x, SENTENCE, NOW + MINUTE);
  await desk.tick(WATCH.id, NOW + 6 * MINUTE);
  expect((await desk.read(DESK)).join("\n"), "a burst is under way").toContain("accounts posted the same");
  await desk.store.transaction((tx) => setCounter(tx, open, 0.9 * MONTH));
  expect(await heldSpent()).toBe(0);

  const before = desk.x.bill();
  desk.x.world.post({ text: SENTENCE, authorId: "9001", createdAt: NOW + 10 * MINUTE });
  await desk.tick(WATCH.id, NOW + 22 * MINUTE);
  expect(desk.x.bill().posts).toBe(before.posts + 1);
  expect(await heldSpent()).toBe(5_000);

  await desk.tick(WATCH.id, NOW + 3 * HOUR);
  const ended = await desk.store.db.selectFrom("bursts").select("state").executeTakeFirstOrThrow();
  expect(ended.state).toBe("ended");
  const after = desk.x.bill();
  desk.x.world.post({ text: SENTENCE, authorId: "9002", createdAt: NOW + 3 * HOUR + MINUTE });
  await desk.tick(WATCH.id, NOW + 4 * HOUR);
  expect(desk.x.bill()).toEqual(after);
  const gaps = await desk.store.db.selectFrom("gaps").select(["to_at", "why"]).orderBy("to_at").execute();
  expect(gaps.at(-1)).toEqual({ to_at: NOW + 4 * HOUR - MINUTE, why: UNREAD.month });
});
