/** How soon a watch is polled again: more often with a burst, less often where nothing happens. */
import { expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { nextPollAfter } from "../../src/pipeline/pace.ts";
import { NOW } from "../sources/x/open-x.ts";
import { openXWatch, paste, SENTENCES } from "./x-watch.ts";

const PACED = { pollEvery: MINUTE, pace: { busy: 15 * SECOND, quiet: 5 * MINUTE } };

it.each([
  ["a new watch as usual", { quietSince: NOW, burst: false }, MINUTE],
  ["a watch that just had a post as usual", { quietSince: NOW - MINUTE, burst: false }, MINUTE],
  [
    "a watch without a post for half an hour less often",
    { quietSince: NOW - 30 * MINUTE, burst: false },
    3 * MINUTE,
  ],
  [
    "a watch without a post for long at least every five minutes",
    { quietSince: NOW - 40 * HOUR, burst: false },
    5 * MINUTE,
  ],
  ["a watch with a burst under way more often", { quietSince: NOW - 40 * HOUR, burst: true }, 15 * SECOND],
])("polls %s", (_, activity, wait) => {
  expect(nextPollAfter(PACED, activity, NOW)).toBe(wait);
});

it("polls a source without a pace always the same", () => {
  expect(nextPollAfter({ pollEvery: 7, pace: null }, { quietSince: NOW, burst: true }, NOW)).toBe(7);
});

it("polls X more often from the poll on that finds a burst, and less often when that is over", async () => {
  await using watch = await openXWatch();
  await watch.poll(NOW);
  paste(watch.x, SENTENCES[0] ?? "", NOW + MINUTE);
  expect(await watch.poll(NOW + 5 * MINUTE)).toBe(NOW + 5 * MINUTE + 15 * SECOND);
  expect((await watch.read())[0]).toContain("posted the same 14 words");
  const { due_at } = await watch.store.db.selectFrom("watches").select("due_at").executeTakeFirstOrThrow();
  expect(due_at).toBe(NOW + 5 * MINUTE + 15 * SECOND);
  const later = NOW + 3 * HOUR;
  await watch.poll(later);
  expect(await watch.poll(later + MINUTE)).toBe(later + 6 * MINUTE);
});

it("polls a watch without any post less often, from when it began to be watched on", async () => {
  await using watch = await openXWatch();
  expect(await watch.poll(NOW), "four days after it was set up").toBe(NOW + 5 * MINUTE);
  const young = NOW - 30 * MINUTE;
  await watch.store.db.updateTable("watches").set({ created_at: young }).execute();
  expect(await watch.poll(NOW + 5 * MINUTE)).toBe(NOW + 8.5 * MINUTE);
});
