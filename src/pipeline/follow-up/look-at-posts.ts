/**
 * Looks at the copies of an announced wave by themselves, and at what several of them quote: at once, at each
 * size at which a burst is worth another look, and at its end, as far as its share of money goes.
 */
import type { Kysely } from "kysely";
import { crossedMilestone } from "../../domain/milestones.ts";
import type { Post } from "../../domain/post.ts";
import { NO_READS } from "../../domain/reading.ts";
import { type Duration, MINUTE } from "../../domain/time.ts";
import { IDS_AT_ONCE } from "../../sources/source.ts";
import { postDetailsOf, savePostDetails } from "../../store/post-details.ts";
import { quotedPosts, quotedTogether, saveQuotedPosts } from "../../store/quoted-posts.ts";
import type { Tables } from "../../store/tables.ts";
import { copiesFrom, type WaveCopy } from "../../store/wave-accounts.ts";
import {
  endErrand,
  type FollowUpParts,
  goOn,
  keepAnswer,
  readPaid,
  redrawStories,
  type Step,
} from "./errand.ts";

/** How soon it is asked whether the wave has grown. */
const LOOK_EVERY: Duration = MINUTE;

interface Progress {
  /** How many accounts the wave had when all of its copies had been looked at; null while they are not. */
  readonly accounts: number | null;
  /** Posts without an answer that could be kept are not asked for again. */
  readonly silent: readonly string[];
}

const BEGINNING: Progress = { accounts: null, silent: [] };

/** Ids that are still to be asked for, and what becomes of their posts. */
interface Unseen {
  readonly ids: readonly string[];
  readonly save: (tx: Kysely<Tables>, posts: readonly Post[]) => Promise<void>;
}

export async function lookAtPosts(parts: FollowUpParts, step: Step): Promise<void> {
  const { errand, wave, now } = step;
  const progress: Progress = errand.progress === null ? BEGINNING : JSON.parse(errand.progress);
  const copies = await copiesFrom(
    parts.store.db,
    { burst: errand.burst_id, wave: errand.wave },
    errand.source,
  );
  const accounts = new Set(copies.map(({ accountId }) => accountId)).size;
  const hasEnded = wave.burst.state === "ended";
  const isDue =
    progress.accounts === null || hasEnded || crossedMilestone(progress.accounts, accounts) !== null;
  const unseen = isDue ? await unseenBy(parts, step, copies, progress) : null;
  if (unseen !== null) return look(parts, step, unseen, progress);
  await parts.store.transaction((tx) =>
    hasEnded
      ? endErrand(tx, errand, now)
      : goOn(tx, errand, {
          progress: isDue ? { ...progress, accounts } : progress,
          dueAt: now + LOOK_EVERY,
        }),
  );
}

/** The next call's worth: copies by their time, then what they quote. Null when all was seen. */
async function unseenBy(
  { store }: FollowUpParts,
  { errand, now }: Step,
  copies: readonly WaveCopy[],
  progress: Progress,
): Promise<Unseen | null> {
  const { source, watch_id: watch } = errand;
  const silent = new Set(progress.silent);
  const ids = copies.map(({ postId }) => postId);
  const details = await postDetailsOf(store.db, source, ids);
  const seen = new Set(details.map(({ postId }) => postId));
  const missing = ids.filter((id) => !seen.has(id) && !silent.has(id)).slice(0, IDS_AT_ONCE);
  if (missing.length > 0) {
    return { ids: missing, save: (tx, posts) => savePostDetails(tx, watch, posts, now) };
  }
  const quoted = quotedTogether(details);
  const known = new Set((await quotedPosts(store.db, source, quoted)).map(({ postId }) => postId));
  const unread = quoted.filter((id) => !known.has(id) && !silent.has(id)).slice(0, IDS_AT_ONCE);
  if (unread.length === 0) return null;
  return { ids: unread, save: (tx, posts) => saveQuotedPosts(tx, watch, posts, now) };
}

async function look(
  parts: FollowUpParts,
  step: Step,
  { ids, save }: Unseen,
  progress: Progress,
): Promise<void> {
  const { errand, lookups, now, signal } = step;
  const most = { ...NO_READS, posts: ids.length };
  const paid = await readPaid(parts, step, { purpose: "hydration", most }, (granted) =>
    lookups.posts(ids.slice(0, granted.posts), signal),
  );
  if (paid === null) return;
  const { answers, reads } = paid.answer;
  parts.faults("details:read");
  const posts = answers.flatMap((answer) => (answer.is === "present" ? [answer.value] : []));
  const answered = new Set(posts.map(({ id }) => id));
  const silent = [...progress.silent, ...ids.slice(0, paid.most.posts).filter((id) => !answered.has(id))];
  await keepAnswer(parts, step, async (tx) => {
    await parts.budget.settle(tx, paid.booking, reads);
    await save(tx, posts);
    await goOn(tx, errand, { progress: { accounts: null, silent }, dueAt: now });
    await redrawStories(tx, parts, errand, now);
    parts.faults("details:before-commit");
  });
  parts.faults("details:stored");
}
