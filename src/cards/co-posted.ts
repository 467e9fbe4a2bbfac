/** What accounts posted together, in words: an observation of copies and times, never of why. */
import type { CoPosting } from "../domain/crew.ts";
import { ENGLISH } from "./words/catalogue.ts";

/** `posted 9 different identical texts, mostly within 4 minutes of each other, on 6 days`. */
export function coPosted(did: CoPosting): string {
  return ENGLISH.burst.coPosted(did);
}
