/** What playing files in the running bot can be told. */
import type { Duration, Instant } from "../../domain/time.ts";

export interface ReplaySourceOptions {
  /** Played one after the other. */
  readonly files: readonly string[];
  /** How many times faster than they were written the posts arrive; 1 is as fast as they were, Infinity at once. */
  readonly speed: number;
  /** Posts before it are left out; the first post's time where nothing is said. */
  readonly startAt?: Instant;
  readonly pollEvery?: Duration;
  readonly pageSize?: number;
}
