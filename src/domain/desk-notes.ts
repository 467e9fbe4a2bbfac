/** What people said of a burst at the desk: always shown as theirs, with their name and the time. */
import type { Instant } from "./time.ts";

/** What somebody made of a burst. */
export const VERDICTS = ["follow-up", "explained", "declared", "unclear"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Review {
  readonly verdict: Verdict;
  /** What explains it, as that person put it; "" where nothing was named. */
  readonly as: string;
  readonly note: string;
  /** As people know them: "Anna". */
  readonly by: string;
  readonly at: Instant;
}

/** Something that was said of a burst and is not right, or should not have been said. */
export interface Correction {
  readonly kind: "corrected" | "withdrawn";
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
}

export interface DeskNotes {
  /** The latest mute of this very burst that was not ended early; its time may have passed. */
  readonly muted: { readonly by: string; readonly until: Instant; readonly why: string } | null;
  /** Of the wave; the newest first. */
  readonly reviews: readonly Review[];
  /** Of the burst; the newest first. */
  readonly corrections: readonly Correction[];
}

export function isWithdrawn({ corrections }: Pick<DeskNotes, "corrections">): boolean {
  return corrections.some(({ kind }) => kind === "withdrawn");
}
