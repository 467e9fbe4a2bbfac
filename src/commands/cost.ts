/** `cost`: what reading cost this month, and where it went. */
import { costCard } from "../cards/cost-card.ts";
import type { Command } from "./command.ts";

export const cost: Command = {
  spec: { name: "cost", options: [], examples: ["/verbatim cost"], who: "editor", unshared: true },
  async *run({ desk, words }) {
    yield { is: "card", card: costCard(await desk.costs(), words) };
  },
};
