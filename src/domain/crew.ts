/** Accounts that posted the same words more than once, told by what they did and by nothing else. */
import type { Duration } from "./time.ts";

/** What a number of accounts posted together. */
export interface CoPosting {
  readonly accounts: number;
  /** Different passages; one post counts for one of them. */
  readonly passages: number;
  /** Distinct days, in UTC. */
  readonly days: number;
  /** The median time from one of these accounts' copies to the next one's. */
  readonly apart: Duration;
}

/** What some of the accounts that opened a wave had done together before. */
export interface KnownCrew extends CoPosting {
  /** How many accounts opened the wave. */
  readonly of: number;
}
