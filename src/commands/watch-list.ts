/** `watch list`: what is watched, and whom it tells. */
import { watchesCard } from "../cards/watches-card.ts";
import type { Command } from "./command.ts";

export const watchList: Command = {
  spec: {
    name: "watch list",
    summary: "What is watched, with its words and the places that are told",
    options: [],
    examples: ["/verbatim watch list"],
    who: "viewer",
  },
  async *run({ desk, now }) {
    yield { is: "card", card: watchesCard(await desk.watches(), now) };
  },
};
