/** Draws a week of a watch; handed in by the composition, because commands draw nothing themselves. */
import type { Words } from "../cards/words/catalogue.ts";
import type { ChatFile } from "../chat/chat.ts";
import type { Place } from "../domain/alert.ts";
import type { WatchWeek } from "../domain/watch-week.ts";

export interface DrawnWeek {
  /** What it shows, in words. */
  readonly alt: string;
  /** Null where the place shows no pictures, or it could not be drawn: then the words are all. */
  readonly file: ChatFile | null;
}

/** Never rejects: words do not fail for want of their picture. */
export type DrawWeek = (
  week: WatchWeek,
  given: { readonly words: Words; readonly place: Place },
) => Promise<DrawnWeek>;
