/** The port to where posts come from: it fetches and translates, and decides nothing. */
import type { Post } from "../domain/post.ts";
import type { Profile } from "../domain/profile.ts";
import { type Reads, sumOf, type Tariff } from "../domain/reading.ts";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";

/** One search that a watch needs of a source; each is polled with a cursor of its own. */
export interface SourceQuery {
  /** Stays the same while the query does; the cursor is stored under it. */
  readonly key: string;
  /** As a person may read it. */
  readonly text: string;
}

export interface PullRequest {
  readonly watch: Watch;
  readonly query: SourceQuery;
  /** What the last finished poll answered as `newest`; null for the first poll. Opaque. */
  readonly cursor: string | null;
  /** What the page before this one answered as `nextPageToken`; null for the first page. Opaque. */
  readonly pageToken: string | null;
  /** When this poll began; no post younger than this is expected. */
  readonly now: Instant;
  /**
   * Read at most about so many posts over this poll page (a page may be smaller); null for no limit. This and
   * `within` are only asked of a source with a tariff: where reading is free, everything is read.
   */
  readonly limit: number | null;
  /** Only posts created in this stretch, instead of everything since the cursor; null for the latter. */
  readonly within: { readonly from: Instant; readonly to: Instant } | null;
}

/** An item that could not be read; it costs only itself. */
export interface Malformed {
  readonly raw: string;
  readonly why: string;
}

/** A stretch of the search history that was not read. */
export interface UnreadStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly why: string;
}

export interface Page {
  readonly posts: readonly Post[];
  readonly malformed: readonly Malformed[];
  readonly gaps: readonly UnreadStretch[];
  /** The cursor for the next poll; taken from the first page only. Null: keep the old one. */
  readonly newest: string | null;
  /** Null on the last page: the only sign of its end. */
  readonly nextPageToken: string | null;
  /** What this answer is billed; zeros where reading is free. */
  readonly reads: Reads;
}

/** An id that was asked for, and what the platform says of it. */
export type Answer<T> =
  | { readonly id: string; readonly is: "present"; readonly value: T }
  | {
      readonly id: string;
      readonly is: "suspended" | "gone" | "protected" | "unreadable";
      /** In the platform's words. */
      readonly why: string;
    };

export interface CountsRequest {
  readonly query: SourceQuery;
  readonly from: Instant;
  readonly to: Instant;
  readonly every: "minute" | "hour" | "day";
}

/** How many posts a query has in each stretch of time, the earliest first. */
export interface Counts {
  readonly buckets: readonly { readonly from: Instant; readonly to: Instant; readonly posts: number }[];
  readonly reads: Reads;
}

export interface WordsRequest {
  /** Looked for as one exact phrase, outside any watch. */
  readonly words: string;
  /** Null for as far back as the platform goes. */
  readonly from: Instant | null;
  readonly limit: number;
  readonly pageToken: string | null;
}

/** What a platform says of its own count of what was read. */
export interface Usage {
  readonly posts: number;
  readonly cap: number | null;
  /** The day of the month on which it starts anew. */
  readonly resetsOn: number | null;
}

/** Ids that one call may be for (docs.x.com, users and posts lookup): what fails has read nothing then. */
export const IDS_AT_ONCE = 100;

/** What a source can be asked besides its search. Each of them aborts promptly and throws SourceError. */
export interface Lookups {
  counts(request: CountsRequest, signal: AbortSignal): Promise<Counts>;
  /** At most `IDS_AT_ONCE` ids, which are one call; one answer for each, in their order. */
  accounts(
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly answers: readonly Answer<Profile>[]; readonly reads: Reads }>;
  /** The answer's id is the handle where the platform does not know the account. */
  accountNamed(
    handle: string,
    signal: AbortSignal,
  ): Promise<{ readonly answer: Answer<Profile>; readonly reads: Reads }>;
  /** At most `IDS_AT_ONCE` ids, which are one call; one answer for each, in their order. With alternative texts of pictures. */
  posts(
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly answers: readonly Answer<Post>[]; readonly reads: Reads }>;
  search(request: WordsRequest, signal: AbortSignal): Promise<Page>;
  /** The newest posts of an account, at most about `limit`. */
  recentPosts(accountId: string, limit: number, signal: AbortSignal): Promise<Page>;
  usage(signal: AbortSignal): Promise<Usage>;
}

export interface Source {
  /** "x", "replay", "drill": what posts and `watches[].sources` name. */
  readonly id: string;
  /** How often a watch is polled, in milliseconds. */
  readonly pollEvery: number;
  /** How often a watch is polled while a burst is under way, and at least; null for always the same. */
  readonly pace: { readonly busy: number; readonly quiet: number } | null;
  /** Whether its posts are written while they are read; those of a replay are not, and nothing is stale there. */
  readonly live: boolean;
  /** What reading costs; null where it is free. */
  readonly tariff: Tariff | null;
  /** Null where it can only be searched. */
  readonly lookups: Lookups | null;
  queries(watch: Watch): readonly SourceQuery[];
  /** What those leave out or ask for in vain, in sentences for whoever sets the watch up; absent where nothing can be. */
  cannotSay?(watch: Watch): readonly string[];
  /**
   * One page, the newest posts first over the pages of a poll. Aborts promptly.
   * @throws SourceError
   */
  pull(request: PullRequest, signal: AbortSignal): Promise<Page>;
  close(): Promise<void>;
}

export type SourceErrorCode =
  | "unauthorized"
  | "budget"
  | "rate-limited"
  | "unavailable"
  | "bad-answer"
  | "misconfigured";

/** A page that could not be had. The cursor stays where it was. */
export class SourceError extends Error {
  override name = "SourceError" as const;
  readonly code: SourceErrorCode;
  /** When to try again; null to leave it to the poller. */
  readonly retryAt: Instant | null;
  /** When a budget that is spent starts anew; null where that is not known, or not what is wrong. */
  readonly resumesAt: Instant | null;
  /** What the operator should do; null when waiting is enough. */
  readonly mend: string | null;
  /** Whether the platform may have served the request all the same, and billed it. */
  readonly perhapsServed: boolean;
  /** What it billed at most, where that is not all or nothing of what was asked for; else null. */
  readonly billed: Reads | null;

  constructor(
    code: SourceErrorCode,
    message: string,
    options: {
      cause?: unknown;
      retryAt?: Instant;
      resumesAt?: Instant;
      mend?: string;
      /** As for an answer that cannot be understood, where nothing is said. */
      perhapsServed?: boolean;
      billed?: Reads;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAt = options.retryAt ?? null;
    this.resumesAt = options.resumesAt ?? null;
    this.mend = options.mend ?? null;
    this.perhapsServed = options.perhapsServed ?? code === "bad-answer";
    this.billed = options.billed ?? null;
  }
}

/**
 * To be thrown where an earlier part of what was asked for has been served.
 * @param before what those parts were billed.
 * @param thisPart what the one that failed was billed, if it was served all the same.
 * @returns what is no SourceError as it is
 */
export function partlyServed(error: unknown, before: Reads, thisPart: Reads): unknown {
  if (!(error instanceof SourceError)) return error;
  const { code, message, cause, retryAt, resumesAt, mend, perhapsServed } = error;
  return new SourceError(code, message, {
    ...{ cause, perhapsServed: true, billed: perhapsServed ? sumOf(before, thisPart) : before },
    ...(retryAt === null ? {} : { retryAt }),
    ...(resumesAt === null ? {} : { resumesAt }),
    ...(mend === null ? {} : { mend }),
  });
}
