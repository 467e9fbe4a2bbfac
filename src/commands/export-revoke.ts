/** `export revoke <number>`: lets the link to a dossier lead nowhere any more. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Command } from "./command.ts";

export const exportRevoke: Command = {
  spec: {
    name: "export revoke",
    options: [{ name: "number", required: true, type: "number" }],
    examples: ["/verbatim export revoke 3"],
    who: "editor",
  },
  async *run({ workbench, options, words }) {
    if (workbench === null) {
      yield { is: "card", card: notAllowedCard("editor", words) };
      return;
    }
    const number = Number(options["number"]);
    const wasThere = await workbench.revokeDossier(number);
    const { revoked, noLink } = words.exporting;
    yield { is: "card", card: sentenceCard(wasThere ? revoked(number) : noLink(number)) };
  },
};
