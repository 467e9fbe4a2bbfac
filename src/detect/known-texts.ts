/** Texts that a watch knows beforehand, such as a leaked hand-out: anchors that wait for their first copy. */
import type { Horizon } from "../domain/burst.ts";
import type { AnchorRef, Founding, Words } from "./finding.ts";
import { accountsNeeded, LEAST_POST } from "./qualify.ts";
import { MAX_WORDS } from "./retention.ts";
import { weightBetween } from "./tokens.ts";

/** A known text has a copy from the first account on. */
const KNOWN_TEXT_ACCOUNTS = 1;

/**
 * The texts as foundings, each once and in an order of their own, whatever order they are given in. No post
 * founded them: their seq is below 0 and made of their words, so that it stays the same over restarts.
 */
export function knownFoundings(texts: readonly Words[]): readonly Founding[] {
  const founded = new Map<number, Founding>();
  for (const text of texts) {
    const words = text.length > MAX_WORDS ? text.slice(0, MAX_WORDS) : text;
    if (!canBeKnown(words)) continue;
    const weight = weightBetween(words, 0, words.length);
    const seq = seqOf(words);
    founded.set(seq, {
      anchor: { seq, ordinal: 0 },
      partner: seq,
      words,
      ownFrom: 0,
      partnerFrom: 0,
      minAccounts: KNOWN_TEXT_ACCOUNTS,
      shorterPost: weight,
    });
  }
  return [...founded.values()].sort((a, b) => a.anchor.seq - b.anchor.seq);
}

/** Whether a text says enough to be recognised: fewer than three words are nobody's. */
export function canBeKnown(words: Words): boolean {
  return weightBetween(words, 0, words.length) >= LEAST_POST;
}

/** Whether an anchor is a known text's. */
export function isKnownText({ seq }: AnchorRef): boolean {
  return seq < 0;
}

/** How many accounts open a wave of an anchor that weighs so much, where `usual` many open any other. */
export function accountsToOpen(anchor: AnchorRef, weight: number, horizon: Horizon, usual: number): number {
  // The slow window holds any two copies that are to be told of together.
  if (horizon === "slow" && isKnownText(anchor)) return KNOWN_TEXT_ACCOUNTS;
  return accountsNeeded(weight, usual);
}

/** −1 to −2³¹ (FNV-1a, a word at a time). */
function seqOf(words: Words): number {
  let hash = 0x811c9dc5 | 0;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x01000193);
    hash ^= hash >>> 15;
  }
  return -1 - (hash >>> 1);
}
