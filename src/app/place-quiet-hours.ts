/** When places are not to be interrupted, for their status. */
import type { PlaceQuietHours } from "../commands/status-answer.ts";
import type { Place, Route } from "../domain/alert.ts";

/** Each place's, by its first route that has some. */
export function quietHoursOf(routes: readonly Route[]): readonly PlaceQuietHours[] {
  const byPlace = new Map<Place, PlaceQuietHours>();
  for (const { to: place, quietHours, timezone } of routes) {
    if (quietHours === null || byPlace.has(place)) continue;
    byPlace.set(place, { place, from: quietHours.from, to: quietHours.to, timezone });
  }
  return [...byPlace.values()];
}
