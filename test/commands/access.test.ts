import { describe, expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { scopeOf } from "../../src/commands/access.ts";
import type { Route } from "../../src/domain/alert.ts";

const HERE = "discord:1";
const told = (watch: string): Route => ({ ...OPEN_ROUTE, watch, to: HERE });
const askedFirst = (watch: string): Route => ({ ...told(watch), approval: true });

describe("what somebody who may only look sees in a place", () => {
  it.each<[string, readonly Route[], ReturnType<typeof scopeOf>]>([
    ["nothing where no route leads", [], { all: false, watches: [] }],
    ["the watches told there", [told("harbour"), told("harbour")], { all: false, watches: ["harbour"] }],
    ["every watch where every watch is told", [told("*")], { all: true }],
    [
      "no watch that a person is asked about first",
      [told("harbour"), askedFirst("market")],
      { all: false, watches: ["harbour"], releasedIn: HERE },
    ],
    [
      "none where a person is asked about all",
      [askedFirst("*")],
      { all: false, watches: [], releasedIn: HERE },
    ],
    [
      "of all but one those that are named",
      [told("*"), told("harbour"), askedFirst("market")],
      { all: false, watches: ["harbour"], releasedIn: HERE },
    ],
  ])("is %s", (_what, routes, scope) => {
    expect(scopeOf("viewer", HERE, routes)).toEqual(scope);
    expect(scopeOf("editor", HERE, routes)).toEqual({ all: true });
    expect(scopeOf(null, HERE, routes)).toEqual({ all: false, watches: [] });
  });
});
