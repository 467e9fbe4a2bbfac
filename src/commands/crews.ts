/** `crews`: the accounts that keep posting the same, different texts. */
import { crewsCard } from "../cards/crews-card.ts";
import { offsetOf, PAGE_SIZE } from "../cards/pages.ts";
import type { Command } from "./command.ts";
import { pageOf } from "./page-option.ts";

export const crews: Command = {
  spec: {
    name: "crews",
    options: [{ name: "page", required: false, type: "number" }],
    examples: ["/verbatim crews", "/verbatim crews 2"],
    who: "viewer",
  },
  async *run({ desk, options, words }) {
    const page = pageOf(options);
    const found = await desk.crews();
    const shown = found.slice(offsetOf(page), offsetOf(page) + PAGE_SIZE);
    const data = { crews: shown, total: found.length };
    yield {
      is: "card",
      card: crewsCard({ crews: shown, paging: { page, total: found.length } }, words),
      data,
    };
  },
};
