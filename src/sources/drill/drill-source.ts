/** A source that returns a simulation as a platform's search would: by keyword, in pages, newest first. */
import { NO_READS } from "../../domain/reading.ts";
import { type Instant, MINUTE } from "../../domain/time.ts";
import { watchMatcher } from "../../domain/watch-matches.ts";
import { type Page, type PullRequest, type Source, SourceError } from "../source.ts";
import type { DrillOptions } from "./options.ts";
import { SHORT, WEEK } from "./scenario.ts";
import { DRILL, type DrillItem, type Planted, simulate } from "./simulate.ts";

export interface DrillSource extends Source {
  readonly start: Instant;
  readonly end: Instant;
  /** How many posts there are in all; a watch finds those that match it. */
  readonly posts: number;
  readonly planted: readonly Planted[];
}

/** What X's recent search returns at most for a page, so that a poll takes several pages here too. */
const PAGE_SIZE = 100;

/**
 * A cursor is the time of the newest item read, a page token how many items of the poll were read before;
 * both mean the same after a restart, because the same seed gives the same items.
 */
export function createDrillSource(options: DrillOptions): DrillSource {
  const { pageSize = PAGE_SIZE, pollEvery = 10 * MINUTE } = options;
  const { start, end, items, planted } = simulate(
    options.scenario === "short" ? SHORT : WEEK,
    options.start,
    options.seed,
  );
  let latest: { readonly request: PullRequest; readonly found: readonly DrillItem[] } | null = null;

  /** The pages of one poll are cut from one search. */
  function find(request: PullRequest): readonly DrillItem[] {
    if (latest === null || !samePoll(latest.request, request)) {
      latest = { request, found: search(items, request) };
    }
    return latest.found;
  }

  return {
    id: DRILL,
    pollEvery,
    live: true,
    pace: null,
    tariff: null,
    lookups: null,
    start,
    end,
    posts: items.reduce((sum, item) => sum + (item.is === "post" ? 1 : 0), 0),
    planted,
    queries: (watch) => [{ key: "posts", text: watch.keywords.join(" OR ") }],
    async pull(request, signal) {
      signal.throwIfAborted();
      const found = find(request);
      const from = wholeNumber(request.pageToken, 0);
      return toPage(found.slice(from, from + pageSize), {
        newest: from === 0 ? (found[0]?.at ?? null) : null,
        next: from + pageSize < found.length ? from + pageSize : null,
      });
    },
    async close() {},
  };
}

function samePoll(a: PullRequest, b: PullRequest): boolean {
  return a.watch === b.watch && a.cursor === b.cursor && a.now === b.now;
}

/** What came after the cursor and until now, the newest first. */
function search(items: readonly DrillItem[], request: PullRequest): DrillItem[] {
  const after = wholeNumber(request.cursor, Number.NEGATIVE_INFINITY);
  const matches = watchMatcher(request.watch);
  return items
    .slice(firstAfter(items, after), firstAfter(items, request.now))
    .filter((item) => item.is === "malformed" || matches(item.post))
    .reverse();
}

/** The index of the first item younger than `at`. */
function firstAfter(items: readonly DrillItem[], at: Instant): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as DrillItem).at > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function wholeNumber(token: string | null, otherwise: number): number {
  if (token === null) return otherwise;
  if (/^\d{1,15}$/.test(token)) return Number(token);
  throw new SourceError("misconfigured", `the drill knows no cursor "${token}"`, {
    mend: "start the drill with a database of its own",
  });
}

function toPage(items: readonly DrillItem[], ends: { newest: number | null; next: number | null }): Page {
  return {
    posts: items.flatMap((item) => (item.is === "post" ? [item.post] : [])),
    malformed: items.flatMap((item) => (item.is === "malformed" ? [item.malformed] : [])),
    gaps: [],
    newest: ends.newest === null ? null : String(ends.newest),
    nextPageToken: ends.next === null ? null : String(ends.next),
    reads: NO_READS,
  };
}
