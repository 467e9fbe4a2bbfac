/** The port to where posts come from: it fetches and translates, and decides nothing. */
import type { Post } from "../domain/post.ts";
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
}

export interface Source {
  /** "x", "replay", "drill": what posts and `watches[].sources` name. */
  readonly id: string;
  /** How often a watch is polled, in milliseconds. */
  readonly pollEvery: number;
  /** Whether its posts are written while they are read; those of a replay are not, and nothing is stale there. */
  readonly live: boolean;
  queries(watch: Watch): readonly SourceQuery[];
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
  /** What the operator should do; null when waiting is enough. */
  readonly mend: string | null;

  constructor(
    code: SourceErrorCode,
    message: string,
    options: { cause?: unknown; retryAt?: Instant; mend?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAt = options.retryAt ?? null;
    this.mend = options.mend ?? null;
  }
}
