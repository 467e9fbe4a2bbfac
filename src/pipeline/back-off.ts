/** Backing off: what fails again and again is tried less often, and the same is said of it once. */
import type { Duration, Instant } from "../domain/time.ts";
import { SourceError } from "../sources/source.ts";
import type { Clock } from "../support/clock.ts";
import { withMend } from "../support/sentences.ts";

/** After a failure the next try comes after 1, 2, 4 … times the first wait, at most so much later. */
export interface Waits {
  readonly first: Duration;
  readonly longest: Duration;
}

export interface Failure {
  readonly code: string;
  /** What went wrong and what to do about it. */
  readonly message: string;
  readonly retryAt: Instant;
  /** Whether it was not the last thing said of this. */
  readonly isNew: boolean;
}

export interface BackOff {
  /** A failure is counted. */
  failed(of: string, error: unknown): Failure;
  /** How often in a row it has failed. */
  failures(of: string): number;
  /** Until when it is left alone; in the past where it is not. */
  restsUntil(of: string): Instant;
  succeeded(of: string): void;
}

export function createBackOff(clock: Clock, { first, longest }: Waits): BackOff {
  const known = new Map<string, { readonly count: number; readonly said: string; readonly until: Instant }>();
  return {
    failed(of, error) {
      const before = known.get(of);
      const count = (before?.count ?? 0) + 1;
      const now = clock.now();
      const ofSource = error instanceof SourceError ? error : null;
      const wait = Math.min(longest, first * 2 ** Math.min(count - 1, 20));
      const retryAt = Math.min(ofSource?.retryAt ?? now + wait, now + longest);
      const said = error instanceof Error ? error.message : String(error);
      const message = withMend(said, ofSource?.mend ?? null);
      known.set(of, { count, said: message, until: retryAt });
      return { code: ofSource?.code ?? "internal", message, retryAt, isNew: before?.said !== message };
    },
    failures: (of) => known.get(of)?.count ?? 0,
    restsUntil: (of) => known.get(of)?.until ?? Number.NEGATIVE_INFINITY,
    succeeded: (of) => void known.delete(of),
  };
}
