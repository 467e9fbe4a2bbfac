/** `bursts`: what was found lately, announced or not. */
import { sentenceCard } from "../cards/answer-cards.ts";
import { burstsCard } from "../cards/bursts-card.ts";
import { offsetOf, PAGE_SIZE } from "../cards/pages.ts";
import type { Command } from "./command.ts";
import { pageOf } from "./page-option.ts";
import { stretchOf } from "./stretch.ts";

export const bursts: Command = {
  spec: {
    name: "bursts",
    options: [
      { name: "since", required: false, type: "word" },
      { name: "page", required: false, type: "number" },
    ],
    examples: ["/verbatim bursts", "/verbatim bursts 24h", "/verbatim bursts --since 7d --page 2"],
    who: "viewer",
  },
  async *run({ desk, now, options, handles, words }) {
    const since = options["since"] ?? null;
    const stretch = since === null ? null : stretchOf(since);
    if (since !== null && stretch === null) {
      yield { is: "card", card: sentenceCard(words.answers.howFarBack) };
      return;
    }
    const page = pageOf(options);
    const found = await desk.bursts({
      since: stretch === null ? null : now - stretch,
      limit: PAGE_SIZE,
      offset: offsetOf(page),
    });
    const paging = { page, total: found.total };
    yield { is: "card", card: burstsCard({ bursts: found.bursts, paging, since, handles }, words) };
  },
};
