/** Which places hear of a watch, and under which conditions. */
import type { Place, Route } from "../domain/alert.ts";

/**
 * The routes of a watch, one a place: a route that names the watch goes before one for "*", and of two
 * equally close ones the first in the configuration holds.
 */
export function routesOf(watch: string, routes: readonly Route[]): readonly Route[] {
  const byPlace = new Map<Place, Route>();
  const closestFirst = [
    ...routes.filter((route) => route.watch === watch),
    ...routes.filter((route) => route.watch === "*"),
  ];
  for (const route of closestFirst) {
    if (!byPlace.has(route.to)) byPlace.set(route.to, route);
  }
  return [...byPlace.values()];
}

/** The route that is always there: no condition, nothing held back. What `replay` measures by. */
export const OPEN_ROUTE: Route = {
  watch: "*",
  to: "none",
  minSeverity: 0,
  ceiling: null,
  explained: "digest",
  handles: "full",
  timezone: "UTC",
  language: "en",
  quietHours: null,
  mention: null,
  approval: false,
  digest: null,
};
