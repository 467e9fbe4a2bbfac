/** Where a phrase occurs: bursts that hold it, and posts that contain it. */
import type { ShownPost } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { postName } from "./burst-card.ts";
import { burstItem, type ListedBurst } from "./bursts-card.ts";
import { type Card, type CardNode, strong, text, time } from "./card.ts";
import { passageExcerpt } from "./excerpt.ts";
import { maskedMentions } from "./mask.ts";
import type { Handles } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** A card names this many bursts. */
const NAMED_BURSTS = 5;

export interface PhraseCardView {
  /** As it was typed, or the text of the post that was asked for. */
  readonly phrase: string;
  readonly bursts: readonly ListedBurst[];
  /** The newest posts. */
  readonly posts: readonly ShownPost[];
  readonly totalPosts: number;
  readonly accounts: number;
  /** Posts from before were not looked through; null when all were. */
  readonly unsearchedBefore?: Instant | null;
  readonly handles: Handles;
}

export function phraseCard(view: PhraseCardView, words: Words): Card {
  const { lists } = words;
  const sentence =
    view.totalPosts === 0
      ? lists.noPostHolds
      : lists.postsHold({ posts: view.totalPosts, accounts: view.accounts });
  const shown = view.handles === "masked" ? maskedMentions(view.phrase) : view.phrase;
  const before = view.unsearchedBefore ?? null;
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      { is: "quote", text: passageExcerpt(shown, words, 300) },
      ...burstsNodes(view, words),
      ...postsNodes(view, words),
      ...(before === null ? [] : [{ is: "note" as const, line: lists.notSearched(time(before, "full")) }]),
      { is: "note", line: [text(lists.onlyRead)] },
    ],
  };
}

function burstsNodes({ bursts, handles }: PhraseCardView, words: Words): CardNode[] {
  if (bursts.length === 0) return [{ is: "line", line: [text(words.lists.noBurstHolds)] }];
  const items = bursts.slice(0, NAMED_BURSTS).map((listed) => burstItem(listed, handles, words));
  return [
    { is: "line", line: [strong(words.lists.inBursts(bursts.length))] },
    { is: "list", items, more: bursts.length - items.length },
  ];
}

function postsNodes({ posts, totalPosts }: PhraseCardView, { lists }: Words): CardNode[] {
  if (posts.length === 0) return [];
  const items = posts.map((post) => [time(post.at, "full"), text(" "), postName(post)]);
  return [
    { is: "line", line: [strong(lists.newestPosts)] },
    { is: "list", items, more: Math.max(0, totalPosts - posts.length) },
  ];
}
