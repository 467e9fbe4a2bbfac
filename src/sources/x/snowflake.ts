/** X's ids hold the time at which they were made (docs.x.com, X IDs): milliseconds since 4 Nov 2010, then 22 bits. */
import type { Instant } from "../../domain/time.ts";

const EPOCH: Instant = 1_288_834_974_657;
const BITS = 22n;

/** When the post with this id was made. Ids from before November 2010 hold no time: for them it is that. */
export function timeOfId(id: string): Instant {
  return EPOCH + Number(BigInt(id) >> BITS);
}

/** The smallest id of this millisecond. */
export function firstIdAt(at: Instant): string {
  return String(BigInt(Math.max(0, at - EPOCH)) << BITS);
}
