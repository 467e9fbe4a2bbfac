/** `why <post URL | text | burst>`: how far it came on its way, and what stopped it. */
import { sentenceCard } from "../cards/answer-cards.ts";
import { handlesOf } from "../cards/bursts-card.ts";
import { whyCard } from "../cards/why-card.ts";
import { maySeePlace } from "./access.ts";
import type { Command } from "./command.ts";

/** A shorter text is in too many posts to tell anything; a longer one is no post. */
const LENGTH = { least: 3, most: 5_000 } as const;

export const why: Command = {
  spec: {
    name: "why",
    options: [{ name: "about", required: true, type: "rest", burst: true }],
    examples: [
      "/verbatim why https://x.com/i/web/status/1800000000000000000",
      "/verbatim why 7K3Q",
      "/verbatim why stood up for our harbour workers",
    ],
    who: "viewer",
  },
  async *run(context) {
    const { desk, options, words, now, place, handles } = context;
    const about = options["about"] ?? "";
    if (about.length < LENGTH.least || about.length > LENGTH.most) {
      yield { is: "card", card: sentenceCard(words.answers.phraseLength(LENGTH)) };
      return;
    }
    const answer = await desk.why(about, now);
    if (answer.is !== "in-burst") {
      yield { is: "card", card: whyCard(answer, words) };
      return;
    }
    const deliveries = answer.deliveries.filter((delivery) => maySeePlace(context, delivery.place));
    const decisions = answer.decisions.filter((decision) => maySeePlace(context, decision.place));
    const view = { ...answer, deliveries, decisions, place, handles: handlesOf(answer.burst, handles) };
    yield { is: "card", card: whyCard(view, words) };
  },
};
