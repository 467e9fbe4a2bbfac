/** X as a source: recent search, page by page, and what can be looked up besides. */
import { type Duration, MINUTE, SECOND } from "../../domain/time.ts";
import { watchMatcher } from "../../domain/watch-matches.ts";
import type { Source } from "../source.ts";
import { createAsking } from "./asking.ts";
import { cannotSay } from "./cannot-say.ts";
import { createLookups } from "./lookups.ts";
import type { XOptions } from "./options.ts";
import { buildQueries } from "./query.ts";
import { searchPage } from "./search.ts";
import { X } from "./to-post.ts";

/** Where nothing happens for long, and while a burst is under way; reads cost the same either way. */
const PACE = { quiet: 5 * MINUTE, busy: 15 * SECOND } as const;

export function createXSource(options: XOptions): Source {
  const asking = createAsking(options);
  const rules = { length: options.queryLength, reposts: options.reposts };
  return {
    id: X,
    pollEvery: options.pollEvery,
    pace: paceOf(options.pollEvery),
    live: true,
    tariff: options.tariff,
    lookups: createLookups(asking, options),
    queries: (watch) => buildQueries(watch, rules).queries.map((text) => ({ key: text, text })),
    cannotSay: (watch) => cannotSay(watch, rules),
    async pull(request, signal) {
      const page = await searchPage(asking, request, signal);
      const { exclude, languages } = buildQueries(request.watch, rules).afterReading;
      if (exclude.length + languages.length === 0) return page;
      const kept = watchMatcher({ ...request.watch, keywords: [], require: [], exclude, languages });
      return { ...page, posts: page.posts.filter(kept) };
    },
    async close() {
      asking.close();
    },
  };
}

/** How often a watch is polled while a burst is under way, and at least, where it is usually so often. */
export function paceOf(pollEvery: Duration): { readonly busy: Duration; readonly quiet: Duration } {
  return { busy: Math.min(PACE.busy, pollEvery), quiet: Math.max(PACE.quiet, pollEvery) };
}
