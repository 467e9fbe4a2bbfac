/** Why a watch does or does not look for a text: which of its words finds it, or how near they come. */

import type { Watch } from "./watch.ts";
import { wordsAsFound } from "./watch-matches.ts";

export type WatchMiss =
  | { readonly is: "found"; readonly keyword: string }
  /** None of the keywords; `nearest` has most of its words in the text, and `lacking` are the others. */
  | { readonly is: "no-keyword"; readonly nearest: NearKeyword | null }
  /** A keyword is in it, and none of those of which one must be. */
  | { readonly is: "not-required"; readonly keyword: string; readonly required: readonly string[] }
  | { readonly is: "excluded"; readonly keyword: string; readonly excluded: string };

export interface NearKeyword {
  readonly keyword: string;
  readonly lacking: readonly string[];
  /** The part of its words that the text has, 0–1. */
  readonly near: number;
}

/** By the same reading of words as the watch itself; a platform's own search may differ. */
export function missOf(watch: Pick<Watch, "keywords" | "require" | "exclude">, text: string): WatchMiss {
  const words = wordsAsFound(text);
  const holds = (phrase: string) => words.includes(wordsAsFound(phrase));
  const keyword = watch.keywords.length === 0 ? "" : watch.keywords.find(holds);
  if (keyword === undefined) return { is: "no-keyword", nearest: nearestOf(watch.keywords, words) };
  if (watch.require.length > 0 && !watch.require.some(holds)) {
    return { is: "not-required", keyword, required: watch.require };
  }
  const excluded = watch.exclude.find(holds);
  return excluded === undefined ? { is: "found", keyword } : { is: "excluded", keyword, excluded };
}

function nearestOf(keywords: readonly string[], words: string): NearKeyword | null {
  let nearest: NearKeyword | null = null;
  for (const keyword of keywords) {
    const parts = wordsAsFound(keyword).trim().split(" ");
    const lacking = parts.filter((part) => !words.includes(` ${part} `));
    const near = 1 - lacking.length / parts.length;
    if (near > (nearest?.near ?? 0)) nearest = { keyword, lacking, near };
  }
  return nearest;
}
