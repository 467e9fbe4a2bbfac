/** Looks again at the accounts and posts of a wave that has ended: what its platform does not show any more. */
import type { Kysely } from "kysely";
import type { Post } from "../../domain/post.ts";
import { compareText } from "../../domain/post.ts";
import { NO_READS, type Reads } from "../../domain/reading.ts";
import { LOOKS_AGAIN, type Standing } from "../../domain/standing.ts";
import { type Answer, IDS_AT_ONCE } from "../../sources/source.ts";
import { postDetailsOf } from "../../store/post-details.ts";
import { quotedPosts, quotedTogether } from "../../store/quoted-posts.ts";
import { dropTexts } from "../../store/removed-texts.ts";
import { recordStandings, standingsOf } from "../../store/standings.ts";
import { storiesOfWave } from "../../store/stories.ts";
import type { Tables } from "../../store/tables.ts";
import { copiesFrom, type WaveCopy } from "../../store/wave-accounts.ts";
import { leadOf, putThreadLine } from "../redraw.ts";
import {
  endErrand,
  type FollowUpParts,
  goOn,
  keepAnswer,
  type Paid,
  readPaid,
  redrawStories,
  type Step,
} from "./errand.ts";
import { keepSnapshots } from "./keep-snapshots.ts";
import { snapshotOf } from "./snapshot-of.ts";

/** By id, so that what joins meanwhile moves nothing that was done. */
interface Progress {
  readonly subject: "account" | "post";
  /** The last id that was looked at. */
  readonly after: string;
  readonly changes: number;
}

const BEGINNING: Progress = { subject: "account", after: "", changes: 0 };

export async function lookAgain(parts: FollowUpParts, step: Step): Promise<void> {
  const progress: Progress = step.errand.progress === null ? BEGINNING : JSON.parse(step.errand.progress);
  const ids = await idsAfter(parts, step, progress);
  if (ids.length === 0) return progress.subject === "account" ? turnToPosts() : finish(parts, step, progress);
  return progress.subject === "account"
    ? lookAtAccounts(parts, step, progress, ids)
    : lookAtPosts(parts, step, progress, ids);

  async function turnToPosts(): Promise<void> {
    const next: Progress = { subject: "post", after: "", changes: progress.changes };
    await parts.store.transaction((tx) => goOn(tx, step.errand, { progress: next, dueAt: step.now }));
  }
}

async function lookAtAccounts(
  parts: FollowUpParts,
  step: Step,
  progress: Progress,
  ids: readonly string[],
): Promise<void> {
  const { errand, lookups, now, signal } = step;
  const { source, watch_id: watchId } = errand;
  const most = { ...NO_READS, users: ids.length };
  const paid = await readPaid(parts, step, looking(progress, most), ({ users }) =>
    lookups.accounts(ids.slice(0, users), signal),
  );
  if (paid === null) return;
  parts.faults("standing:read");
  const snapshots = paid.answer.answers.flatMap((answer) => snapshotOf(answer, source, now) ?? []);
  const last = ids[paid.most.users - 1] ?? ids.at(-1);
  await keepLook(parts, step, { progress, last, paid }, async (tx) => {
    const of = { watchId, source, removed: parts.removed };
    return (await keepSnapshots(tx, of, snapshots, now)).length;
  });
}

async function lookAtPosts(
  parts: FollowUpParts,
  step: Step,
  progress: Progress,
  ids: readonly string[],
): Promise<void> {
  const { errand, lookups, now, signal } = step;
  const { source, watch_id: watchId } = errand;
  const most = { ...NO_READS, posts: ids.length };
  const paid = await readPaid(parts, step, looking(progress, most), ({ posts }) =>
    lookups.posts(ids.slice(0, posts), signal),
  );
  if (paid === null) return;
  parts.faults("standing:read");
  const wave = { burst: errand.burst_id, wave: errand.wave };
  const copies = new Set((await copiesFrom(parts.store.db, wave, source)).map(({ postId }) => postId));
  const seen = paid.answer.answers.flatMap(postSeen);
  const last = ids[paid.most.posts - 1] ?? ids.at(-1);
  await keepLook(parts, step, { progress, last, paid }, async (tx) => {
    const changed = await recordStandings(tx, { watchId, source, subject: "post" }, seen, now);
    const away = seen.filter(({ is }) => is !== "present").map(({ id }) => id);
    if (parts.removed === "drop") await dropTexts(tx, source, { column: "id", ids: away }, now);
    // What became of a quoted post is obeyed, and is no news of the burst.
    return changed.filter(({ id }) => copies.has(id)).length;
  });
}

/**
 * Settles a look, keeps what it learnt, and goes on behind the last id that was looked at.
 * @param keep answers how many changes are news.
 */
async function keepLook(
  parts: FollowUpParts,
  step: Step,
  look: {
    readonly progress: Progress;
    readonly last: string | undefined;
    readonly paid: Paid<{ readonly reads: Reads }>;
  },
  keep: (tx: Kysely<Tables>) => Promise<number>,
): Promise<void> {
  const { progress, last, paid } = look;
  await keepAnswer(parts, step, async (tx) => {
    await parts.budget.settle(tx, paid.booking, paid.answer.reads);
    const changes = progress.changes + (await keep(tx));
    const next: Progress = { ...progress, after: last ?? progress.after, changes };
    await goOn(tx, step.errand, { progress: next, dueAt: step.now });
    parts.faults("standing:before-commit");
  });
  parts.faults("standing:stored");
}

/** Says on the card when it was looked, and, when something changed, what did in the thread. */
async function finish(
  parts: FollowUpParts,
  { errand, wave, now }: Step,
  { changes }: Progress,
): Promise<void> {
  await parts.store.transaction(async (tx) => {
    await endErrand(tx, errand, now);
    await redrawStories(tx, parts, errand, now);
    const look = LOOKS_AGAIN[errand.n - 1];
    if (changes === 0 || look === undefined) return;
    for (const slot of await storiesOfWave(tx, { burst: errand.burst_id, wave: errand.wave })) {
      const lead = await leadOf(tx, slot);
      if (lead?.burst.id !== wave.burst.id || lead.burst.wave !== wave.burst.wave) continue;
      const event = { is: "standing", look: look.called } as const;
      const n = errand.wave * 100 + errand.n;
      await putThreadLine(tx, parts.drawing, slot, event, n, now);
    }
    parts.faults("standing:before-line-commit");
  });
  parts.faults("standing:line-stored");
}

/** A round that was begun is gone on with, whatever a day allows. */
function looking({ subject, after }: Progress, most: Reads) {
  const goesOn = subject !== BEGINNING.subject || after !== BEGINNING.after;
  return { purpose: "standing", most, goesOn } as const;
}

/** The next ids in their order; posts of accounts that are away need no look of their own, what is quoted does. */
async function idsAfter(
  { store }: FollowUpParts,
  { errand }: Step,
  { subject, after }: Progress,
): Promise<readonly string[]> {
  const { source, watch_id: watchId } = errand;
  const copies = await copiesFrom(store.db, { burst: errand.burst_id, wave: errand.wave }, source);
  const looked = subject === "account" ? copies : await ofPresent(store.db, { watchId, source }, copies);
  const ids = new Set(looked.map((copy) => (subject === "account" ? copy.accountId : copy.postId)));
  if (subject === "post") for (const id of await quotedBy(store.db, source, copies)) ids.add(id);
  return [...ids]
    .filter((id) => compareText(id, after) > 0)
    .sort(compareText)
    .slice(0, IDS_AT_ONCE);
}

/** Quoted posts that were stored. */
async function quotedBy(
  db: Kysely<Tables>,
  source: string,
  copies: readonly WaveCopy[],
): Promise<readonly string[]> {
  const details = await postDetailsOf(
    db,
    source,
    copies.map(({ postId }) => postId),
  );
  return (await quotedPosts(db, source, quotedTogether(details))).map(({ postId }) => postId);
}

async function ofPresent(
  db: Kysely<Tables>,
  of: { readonly watchId: string; readonly source: string },
  copies: readonly WaveCopy[],
): Promise<readonly WaveCopy[]> {
  const latest = new Map<string, Standing>();
  const ids = copies.map(({ accountId }) => accountId);
  for (const { id, is } of await standingsOf(db, { ...of, subject: "account" }, ids)) latest.set(id, is);
  return copies.filter(({ accountId }) => (latest.get(accountId) ?? "present") === "present");
}

function postSeen(answer: Answer<Post>) {
  return answer.is === "unreadable" ? [] : [{ id: answer.id, is: answer.is, earlierHandle: null }];
}
