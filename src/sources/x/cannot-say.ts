/** What the queries of a watch cannot say to X, in sentences for whoever sets the watch up. */
import type { Watch } from "../../domain/watch.ts";
import { buildQueries, type QueryRules } from "./query.ts";

export function cannotSay(watch: Watch, rules: QueryRules): readonly string[] {
  const { afterReading, unsearchable, unknownLanguages } = buildQueries(watch, rules);
  const excluded = afterReading.exclude.map((phrase) => `"${phrase}"`).join(", ");
  return [
    ...unsearchable.map((phrase) => `X cannot search for "${phrase}": it has no letter or digit`),
    ...unknownLanguages.map((tag) => `X does not tell the language ${tag}: posts in every language are read`),
    ...(excluded === ""
      ? []
      : [`there is no room to exclude ${excluded}: such posts are read, paid for and set aside`]),
    ...(afterReading.languages.length === 0
      ? []
      : ["there is no room for so many languages: posts in others are read, paid for and set aside"]),
  ];
}
