/** How far a query was read: the newest post's id and when it was read, or a time where there was no post yet. */
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "../../domain/time.ts";
import { type PullRequest, SourceError, type UnreadStretch } from "../source.ts";
import { firstIdAt, timeOfId } from "./snowflake.ts";

/** Recent search goes back seven days (docs.x.com, search introduction); a little less, for clocks differ. */
const REACH: Duration = 7 * DAY - 10 * MINUTE;
/** Where X's clock says that this was still too far back. */
const SAFE_REACH: Duration = 7 * DAY - 2 * HOUR;
/** What the index delivers late comes within this; so much is read again after the newest post. */
const OVERLAP: Duration = 60 * SECOND;
/** Search ends 30 seconds before now, so a post is that old when it can be found first. */
const INDEX_DELAY: Duration = 30 * SECOND;
/** A cursor that nothing was found after is renewed once a day, long before it is too old to be asked for. */
const RENEW_AFTER: Duration = DAY;
/** What the first poll of a query looks back, with the overlap: a watch begins now, and what was before is back-filled. */
const FIRST_LOOK: Duration = MINUTE;

export const TOO_FAR_BACK = "X search goes back seven days";

/** From where search is asked for; X takes one of the two, never both. */
export type Since = { readonly since_id: string } | { readonly start_time: string };

export interface Beginning {
  readonly since: Since;
  /** What lies further back than search goes. */
  readonly unread: UnreadStretch | null;
}

/** Where a poll that began at `now` goes on. @param within how far search is trusted to go back. */
export function beginningOf(cursor: string | null, now: Instant, within: "reach" | "safe-reach"): Beginning {
  const earliest = earliestAt(now, within);
  const { id, at } = cursor === null ? { id: null, at: now - FIRST_LOOK } : decode(cursor);
  const reached = id === null ? at : timeOfId(id);
  if (reached < earliest) {
    return { since: startTime(earliest), unread: { from: reached, to: earliest, why: TOO_FAR_BACK } };
  }
  if (id === null) return { since: startTime(Math.max(earliest, at - OVERLAP)), unread: null };
  if (within === "safe-reach" && reached - OVERLAP < earliest)
    return { since: startTime(earliest), unread: null };
  const settled = at - reached > OVERLAP + INDEX_DELAY;
  return { since: { since_id: settled ? id : firstIdAt(reached - OVERLAP) }, unread: null };
}

/** Where the next poll begins, after a first page whose newest post is `newestId`. Null: where this one did. */
export function nextCursor(
  { cursor, within, now }: Pick<PullRequest, "cursor" | "within" | "now">,
  newestId: string | null,
): string | null {
  if (newestId !== null) return `${newestId}@${now}`;
  if (within !== null) return `@${within.to}`;
  if (cursor === null) return `@${now}`;
  const { id, at } = decode(cursor);
  return now - (id === null ? at : timeOfId(id)) > RENEW_AFTER ? `@${now}` : null;
}

/** The earliest time that search can be asked for at `now`. */
export function earliestAt(now: Instant, within: "reach" | "safe-reach"): Instant {
  return now - (within === "reach" ? REACH : SAFE_REACH);
}

/** Undefined where that is so late that X takes what it has until now by itself, and refuses to be asked for more. */
export function endTime(to: Instant, now: Instant): string | undefined {
  return to > now - INDEX_DELAY ? undefined : toXTime(to);
}

/** As X reads times: whole seconds. */
export function toXTime(at: Instant): string {
  return new Date(Math.floor(at / SECOND) * SECOND).toISOString().replace(".000Z", "Z");
}

function startTime(at: Instant): Since {
  return { start_time: toXTime(at) };
}

function decode(cursor: string): { readonly id: string | null; readonly at: Instant } {
  const match = /^(\d{1,19})?@(\d{1,15})$/.exec(cursor);
  if (match === null) {
    throw new SourceError("misconfigured", `"${cursor}" is no place in X search`, {
      mend: "give the watch another id, so that it starts from now",
    });
  }
  return { id: match[1] ?? null, at: Number(match[2]) };
}
