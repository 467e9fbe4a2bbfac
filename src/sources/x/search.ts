/** One page of recent search, from where the query was read to, or of a stretch of time. */
import { NO_READS } from "../../domain/reading.ts";
import { type Page, type PullRequest, SourceError, type UnreadStretch } from "../source.ts";
import type { Asking } from "./asking.ts";
import { beginningOf, earliestAt, endTime, nextCursor, TOO_FAR_BACK, toXTime } from "./cursor.ts";
import { POST_FIELDS } from "./fields.ts";
import { readItems } from "./page.ts";
import { WrongParameters } from "./refusals.ts";
import { XPage } from "./schema.ts";
import type { XParameters } from "./x-client.ts";

/** Results a page, at least and at most (docs.x.com, search recent). */
const PAGE = { least: 10, most: 100 } as const;

/** How far back search is trusted to go. */
type Reach = Parameters<typeof beginningOf>[2];

/** Where a request begins and ends, and what of it lies further back than search goes. */
interface Stretch {
  readonly parameters: XParameters;
  readonly unread: UnreadStretch | null;
}

const EMPTY: Page = {
  posts: [],
  malformed: [],
  gaps: [],
  newest: null,
  nextPageToken: null,
  reads: NO_READS,
};

export async function searchPage(asking: Asking, request: PullRequest, signal: AbortSignal): Promise<Page> {
  const { pageToken } = request;
  const stretch = stretchOf(request, "reach");
  if (stretch === null) return { ...EMPTY, gaps: unreadOf(request) };
  try {
    return await ask(asking, request, stretch, pageToken, signal);
  } catch (error) {
    if (!(error instanceof WrongParameters)) throw error;
    const { parameters } = error;
    // A page whose token X has forgotten is read again from the first on; what is known already stays.
    if (pageToken !== null && parameters.some((name) => name.includes("token"))) {
      return await ask(asking, request, stretch, null, signal);
    }
    const tooFar = parameters.some((name) => ["since_id", "start_time"].includes(name));
    const nearer = tooFar ? stretchOf(request, "safe-reach") : null;
    if (nearer === null) throw error;
    return await ask(asking, request, nearer, pageToken, signal);
  }
}

async function ask(
  asking: Asking,
  request: PullRequest,
  stretch: Stretch,
  token: string | null,
  signal: AbortSignal,
): Promise<Page> {
  const { query, limit } = request;
  const parameters: XParameters = {
    query: query.text,
    ...stretch.parameters,
    max_results: Math.min(PAGE.most, Math.max(PAGE.least, Math.floor(limit ?? PAGE.most))),
    next_token: token ?? undefined,
    "tweet.fields": POST_FIELDS,
  };
  const answer = await asking.ask(XPage, "tweets/search/recent", parameters, signal);
  const next = answer.meta.next_token ?? null;
  const newest = answer.meta.newest_id ?? null;
  // Nothing on a first page that has others says nothing of how far was read.
  const says = token === null && (newest !== null || next === null);
  return {
    ...readItems(answer),
    gaps: token === null && stretch.unread !== null ? [stretch.unread] : [],
    newest: says ? nextCursor(request, newest) : null,
    nextPageToken: next,
    reads: { ...NO_READS, posts: asking.billedPosts(answer.data) },
  };
}

/** Null where all of it lies too far back. */
function stretchOf({ cursor, now, within }: PullRequest, reach: Reach): Stretch | null {
  if (within === null) {
    const { since, unread } = beginningOf(cursor, now, reach);
    return { parameters: { ...since }, unread };
  }
  if (within.to <= within.from)
    throw new SourceError("misconfigured", "a stretch of time ends before it begins");
  const earliest = earliestAt(now, reach);
  if (within.to <= earliest) return null;
  const unread = within.from < earliest ? { from: within.from, to: earliest, why: TOO_FAR_BACK } : null;
  const start_time = toXTime(Math.max(within.from, earliest));
  return { parameters: { start_time, end_time: endTime(within.to, now) }, unread };
}

function unreadOf({ within }: PullRequest): readonly UnreadStretch[] {
  return within === null ? [] : [{ ...within, why: TOO_FAR_BACK }];
}
