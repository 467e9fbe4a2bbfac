/** `bursts`: what was found lately, announced or not. */
import { burstsCard } from "../cards/bursts-card.ts";
import { offsetOf, PAGE_SIZE } from "../cards/pages.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import type { Command } from "./command.ts";
import { BURST_ORDERS, type BurstOrder, type BurstSummary } from "./desk.ts";
import { pageOf } from "./page-option.ts";
import { sinceOf } from "./stretch.ts";

const SHOWN = ["all", "announced", "quiet"] as const;

export const bursts: Command = {
  spec: {
    name: "bursts",
    options: [
      { name: "since", required: false, type: "stretch" },
      { name: "page", required: false, type: "number" },
      { name: "sort", required: false, type: "word", choices: BURST_ORDERS },
      { name: "show", required: false, type: "word", choices: SHOWN },
      { name: "watch", required: false, type: "word", names: "watch" },
    ],
    examples: [
      "/verbatim bursts",
      "/verbatim bursts 24h",
      "/verbatim bursts --since 7d --sort severity --page 2",
      "/verbatim bursts --show quiet --watch lindqvist",
    ],
    who: "viewer",
  },
  async *run({ desk, now, options, handles, words }) {
    const watch = options["watch"] ?? null;
    if (watch !== null && !(await desk.watches(now)).some((listed) => listed.watch.id === watch)) {
      yield { is: "card", card: noWatchCard(watch, words) };
      return;
    }
    const page = pageOf(options);
    const show = options["show"] ?? "all";
    const data = await desk.bursts({
      since: sinceOf(options, now),
      sort: orderOf(options["sort"]),
      announced: show === "all" ? null : show === "announced",
      watch,
      limit: PAGE_SIZE,
      offset: offsetOf(page),
    });
    const paging = { page, total: data.total };
    const { page: _, ...asked } = options;
    const card = burstsCard({ bursts: data.bursts, paging, asked, handles }, words);
    yield { is: "card", card, ...(isNamed(data.bursts) ? { data } : {}) };
  },
};

/** Whether nothing in it is to be shown without names. */
export function isNamed(bursts: readonly BurstSummary[]): boolean {
  return bursts.every(({ masked }) => masked !== true);
}

function orderOf(typed: string | undefined): BurstOrder {
  return BURST_ORDERS.find((order) => order === typed) ?? "newest";
}
