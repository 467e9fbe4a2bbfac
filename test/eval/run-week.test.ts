import { expect, test } from "vitest";
import { runWeek } from "../../eval/run-week.ts";

test("measures a week from its posts to its scores, and the crews that the bot would find", () => {
  const run = runWeek({ seed: 1, posts: 500 });
  const { copies, crews } = run.scores;
  expect(copies.all.of).toBeGreaterThan(1_500);
  expect(copies.all.right / copies.all.of).toBeGreaterThan(0.9);
  expect(crews?.members.of).toBeGreaterThan(20);
  expect(crews?.members.right).toBeGreaterThan(0);
});
