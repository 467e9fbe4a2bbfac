import { expect, test } from "vitest";
import { runWeek } from "../../eval/run-week.ts";

test("measures a week from its posts to its scores, and crews by the function that finds them", () => {
  const seen: string[] = [];
  const run = runWeek({
    seed: 1,
    posts: 500,
    crewsOf(waves) {
      const [first] = waves.filter(({ line }) => line.accounts.length >= 8);
      seen.push(...waves.map(({ line }) => line.id));
      return first === undefined ? [] : [{ accounts: first.line.accounts }];
    },
  });
  const { copies, crews } = run.scores;
  expect(copies.all.of).toBeGreaterThan(1_500);
  expect(copies.all.right / copies.all.of).toBeGreaterThan(0.9);
  expect(seen).toHaveLength(run.bursts);
  expect(crews?.members.of).toBeGreaterThan(20);
});
