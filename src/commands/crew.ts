/** `crew <id>`: one group of accounts, and the texts that they share. */
import { sentenceCard } from "../cards/answer-cards.ts";
import { crewCard, noCrewCard } from "../cards/crews-card.ts";
import { shortened } from "../cards/excerpt.ts";
import type { Command } from "./command.ts";

/** The longest id that is repeated in an answer. */
const REPEATED = 20;

export const crew: Command = {
  spec: {
    name: "crew",
    options: [{ name: "id", required: true, type: "word" }],
    examples: ["/verbatim crew 5M2D"],
    who: "viewer",
  },
  async *run({ desk, options, handles, words }) {
    const name = options["id"] ?? "";
    const answer = await desk.crew(name);
    switch (answer.is) {
      case "none":
        yield { is: "card", card: noCrewCard(shortened(name, REPEATED), words) };
        return;
      case "several": {
        const actions = answer.shortIds.map((id) => ({ label: id, command: "crew", options: { id } }));
        yield { is: "card", card: sentenceCard(words.answers.severalCrews, actions) };
        return;
      }
      case "found":
        yield { is: "card", card: crewCard({ ...answer.detail, handles }, words), data: answer.detail };
    }
  },
};
