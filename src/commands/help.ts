/** `help`: the commands that the asker may run, or one of them in full. */
import { unknownCommandCard } from "../cards/answer-cards.ts";
import { commandHelpCard, described, helpCard } from "../cards/help-card.ts";
import { nearWords } from "../support/nearest.ts";
import { mayDo } from "./access.ts";
import type { Command } from "./command.ts";

/** Help about the commands that `registry` answers, itself included. */
export function helpCommand(registry: () => readonly Command[]): Command {
  return {
    spec: {
      name: "help",
      options: [{ name: "command", required: false, type: "rest" }],
      examples: ["/verbatim help", "/verbatim help watch list"],
      who: "viewer",
    },
    async *run({ role, options, words }) {
      const specs = registry()
        .map(({ spec }) => spec)
        .filter((spec) => mayDo(role, spec.who));
      const asked = options["command"]?.toLowerCase();
      const spec = specs.find(({ name }) => name === asked);
      const names = specs.map(({ name }) => name);
      if (asked === undefined)
        yield {
          is: "card",
          card: helpCard(
            specs.map((each) => described(each, words)),
            words,
          ),
        };
      else if (spec !== undefined) yield { is: "card", card: commandHelpCard(described(spec, words)) };
      else yield { is: "card", card: unknownCommandCard(asked, nearWords(asked, names).slice(0, 3), words) };
    },
  };
}
