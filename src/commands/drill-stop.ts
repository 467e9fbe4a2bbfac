/** `drill stop`: ends the drill of a place before its time. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Command } from "./command.ts";

export const drillStop: Command = {
  spec: { name: "drill stop", options: [], examples: ["/verbatim drill stop"], who: "admin" },
  async *run({ workbench, words }) {
    const stopped = await workbench?.stopDrill();
    const card =
      stopped === undefined
        ? notAllowedCard("admin", words)
        : sentenceCard(stopped === "stopped" ? words.drill.stopping : words.drill.none);
    yield { is: "card", card };
  },
};
