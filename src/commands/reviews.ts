/** `reviews`: how precise announcing and explaining are, by what people reviewed. */
import { reviewsCard } from "../cards/reviews-card.ts";
import type { Command } from "./command.ts";

export const reviews: Command = {
  spec: { name: "reviews", options: [], examples: ["/verbatim reviews"], who: "viewer" },
  async *run({ desk, words }) {
    yield { is: "card", card: reviewsCard(await desk.reviews(), words) };
  },
};
