/** What most copies of a burst carry alike besides their words, and what that explains. */
import type { Carried, CarriedPost, ExplainedSince } from "../domain/following.ts";
import type { Instant } from "../domain/time.ts";
import { foldedWords } from "./folded-words.ts";
import { permalink } from "./permalink.ts";

/** A copy as a look at it by itself showed it. */
export interface LookedAtCopy {
  readonly platform: string;
  readonly quoteOf: string | null;
  readonly replyTo: string | null;
  readonly described: readonly string[];
}

/** A post that copies quote, as it was read. */
export interface QuotedText {
  readonly postId: string;
  readonly accountId: string;
  readonly handle: string | null;
  readonly text: string | null;
  readonly readAt: Instant;
}

/** What at least half of the copies that were looked at quote and reply to, and how they describe a picture. */
export function carriedBy(copies: readonly LookedAtCopy[]): Carried {
  const most = (of: (copy: LookedAtCopy) => readonly string[]) =>
    mostCarried(
      copies.flatMap((copy) => [...new Set(of(copy))]),
      copies.length,
    );
  const picture = most(({ described }) => described);
  const platform = copies[0]?.platform ?? "";
  const post = (found: ReturnType<typeof most>): CarriedPost | null =>
    found && { id: found.value, url: permalink(platform, found.value), copies: found.copies };
  return {
    quote: post(most(({ quoteOf }) => (quoteOf === null ? [] : [quoteOf]))),
    reply: post(most(({ replyTo }) => (replyTo === null ? [] : [replyTo]))),
    picture: picture && { described: picture.value, copies: picture.copies },
    of: copies.length,
  };
}

/** A quotation, where the post that most copies quote holds the passage word for word. */
export function explainedSince(
  passage: string,
  { quote, of }: Carried,
  quoted: readonly QuotedText[],
): ExplainedSince | null {
  const source = quoted.find(({ postId }) => postId === quote?.id);
  if (quote === null || source?.text == null || !holds(source.text, passage)) return null;
  const { accountId, handle, readAt } = source;
  return { at: readAt, accountId, handle, copies: quote.copies, of };
}

function holds(text: string, passage: string): boolean {
  const words = foldedWords(passage);
  const all = foldedWords(text);
  return words.length > 0 && all.some((_, at) => words.every((word, i) => all[at + i] === word));
}

function mostCarried(values: readonly string[], of: number): { value: string; copies: number } | null {
  let most: { value: string; copies: number } | null = null;
  for (const [value, same] of Map.groupBy(values, (each) => each)) {
    if (same.length > (most?.copies ?? 1)) most = { value, copies: same.length };
  }
  return most !== null && most.copies * 2 >= of ? most : null;
}
