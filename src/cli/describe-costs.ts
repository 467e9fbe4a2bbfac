/** What each watch costs in each way of reading it, as `check` prints it. */
import { resolve } from "node:path";
import { watchCosts } from "../app/watch-costs.ts";
import { ENGLISH } from "../cards/words/catalogue.ts";
import type { Config } from "../config/config.ts";
import { fileOf } from "./check-store.ts";

/** Lines to print; none where nothing costs money. */
export async function describeCosts(config: Config, cwd: string): Promise<readonly string[]> {
  const url = config.store.url.reveal();
  const file = fileOf(url);
  const costs = await watchCosts(config, file === null ? url : `sqlite:${resolve(cwd, file)}`);
  if (costs.length === 0) return [];
  const { money, amounts } = ENGLISH;
  return [
    "",
    "Costs",
    ...costs.flatMap(({ watch, source, setUp, agreed, estimate }) => {
      const state = agreed ? "agreed to" : `waits for /verbatim watch start ${watch}, or verbatim run --yes`;
      if (estimate === null) {
        return [`  ${watch}: not counted yet; the bot asks ${source} once when it starts, for one count`];
      }
      return [
        `  ${watch}: about ${amounts.posts(estimate.matching)} a day on ${source}; read ${money.modes[setUp]}, ${state}`,
        ...estimate.modes.map(({ mode, posts, counts, perDay, delay }) => {
          const counted = counts === 0 ? "" : ` and ${amounts.grouped(counts)} counts`;
          const what = `${amounts.posts(posts)}${counted} a day`;
          const within = `seen within ${amounts.atMost(delay)}`;
          return `    ${mode}: ${what}, ${amounts.dollars(perDay)}; ${within}; ${money.misses[mode]}`;
        }),
      ];
    }),
  ];
}
