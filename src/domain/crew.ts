/** Accounts that posted the same words more than once, told by what they did and by nothing else. */
import type { Duration, Instant } from "./time.ts";

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

/** What some of a wave's accounts had done together before. */
export interface KnownCrew extends CoPosting {
  /** How many accounts the wave had when it was looked at. */
  readonly of: number;
}

/** Fewer of a burst's accounts than this are no campaign's: they are readers of what many share. */
const PART = 0.25;

/** Whether a burst is, for a good part, by accounts that co-posted before. */
export function takesPart(crew: KnownCrew | null): boolean {
  return crew !== null && crew.accounts >= PART * crew.of;
}

/** A group of accounts that keep posting the same, different passages. */
export interface Crew {
  /** 16 characters of Crockford base32, kept while its earliest passage is remembered. */
  readonly id: string;
  readonly did: CoPosting;
  /** Account keys; those with the most passages first. */
  readonly members: readonly { readonly account: string; readonly passages: number }[];
  /** Ids of the bursts that at least two of them share, by their first copies. */
  readonly bursts: readonly string[];
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}
