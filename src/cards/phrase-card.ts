/** Where a phrase occurs: bursts that hold it, and posts that contain it. */
import type { ShownPost } from "../domain/burst.ts";
import { count } from "./amounts.ts";
import { postName } from "./burst-card.ts";
import { burstItem, type ListedBurst } from "./bursts-card.ts";
import { type Card, type CardNode, strong, text, time } from "./card.ts";
import { passageExcerpt } from "./excerpt.ts";
import type { Handles } from "./names.ts";
import { ENGLISH } from "./words/catalogue.ts";

/** A card names this many bursts. */
const NAMED_BURSTS = 5;

export interface PhraseCardView {
  /** As it was typed. */
  readonly phrase: string;
  readonly bursts: readonly ListedBurst[];
  /** The newest posts. */
  readonly posts: readonly ShownPost[];
  readonly totalPosts: number;
  readonly accounts: number;
  readonly handles: Handles;
}

export function phraseCard(view: PhraseCardView): Card {
  const sentence =
    view.totalPosts === 0
      ? "No stored post contains these words"
      : `${count(view.totalPosts, "stored post")} by ${count(view.accounts, "account")} ${
          view.totalPosts === 1 ? "contains" : "contain"
        } these words`;
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      { is: "quote", text: passageExcerpt(view.phrase, ENGLISH, 300) },
      ...burstsNodes(view),
      ...postsNodes(view),
      {
        is: "note",
        line: [text("Only posts that were read for the watches seen here, as far as their texts are kept.")],
      },
    ],
  };
}

function burstsNodes({ bursts, handles }: PhraseCardView): CardNode[] {
  if (bursts.length === 0) return [{ is: "line", line: [text("No burst holds them.")] }];
  const items = bursts.slice(0, NAMED_BURSTS).map((listed) => burstItem(listed, handles));
  return [
    { is: "line", line: [strong(`In ${count(bursts.length, "burst")}`)] },
    { is: "list", items, more: bursts.length - items.length },
  ];
}

function postsNodes({ posts, totalPosts }: PhraseCardView): CardNode[] {
  if (posts.length === 0) return [];
  const items = posts.map((post) => [time(post.at, "full"), text(" "), postName(post)]);
  return [
    { is: "line", line: [strong("Newest posts")] },
    { is: "list", items, more: Math.max(0, totalPosts - posts.length) },
  ];
}
