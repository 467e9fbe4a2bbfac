/**
 * What of an answer is billed: X counts a resource once within a day of UTC, however often it is read
 * (docs.x.com, usage). What was read before a restart is counted again, which errs on the dear side.
 */
import { DAY, type Instant } from "../../domain/time.ts";

/** Ids that are remembered at most; the overlap of polls needs the newest few hundred. */
const REMEMBERED = 100_000;

export interface Billed {
  /** How many of these resources are billed now. */
  count(ids: Iterable<string>, now: Instant): number;
}

export function createBilled(): Billed {
  let day = Number.NaN;
  let seen = new Set<string>();
  return {
    count(ids, now) {
      const today = Math.floor(now / DAY);
      if (today !== day || seen.size > REMEMBERED) {
        day = today;
        seen = new Set();
      }
      const before = seen.size;
      for (const id of ids) seen.add(id);
      return seen.size - before;
    },
  };
}
