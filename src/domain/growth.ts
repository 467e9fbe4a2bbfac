/** How a wave grew: its fastest minute, and how its wordings differ. */
import type { Instant } from "./time.ts";

export interface Growth {
  /** The minute with the most copies; of equal ones the first. */
  readonly fastest: { readonly posts: number; readonly at: Instant };
  /** Null where no text was left to compare, or where they were too many. */
  readonly wordings: {
    /** How many different ones, the passage itself counted. */
    readonly count: number;
    /** What is put for which words most often; null where words are only added or left out. */
    readonly most: { readonly from: string; readonly to: string } | null;
  } | null;
}
