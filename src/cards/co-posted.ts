/** What accounts posted together, in words: an observation of copies and times, never of why. */
import type { CoPosting } from "../domain/crew.ts";
import { atMost, count } from "./amounts.ts";

/** `posted 9 different identical texts, mostly within 4 minutes of each other, on 6 days`. */
export function coPosted({ passages, days, apart }: CoPosting): string {
  const texts = `posted ${count(passages, "different identical text")}`;
  return `${texts}, mostly within ${atMost(apart)} of each other, on ${count(days, "day")}`;
}
