/** What the sources will be asked for, before anything is asked: for whoever checks a configuration. */
import type { Config } from "../config/config.ts";
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
      const { queries, afterReading, unsearchable, unknownLanguages } = buildQueries(watch, rules);
      const notes = [
        ...unsearchable.map((phrase) => `X cannot search for "${phrase}": it has no letter or digit`),
        ...unknownLanguages.map(
          (tag) => `X does not tell the language ${tag}: posts in every language are read`,
        ),
        ...(afterReading.exclude.length > 0
          ? [
              `there is no room to exclude ${afterReading.exclude.map((phrase) => `"${phrase}"`).join(", ")}: such posts are read, paid for and set aside`,
            ]
          : []),
        ...(afterReading.languages.length > 0
          ? ["there is no room for so many languages: posts in others are read, paid for and set aside"]
          : []),
      ];
      return { watch: watch.id, source: "x", queries, notes };
    });
}
