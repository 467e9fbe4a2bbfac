/** What an explanation answers: which copies show the mark it rests on, and how one says that. */
import type { Lack, Share, Why } from "../../domain/explanation.ts";
import type { Copy, Evidence } from "./copies.ts";
import { EXPLAIN } from "./thresholds.ts";

export interface Reason {
  /** What a reader can check. */
  readonly why: Why;
  /** Whether a copy shows the mark; copies that do not may bring the burst back. */
  readonly fits: (copy: Copy) => boolean;
  /** What copies without the mark lack. */
  readonly lack: Lack;
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

/** So many of all. */
export function shareOf(some: readonly unknown[], all: readonly unknown[]): Share {
  return { some: some.length, all: all.length };
}
