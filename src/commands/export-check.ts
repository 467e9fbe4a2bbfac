/** `export check <manifest>`: what had to go of a dossier since it was made, for whoever holds one. */
import { checkedDossierCard } from "../cards/checked-dossier-card.ts";
import type { Command } from "./command.ts";

export const exportCheck: Command = {
  spec: {
    name: "export check",
    options: [{ name: "manifest", required: true, type: "word" }],
    examples: ["/verbatim export check 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    who: "editor",
    unshared: true,
  },
  async *run({ desk, options, handles, words }) {
    const answer = await desk.dossier(options["manifest"] ?? "");
    yield { is: "card", card: checkedDossierCard(answer, handles, words) };
  },
};
