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

/** What somebody asked for in a place. */
export interface FollowedWatch {
  readonly watch: string;
  readonly place: Place;
  readonly minSeverity: number;
}

/**
 * Routes for what is followed by command: each in the way of its place's first route, so that whatever holds
 * there (masked names, approval, quiet hours, language) holds for what is followed there too.
 */
export function followedRoutes(
  follows: readonly FollowedWatch[],
  routes: readonly Route[],
): readonly Route[] {
  return follows.map(({ watch, place, minSeverity }) => {
    const like = routes.find(({ to }) => to === place) ?? OPEN_ROUTE;
    return { ...like, watch, to: place, minSeverity };
  });
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
