/** A saying that was about long before, on many accounts: nobody posts it in a hurry now, or it was about all the time. */
import { type Duration, HOUR, MINUTE } from "../../domain/time.ts";
import type { Explain } from "./reason.ts";
import { EXPLAIN } from "./thresholds.ts";

export const lyricOrMeme: Explain = ({ copies, sightings, sightingHours }) => {
  const times = copies.map(({ createdAt }) => createdAt);
  const hour = fullest(times, HOUR);
  const reason = { fits: () => true, without: "otherwise" };
  if (sightings >= EXPLAIN.saying.sightings && hour <= EXPLAIN.saying.share * sightings) {
    if (fullest(times, 10 * MINUTE) <= Math.max(1, EXPLAIN.rush * hour)) {
      const why = `The words were posted ${sightings} times in the days before, and now no more than ${hour} times within an hour, without haste.`;
      return { ...reason, why };
    }
  }
  const { hours, times: most } = EXPLAIN.steady;
  if (sightingHours < hours || hour > most * sightings) return null;
  const why = `The words were posted ${sightings} times in the days before, in ${sightingHours} different hours: they are about all the time.`;
  return { ...reason, why };
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
