import { describe, expect, it } from "vitest";
import { followedRoutes, OPEN_ROUTE, routesOf } from "../../src/alerts/route.ts";
import type { Route } from "../../src/domain/alert.ts";

function route(watch: string, to: string, minSeverity = 0): Route {
  return { ...OPEN_ROUTE, watch, to, minSeverity };
}

describe("routesOf", () => {
  it("finds the routes that name the watch and those for every watch", () => {
    const routes = [route("a", "terminal"), route("b", "slack:C1"), route("*", "discord:1")];
    expect(routesOf("a", routes).map(({ to }) => to)).toEqual(["terminal", "discord:1"]);
  });

  it("lets a place hear of a watch once, by the route that names it", () => {
    const routes = [route("*", "terminal", 10), route("a", "terminal", 50)];
    expect(routesOf("a", routes)).toEqual([route("a", "terminal", 50)]);
    expect(routesOf("b", routes)).toEqual([route("*", "terminal", 10)]);
  });

  it("lets the first of two equally close routes hold", () => {
    const routes = [route("a", "terminal", 1), route("a", "terminal", 2)];
    expect(routesOf("a", routes)).toEqual([route("a", "terminal", 1)]);
  });

  it("finds nothing for a watch that is routed nowhere", () => {
    expect(routesOf("a", [route("b", "terminal")])).toEqual([]);
  });
});

describe("followedRoutes", () => {
  const follow = { watch: "a", place: "slack:C1", minSeverity: 40 };

  it("take over how their place is told, so that following loosens nothing", () => {
    const strict = {
      ...route("b", "slack:C1", 10),
      ...{ handles: "masked" as const, approval: true, language: "nl", ceiling: 3 },
    };
    expect(followedRoutes([follow], [route("a", "terminal"), strict])).toEqual([
      { ...strict, watch: "a", minSeverity: 40 },
    ]);
  });

  it("are open where the place has no route yet", () => {
    expect(followedRoutes([follow], [route("a", "terminal", 10)])).toEqual([route("a", "slack:C1", 40)]);
  });
});
