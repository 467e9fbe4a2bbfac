/** A saying that was about long before, on many accounts: nobody posts it in a hurry now, or it was about all the time. */
import { type Duration, HOUR, MINUTE } from "../../domain/time.ts";
import type { Explain } from "./reason.ts";
import { EXPLAIN } from "./thresholds.ts";

export const lyricOrMeme: Explain = ({ copies, sightings, sightingHours }) => {
  const times = copies.map(({ createdAt }) => createdAt);
  const hour = fullest(times, HOUR);
  const reason = { fits: () => true, lack: "otherwise" } as const;
  if (sightings >= EXPLAIN.saying.sightings && hour <= EXPLAIN.saying.share * sightings) {
    if (fullest(times, 10 * MINUTE) <= Math.max(1, EXPLAIN.rush * hour)) {
      return { ...reason, why: { is: "about-before", sightings, hourly: hour } };
    }
  }
  const { hours, times: most } = EXPLAIN.steady;
  if (sightingHours < hours || hour > most * sightings) return null;
  return { ...reason, why: { is: "about-always", sightings, hours: sightingHours } };
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
