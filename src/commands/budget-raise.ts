/** `budget raise <source> <dollars>`: lets this month cost more than the configuration says. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import { sourceName } from "../cards/source-name.ts";
import { DOLLAR } from "../domain/money.ts";
import type { Command, CommandSpec } from "./command.ts";

const spec: CommandSpec = {
  name: "budget raise",
  options: [
    { name: "source", required: true, type: "word" },
    { name: "dollars", required: true, type: "number" },
  ],
  examples: ["/verbatim budget raise x 60"],
  who: "admin",
  unshared: true,
};

export const budgetRaise: Command = {
  spec,
  async *run({ workbench, options, words }) {
    const source = options["source"] ?? "";
    const asked = Math.round(Number(options["dollars"]) * DOLLAR);
    const raised = await workbench?.raiseBudget(source, asked);
    const { money } = words;
    const card =
      raised === undefined
        ? notAllowedCard("admin", words)
        : raised.is === "free"
          ? sentenceCard(money.free)
          : raised.month === asked
            ? sentenceCard(money.raised({ source: sourceName(source), limit: raised.month }))
            : sentenceCard(money.cannotLower({ limit: raised.month }));
    yield { is: "card", card };
  },
};
