/** What became of a post, a text or a burst, as far as it came on its way. */
import type { Mute, Place } from "../../domain/alert.ts";
import type { Instant } from "../../domain/time.ts";
import type { WatchMiss } from "../../domain/watch-miss.ts";
import type { BurstSummary } from "../desk.ts";

/** A post that is stored for a watch. */
export interface ReadPost {
  readonly readAt: Instant;
  readonly watchName: string;
  readonly postedAt: Instant;
}

/** A watch that would have found it, and what it did not read. */
export interface Unread {
  readonly watchName: string;
  /** Null where its words are not known here. */
  readonly keyword: string | null;
  readonly lastPollAt: Instant | null;
  /** Those that the post falls into, or, where its time is not known, the latest ones. */
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant; readonly why: string }[];
}

/** What a place was told of a burst, and whether it arrived. */
export interface Delivery {
  readonly place: Place;
  readonly state: "sent" | "waiting" | "refused";
  /** When it was sent; null where it was not. */
  readonly at: Instant | null;
  /** Why it was refused, with what to do. */
  readonly why: string | null;
}

export type WhyAnswer =
  /** A text that no watch looks for; the nearest first. */
  | {
      readonly is: "not-matched";
      readonly misses: readonly { readonly watchName: string; readonly miss: WatchMiss }[];
    }
  | { readonly is: "not-read"; readonly postedAt: Instant | null; readonly watches: readonly Unread[] }
  | { readonly is: "not-judged"; readonly post: ReadPost }
  | { readonly is: "repost"; readonly post: ReadPost }
  /** A search for a burst's words, or a look-up of its account, brought it: it counts for nothing. */
  | { readonly is: "searched"; readonly post: ReadPost; readonly shortId: string | null }
  | {
      readonly is: "too-few";
      readonly post: ReadPost;
      /** Accounts that posted its words within one window around it, this one included. */
      readonly accounts: number;
      readonly needed: number;
      readonly window: number;
    }
  | {
      readonly is: "in-burst";
      /** Null when the burst itself was asked about. */
      readonly post: ReadPost | null;
      readonly burst: BurstSummary;
      readonly mute: Mute | null;
      readonly deliveries: readonly Delivery[];
      /** What was last decided about telling each place; those that were told have a delivery. */
      readonly decisions: readonly { readonly place: Place; readonly reason: string }[];
    };
