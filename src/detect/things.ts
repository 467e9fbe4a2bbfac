/**
 * What copies have in common besides their words: the same link, the same picture, the same hashtags. Facts
 * about a burst of words; none of them makes one.
 */
import type { SharedThing, ThingKind } from "../domain/burst.ts";
import type { Words } from "./finding.ts";
import { type Carrier, type Thing, thingsOf } from "./thing-hashes.ts";

/** It takes so many copies with the same thing, and this part of all. */
const LEAST_COPIES = 3;
const LEAST_PART = 0.5;

/** What most of the copies that still have a text carry, each kind at most once. */
export function sharedThings(copies: readonly Carrier[]): readonly SharedThing[] {
  const withText = copies.filter(({ text }) => text !== null);
  const carried = withText.map(thingsOf);
  return (["link", "media", "hashtags"] as const).flatMap((kind) => mostCommon(kind, carried));
}

/**
 * How a thing is shown that copies have in common, in the words of the earliest that has any for it; null
 * where none of them is left to read it from.
 */
export function shownThing([a, b]: Words, copies: readonly Carrier[]): string | null {
  let shown: string | null = null;
  for (const copy of copies) {
    for (const { hash, shown: words } of thingsOf(copy)) {
      if (hash[0] === a && hash[1] === b) shown ??= words;
      if (shown === "" && hash[0] === a && hash[1] === b) shown = words;
    }
    if (shown !== null && shown !== "") return shown;
  }
  return shown;
}

function mostCommon(kind: ThingKind, carried: readonly (readonly Thing[])[]): readonly SharedThing[] {
  const counts = new Map<string, { copies: number; shown: string }>();
  for (const things of carried) {
    const own = new Map(
      things.filter((thing) => thing.kind === kind).map((thing) => [thing.hash.join(), thing]),
    );
    for (const [key, { shown }] of own) {
      const known = counts.get(key);
      counts.set(key, { copies: (known?.copies ?? 0) + 1, shown: known?.shown || shown });
    }
  }
  const [best] = [...counts.values()].sort((a, b) => b.copies - a.copies);
  if (best === undefined || best.copies < LEAST_COPIES) return [];
  return best.copies < LEAST_PART * carried.length ? [] : [{ kind, ...best, of: carried.length }];
}
