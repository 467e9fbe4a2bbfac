/** What other rules for a watch would have made of what was read of it. */
import type { Instant } from "./time.ts";
import type { Watch } from "./watch.ts";

/** A burst that one of two sets of rules announces. */
export interface TriedBurst {
  readonly id: string;
  readonly passage: string;
  readonly accounts: number;
}

export interface TrialOutcome {
  /** From here on bursts count; what was read before is only the past that they are measured by. */
  readonly since: Instant;
  /** Stored posts of that time, and how many of them the changed rules take. */
  readonly posts: number;
  readonly matching: number;
  /** Announced by the rules as they are: those that the changed rules announce too, and those they do not. */
  readonly kept: readonly TriedBurst[];
  readonly gone: readonly TriedBurst[];
  /** Announced by the changed rules alone. */
  readonly added: readonly TriedBurst[];
}

/** What is tried: a watch as it is and as it would be. */
export interface TriedRules {
  readonly before: Watch;
  readonly after: Watch;
}

/** Yields how far it came, 0–1, and lets others go on in between. Null where another trial is under way. */
export type TryRules = (rules: TriedRules, now: Instant) => AsyncGenerator<number, TrialOutcome | null>;
