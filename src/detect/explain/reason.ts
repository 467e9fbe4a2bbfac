/** What an explanation answers: which copies show the mark it rests on, and how one says that. */
import type { Copy, Evidence } from "./copies.ts";
import { EXPLAIN } from "./thresholds.ts";

export interface Reason {
  /** In plain words and numbers, with what a reader can check. */
  readonly why: string;
  /** Whether a copy shows the mark; copies that do not may bring the burst back. */
  readonly fits: (copy: Copy) => boolean;
  /** Ends "copies come …": "without that link". */
  readonly without: string;
  /** The site that a headline is from. */
  readonly site?: string;
}

/** Looks for one kind of innocent copying; null where the evidence is not enough. */
export type Explain = (evidence: Evidence) => Reason | null;

/** The copies that fit, when they are most of all. */
export function mostOf(
  copies: readonly Copy[],
  fits: (copy: Copy) => boolean,
  share: number = EXPLAIN.most,
): readonly Copy[] | null {
  const fitting = copies.filter(fits);
  return fitting.length > 0 && fitting.length >= share * copies.length ? fitting : null;
}

/** `38 of the 41 posts`, `all 41 posts`. */
export function shareOf(some: readonly unknown[], all: readonly unknown[]): string {
  return some.length === all.length ? `all ${all.length} posts` : `${some.length} of the ${all.length} posts`;
}
