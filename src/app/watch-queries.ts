/** What the sources will be asked for, before anything is asked: for whoever checks a configuration. */
import type { Config } from "../config/config.ts";
import { cannotSay } from "../sources/x/cannot-say.ts";
import { buildQueries } from "../sources/x/query.ts";

export interface WatchQueries {
  readonly watch: string;
  readonly source: "x";
  readonly queries: readonly string[];
  /** What the queries cannot say, in sentences. */
  readonly notes: readonly string[];
}

/** Those of paid search; files are simply read. */
export function watchQueries({ watches, sources: { x } }: Config): readonly WatchQueries[] {
  if (x === null) return [];
  const rules = { length: x.queryLength, reposts: x.reposts };
  return watches
    .filter(({ sources }) => sources.includes("x"))
    .map((watch): WatchQueries => {
      const { queries } = buildQueries(watch, rules);
      const notes = cannotSay(watch, rules);
      return { watch: watch.id, source: "x", queries, notes };
    });
}
