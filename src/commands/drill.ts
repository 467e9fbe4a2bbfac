/** `drill [week]`: plays a made-up campaign in the place where it is asked, in the way in which that place is told. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import { drillStartedCard } from "../cards/drill-place-card.ts";
import type { Command } from "./command.ts";
import { DRILL_SCENARIOS } from "./drilling.ts";

export const drill: Command = {
  spec: {
    name: "drill",
    options: [{ name: "scenario", required: false, type: "word", choices: DRILL_SCENARIOS }],
    examples: ["/verbatim drill", "/verbatim drill week"],
    who: "admin",
  },
  async *run({ workbench, options, words }) {
    const scenario = DRILL_SCENARIOS.find((known) => known === options["scenario"]) ?? "short";
    const started = await workbench?.startDrill(scenario);
    switch (started?.is) {
      case undefined:
        yield { is: "card", card: notAllowedCard("admin", words) };
        break;
      case "started":
        yield { is: "card", card: drillStartedCard(words) };
        break;
      case "busy":
        yield { is: "card", card: sentenceCard(words.drill.busy(started)) };
        break;
      case "no-route":
        yield { is: "card", card: sentenceCard(words.drill.noRoute) };
        break;
      case "not-here":
        yield { is: "card", card: sentenceCard(words.drill.notHere) };
    }
  },
};
