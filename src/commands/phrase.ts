/** `phrase <text>`: which bursts hold a phrase or a post's words, and which posts contain them. */
import { sentenceCard } from "../cards/answer-cards.ts";
import { maskedName } from "../cards/mask.ts";
import { phraseCard } from "../cards/phrase-card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import { postAt } from "../evidence/permalink.ts";
import { shownPost } from "../evidence/sample.ts";
import { isNamed } from "./bursts.ts";
import type { Command } from "./command.ts";
import type { Desk } from "./desk.ts";

/** The newest posts that are named. */
const SHOWN_POSTS = 8;
/** A shorter phrase is in too many posts to tell anything. */
const SHORTEST = 3;
/** A longer phrase is no phrase; what somebody pastes of a post ends before. */
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
    const meant = /^https?:\/\/\S+$/i.test(asked)
      ? await wordsOfPost(desk, asked, words)
      : typed(asked, words);
    if (meant.is === "no-words") {
      yield { is: "card", card: sentenceCard(meant.why) };
      return;
    }
    const data = await desk.phrase(meant.text, SHOWN_POSTS);
    const posts = data.posts.map((post) => shownPost(post, handles === "masked" ? maskedName : null));
    const card = phraseCard({ ...data, phrase: meant.text, posts, handles }, words);
    yield { is: "card", card, ...(isNamed(data.bursts) ? { data } : {}) };
  },
};

type Meant =
  | { readonly is: "words"; readonly text: string }
  | { readonly is: "no-words"; readonly why: string };

function typed(text: string, { answers }: Words): Meant {
  if (text.length >= SHORTEST && text.length <= LONGEST) return { is: "words", text };
  return { is: "no-words", why: answers.phraseLength({ least: SHORTEST, most: LONGEST }) };
}

async function wordsOfPost(desk: Desk, address: string, { answers }: Words): Promise<Meant> {
  const named = postAt(address);
  if (named === null) return { is: "no-words", why: answers.noPostAddress };
  const post = await desk.post(named);
  if (post === null) return { is: "no-words", why: answers.postNotStored };
  return post.text === null
    ? { is: "no-words", why: answers.postTextGone }
    : { is: "words", text: post.text };
}
