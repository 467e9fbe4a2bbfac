/** A saying that was about long before, on many accounts, and that nobody posts in a hurry now either. */
import { type Duration, HOUR, MINUTE } from "../../domain/time.ts";
import type { Explain } from "./reason.ts";
import { EXPLAIN } from "./thresholds.ts";

export const lyricOrMeme: Explain = ({ copies, sightings }) => {
  if (sightings < EXPLAIN.saying.sightings) return null;
  const times = copies.map(({ createdAt }) => createdAt);
  const hour = fullest(times, HOUR);
  if (hour > EXPLAIN.saying.share * sightings) return null;
  if (fullest(times, 10 * MINUTE) > Math.max(1, EXPLAIN.rush * hour)) return null;
  return {
    why: `The words were posted ${sightings} times in the days before, and now no more than ${hour} times within an hour, without haste.`,
    fits: () => true,
    without: "otherwise",
  };
};

/** The most posts within any stretch of a length; `times` in order. */
function fullest(times: readonly number[], length: Duration): number {
  let most = 0;
  let first = 0;
  for (let last = 0; last < times.length; last++) {
    while ((times[last] ?? 0) - (times[first] ?? 0) > length) first++;
    most = Math.max(most, last + 1 - first);
  }
  return most;
}
