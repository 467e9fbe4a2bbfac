/** A week of a watch, as a picture shows it: what was read by the hour, its bursts, and what was not read. */
import type { Duration, Instant } from "./time.ts";

export interface WatchWeek {
  readonly watch: string;
  readonly watchName: string;
  /** At the beginning of an hour; `to` is the end of the hour that is under way. */
  readonly from: Instant;
  readonly to: Instant;
  /** How long each count is. */
  readonly step: Duration;
  /** By `at`, the earliest first; a step without posts is left out. */
  readonly counts: readonly { readonly at: Instant; readonly posts: number }[];
  /** When each was found, the earliest first; none that was withdrawn. */
  readonly bursts: readonly {
    readonly shortId: string;
    readonly at: Instant;
    /** Whether it was worth announcing. */
    readonly announced: boolean;
  }[];
  /** Bursts of that time that are not among them, because they are too many. */
  readonly moreBursts: number;
  /** Where nothing was read, the time before the watch's first post included. */
  readonly unread: readonly { readonly from: Instant; readonly to: Instant }[];
}
