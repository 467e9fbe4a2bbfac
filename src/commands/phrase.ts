/** `phrase <text>`: which bursts hold a phrase, and which posts contain it. */
import { sentenceCard } from "../cards/answer-cards.ts";
import { maskedName } from "../cards/mask.ts";
import { phraseCard } from "../cards/phrase-card.ts";
import { shownPost } from "../evidence/sample.ts";
import type { Command } from "./command.ts";

/** The newest posts that are named. */
const SHOWN_POSTS = 8;
/** A shorter phrase is in too many posts to tell anything. */
const SHORTEST = 3;
/** A longer phrase is no phrase; platforms' posts end long before. */
const LONGEST = 1_000;

export const phrase: Command = {
  spec: {
    name: "phrase",
    options: [{ name: "text", required: true, type: "rest" }],
    examples: ["/verbatim phrase stood up for our harbour workers"],
    who: "viewer",
  },
  async *run({ desk, options, handles, words }) {
    const asked = options["text"] ?? "";
    if (asked.length < SHORTEST || asked.length > LONGEST) {
      yield {
        is: "card",
        card: sentenceCard(words.answers.phraseLength({ least: SHORTEST, most: LONGEST })),
      };
      return;
    }
    const found = await desk.phrase(asked, SHOWN_POSTS);
    const posts = found.posts.map((post) => shownPost(post, handles === "masked" ? maskedName : null));
    yield { is: "card", card: phraseCard({ ...found, phrase: asked, posts, handles }, words) };
  },
};
