/**
 * What copies have in common besides their words: the same link, the same picture, the same hashtags. Facts
 * about a burst of words; none of them makes one.
 */
import type { SharedThing } from "../domain/burst.ts";
import type { Attachments } from "../domain/post.ts";
import { pageOf } from "./explain/pages.ts";

/** A copy as far as this needs it. */
export interface Carrier extends Attachments {
  readonly text: string | null;
}

/** It takes so many copies with the same thing, and this part of all. */
const LEAST_COPIES = 3;
const LEAST_PART = 0.5;
/** One hashtag is a subject; several are a choice. */
const LEAST_TAGS = 2;

const HASHTAG = /[#＃]([\p{L}\p{M}\p{N}_]+)/gu;

/** What most of the copies that still have a text carry, each kind at most once. */
export function sharedThings(copies: readonly Carrier[]): readonly SharedThing[] {
  const withText = copies.filter(({ text }) => text !== null);
  return [
    mostCommon("link", withText, ({ links }) => links.map(({ url }) => pageOf(url))),
    mostCommon("media", withText, ({ media }) => media.map(({ key }) => key)),
    mostCommon("hashtags", withText, ({ text }) => tagSet(text ?? "")),
  ].flatMap((thing) => thing ?? []);
}

/** The hashtags of a text as one thing, whatever their order and case; nothing where there are too few. */
function tagSet(text: string): readonly string[] {
  const tags = new Set(
    [...text.matchAll(HASHTAG)].map(([, tag = ""]) => `#${tag.normalize("NFKC").toLowerCase()}`),
  );
  return tags.size < LEAST_TAGS ? [] : [[...tags].sort().join(" ")];
}

function mostCommon(
  kind: SharedThing["kind"],
  copies: readonly Carrier[],
  carried: (copy: Carrier) => readonly string[],
): SharedThing | null {
  const counts = new Map<string, number>();
  for (const copy of copies)
    for (const thing of new Set(carried(copy))) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  let best: { thing: string; count: number } | null = null;
  for (const [thing, count] of counts) if (best === null || count > best.count) best = { thing, count };
  if (best === null || best.count < LEAST_COPIES || best.count < LEAST_PART * copies.length) return null;
  return {
    kind,
    shown: kind === "media" ? altOf(copies, best.thing) : best.thing,
    copies: best.count,
    of: copies.length,
  };
}

function altOf(copies: readonly Carrier[], key: string): string {
  for (const { media } of copies)
    for (const each of media) if (each.key === key && each.alt !== null) return each.alt;
  return "";
}
