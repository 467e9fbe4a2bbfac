/** `watch list`: what is watched, and whom it tells. */
import { watchesCard } from "../cards/watches-card.ts";
import { maySeePlace } from "./access.ts";
import type { Command } from "./command.ts";

export const watchList: Command = {
  spec: {
    name: "watch list",
    options: [],
    examples: ["/verbatim watch list"],
    who: "viewer",
  },
  async *run(context) {
    const watches = await context.desk.watches(context.now);
    const listed = watches.map((status) => ({
      ...status,
      places: status.places.filter((place) => maySeePlace(context, place)),
    }));
    const card = watchesCard(listed, context.now, context.words);
    yield { is: "card", card, data: { watches: listed } };
  },
};
