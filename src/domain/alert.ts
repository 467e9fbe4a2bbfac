/** Whether and how a burst is told to a place: the closed set of reasons, and what a route asks for. */
import type { Duration, Instant } from "./time.ts";

/** Reasons to speak. */
export type SpeakReason = "first" | "grown" | "raised" | "wave" | "ended";

/** Reasons to stay silent, each of which is shown to whoever asks why. */
export type SilentReason =
  | "unchanged"
  | "quiet"
  | "below-surprise"
  | "small-part"
  | "below-participation"
  | "no-shared-words"
  | "below-severity"
  | "explained"
  | "not-enough-history"
  | "stale"
  | "muted"
  | "overCeiling"
  /** A message that lists several names it, and nothing has happened since. */
  | "listed"
  /** A person is asked first, and has not agreed. */
  | "awaiting-approval"
  /** The last line about it is too fresh. */
  | "paced"
  | "quiet-hours"
  | "absorbed";

export type Reason = SpeakReason | SilentReason;

export type Decision =
  | { readonly speak: true; readonly reason: SpeakReason }
  | { readonly speak: false; readonly reason: SilentReason };

/** A place that messages go to: `terminal`, `slack:C0123`, `discord:456`. */
export type Place = string;

/** What somebody asked not to hear of. */
export type MuteTarget =
  | { readonly kind: "burst" | "watch"; readonly id: string }
  /** Every burst whose passage holds these words in a row; `words` are their hashes. */
  | { readonly kind: "passage"; readonly text: string; readonly words: readonly number[] }
  /** Every burst that would be none without these accounts; `name` as people know them. */
  | {
      readonly kind: "accounts";
      readonly accounts: readonly { readonly key: string; readonly name: string }[];
    };

/** A mute always ends, and says who asked for it and why. */
export interface Mute {
  readonly target: MuteTarget;
  /** The watches that whoever set it could see; null for all. */
  readonly watches: readonly string[] | null;
  readonly until: Instant;
  readonly by: string;
  readonly byName: string;
  readonly why: string;
}

export interface StoredMute extends Mute {
  readonly id: number;
  /** When it was set. */
  readonly at: Instant;
}

/** A line of the configuration that sends a watch's bursts to a place. */
export interface Route {
  /** A watch's id, or "*" for every watch. */
  readonly watch: string;
  readonly to: Place;
  /** 0–100. */
  readonly minSeverity: number;
  /** Announcements an hour; null for no limit. */
  readonly ceiling: number | null;
  readonly explained: "digest" | "quiet" | "off";
  readonly handles: "full" | "masked";
  readonly timezone: string;
  readonly language: string;
  readonly quietHours: QuietHours | null;
  /** Who is mentioned with an announcement, as the platform names them. */
  readonly mention: string | null;
  /** True when a person must agree before anything of a burst is said there. */
  readonly approval: boolean;
  readonly digest: Digest | null;
}

/** When a place gets a digest: "08:00", with a weekday in front for a weekly one ("monday 08:00"). */
export interface Digest {
  readonly every: "daily" | "weekly";
  readonly at: string;
}

/** Wall-clock times in the route's zone, "23:00". */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** Severity from which on quiet hours are broken; null for never. */
  readonly breakAbove: number | null;
}

/** Announcement follow-ups that are at most this far apart belong to one thread. */
export const STORY_THREAD_AGE: Duration = 30 * 24 * 60 * 60 * 1000;
