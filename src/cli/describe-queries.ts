/** The queries that a configuration leads to, as `check` prints them. */
import { watchQueries } from "../app/watch-queries.ts";
import type { Config } from "../config/config.ts";
import type { Finding } from "./finding.ts";

/** Lines to print; none where no source is searched. */
export function describeQueries(config: Config): readonly string[] {
  const all = watchQueries(config);
  if (all.length === 0) return [];
  return [
    "",
    "Queries",
    ...all.flatMap(({ watch, source, queries }) => [
      `  ${watch} asks ${source} ${queries.length === 1 ? "one query" : `${queries.length} queries`}`,
      ...queries.map((query) => `    ${query}`),
    ]),
  ];
}

export function* checkQueries(config: Config): Generator<Finding> {
  for (const { watch, queries, notes } of watchQueries(config)) {
    for (const note of notes) yield { level: "note", what: `${watch}: ${note}`, mend: null };
    if (queries.length > 0) continue;
    yield {
      level: "problem",
      what: `${watch}: nothing of it can be searched for on X`,
      mend: "Give it other keywords.",
    };
  }
}
