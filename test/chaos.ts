/** How much of what is long by nature is tried: by `npm test` a few that differ, by `npm run chaos` all of it. */

/** The files that try more in chaos. */
export const CHAOS_TESTS = [
  "test/app/follow-kill.test.ts",
  "test/app/follow-run.test.ts",
  "test/app/kill.test.ts",
  "test/app/week.test.ts",
  "test/app/x-run.test.ts",
  "test/chat/discord/kill.test.ts",
  "test/chat/slack/kill.test.ts",
];

/** Whether this is `npm run chaos`. */
export const CHAOS = process.env["VERBATIM_CHAOS"] === "1";

/** All of them in chaos; else so many, spread evenly from the first to the last. */
export function someOf<Item>(all: readonly Item[], few: number): readonly Item[] {
  if (CHAOS || all.length <= few) return all;
  return Array.from({ length: few }, (_, i) => all[Math.round((i * (all.length - 1)) / (few - 1))] as Item);
}
