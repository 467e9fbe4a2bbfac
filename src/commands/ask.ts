/** `ask <question>`: the one honest answer to "who is behind this?": what is known, and what is not. */
import { askCard } from "../cards/ask-card.ts";
import { handlesOf } from "../cards/bursts-card.ts";
import type { Command } from "./command.ts";
import type { BurstDetail, Desk } from "./desk.ts";

/** More words than these are not looked through for a burst's id. */
const LOOKED_THROUGH = 40;

export const ask: Command = {
  spec: {
    name: "ask",
    options: [
      { name: "question", required: true, type: "rest", unrecorded: true },
      { name: "id", required: false, type: "word", burst: true },
    ],
    examples: ["/verbatim ask who wrote 7K3Q?"],
    who: "viewer",
  },
  async *run({ desk, options, handles, words }) {
    const detail = await burstMeant(desk, options["question"] ?? "", options["id"]);
    yield {
      is: "card",
      card: askCard(detail, detail === null ? handles : handlesOf(detail, handles), words),
    };
  },
};

/** The burst whose id stands in the question, else the one it was asked below, else the last one found here. */
async function burstMeant(desk: Desk, question: string, below = "last"): Promise<BurstDetail | null> {
  const ids = question.split(/[^\p{L}\p{N}]+/u).filter((word) => /\d/.test(word) && word.length >= 4);
  for (const id of [...ids.slice(0, LOOKED_THROUGH), below]) {
    const found = await desk.burst(id);
    if (found.is === "found") return found.detail;
  }
  return null;
}
