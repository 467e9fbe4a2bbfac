/** Finds the burst that somebody means by a short id, the beginning of one, or "last". */
import type { Kysely } from "kysely";
import type { BurstKind } from "../../domain/burst.ts";
import { notFollowed } from "../../domain/following.ts";
import { normalizeBase32 } from "../../domain/ids.ts";
import { compareText } from "../../domain/post.ts";
import type { Scope } from "../../domain/scope.ts";
import { followingOf } from "../../evidence/following.ts";
import { postAt } from "../../evidence/permalink.ts";
import { deskNotesOn } from "../../store/desk-notes.ts";
import { readFollowing } from "../../store/following.ts";
import { membersOf } from "../../store/members.ts";
import { coverageOf } from "../../store/partly-read.ts";
import type { BurstRow, Tables } from "../../store/tables.ts";
import type { BurstAnswer, BurstDetail } from "../desk.ts";
import { currentWaves, summarize } from "./burst-summaries.ts";
import { waveInScope } from "./in-scope.ts";

const LAST = "last";
/** How many candidates an ambiguous beginning is answered with. */
const CANDIDATES_SHOWN = 10;
/** Sorts after every digit of base32, so that a range of texts is "begins with". */
const AFTER_DIGITS = "~";

/** What is outside of the scope neither answers nor makes a name ambiguous. */
export async function findBurst(
  db: Kysely<Tables>,
  scope: Scope,
  name: string,
  declarations: readonly string[],
): Promise<BurstAnswer> {
  const typed = name.trim();
  const rows = await meant(db, scope, typed);
  const [row, ...others] = rows;
  if (row === undefined) return { is: "none" };
  if (others.length === 0) return { is: "found", detail: await detailOf(db, scope, row, declarations) };
  const shortIds = rows.map((each) => each.short_id).sort(compareText);
  return { is: "several", shortIds: shortIds.slice(0, CANDIDATES_SHOWN) };
}

async function meant(db: Kysely<Tables>, scope: Scope, typed: string): Promise<readonly BurstRow[]> {
  if (typed.toLowerCase() === LAST) return latest(db, scope);
  const post = postAt(typed);
  return post === null ? named(db, scope, typed) : withPost(db, scope, post);
}

/** The latest burst that a post is a copy in. */
async function withPost(
  db: Kysely<Tables>,
  scope: Scope,
  { platform, postId }: { readonly platform: string; readonly postId: string },
): Promise<readonly BurstRow[]> {
  const ids = await db
    .selectFrom("posts")
    .innerJoin("burst_posts", (join) =>
      join.onRef("burst_posts.source", "=", "posts.source").onRef("burst_posts.post_id", "=", "posts.id"),
    )
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "burst_posts.burst_id").onRef("bursts.wave", "=", "burst_posts.wave"),
    )
    .select(["bursts.id"])
    .where("posts.platform", "=", platform)
    .where("posts.id", "=", postId)
    .where(waveInScope(scope, "bursts"))
    .orderBy("bursts.detected_at", "desc")
    .orderBy("bursts.id")
    .limit(1)
    .execute();
  return speakingFor(
    db,
    scope,
    ids.map(({ id }) => id),
  );
}

async function latest(db: Kysely<Tables>, scope: Scope): Promise<readonly BurstRow[]> {
  return currentWaves(db, scope)
    .selectAll("bursts")
    .orderBy("bursts.found_at", "desc")
    .orderBy("bursts.detected_at", "desc")
    .orderBy("bursts.detected_seq", "desc")
    .orderBy("bursts.id")
    .limit(1)
    .execute();
}

async function named(db: Kysely<Tables>, scope: Scope, typed: string): Promise<readonly BurstRow[]> {
  const beginning = normalizeBase32(typed);
  if (beginning === null) return [];
  const candidates = await db
    .selectFrom("bursts")
    .select(["id", "short_id"])
    .distinct()
    .where(waveInScope(scope, "bursts"))
    .where("id", ">=", beginning)
    .where("id", "<", beginning + AFTER_DIGITS)
    .execute();
  // The short id as it was told means its burst, also where another one's longer id begins with it.
  const exact = candidates.filter((candidate) => candidate.short_id === beginning);
  const meant = (exact.length > 0 ? exact : candidates).map((candidate) => candidate.id);
  return speakingFor(db, scope, meant);
}

/** The newest waves of these bursts, or of those that absorbed them, each once. */
async function speakingFor(
  db: Kysely<Tables>,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly BurstRow[]> {
  const speaking = new Map<string, BurstRow>();
  const asked = new Set<string>();
  for (let next = [...ids]; next.length > 0; ) {
    for (const id of next) asked.add(id);
    const rows = await db
      .selectFrom("bursts")
      .selectAll()
      .where(waveInScope(scope, "bursts"))
      .where("id", "in", next)
      .orderBy("wave")
      .execute();
    const absorbers = new Set<string>();
    for (const row of rows) {
      if (row.absorbed_by === null) speaking.set(row.id, row);
      else absorbers.add(row.absorbed_by);
    }
    // An id that was absorbed in any wave is an alias from then on.
    for (const row of rows) if (row.absorbed_by !== null) speaking.delete(row.id);
    next = [...absorbers].filter((id) => !asked.has(id));
  }
  return [...speaking.values()];
}

async function detailOf(
  db: Kysely<Tables>,
  scope: Scope,
  row: BurstRow,
  declarations: readonly string[],
): Promise<BurstDetail> {
  const wave = { burst: row.id, wave: row.wave };
  const [summarized] = await summarize(db, [row], scope);
  const summary = summarized as NonNullable<typeof summarized>;
  return {
    ...summary,
    ...(summary.withdrawn
      ? { members: [], following: notFollowed(summary.burst) }
      : await whoPosted(db, row, declarations)),
    wordForWord: row.word_for_word,
    coverage: await coverageOf(db, row.watch_id, { from: row.first_at, to: row.last_at + 1 }),
    notes: await deskNotesOn(db, wave),
    told: await toldIn(db, row),
  };
}

async function whoPosted(
  db: Kysely<Tables>,
  row: BurstRow,
  declarations: readonly string[],
): Promise<Pick<BurstDetail, "members" | "following">> {
  const wave = { burst: row.id, wave: row.wave };
  const members = await membersOf(db, wave);
  const learnt = await readFollowing(db, { ...wave, watch: row.watch_id }, members);
  return {
    members,
    following: followingOf(
      { detectedAt: row.detected_at, passage: row.passage, kind: row.kind as BurstKind },
      members,
      learnt,
      declarations,
    ),
  };
}

/** A wave that became a line on a message told earlier was told when it was found. */
async function toldIn(db: Kysely<Tables>, row: BurstRow): Promise<BurstDetail["told"]> {
  const stories = await db
    .selectFrom("story_bursts")
    .innerJoin("stories", (join) =>
      join
        .onRef("stories.place", "=", "story_bursts.place")
        .onRef("stories.subject", "=", "story_bursts.subject"),
    )
    .select(["stories.place", "stories.created_at"])
    .where("story_bursts.burst_id", "=", row.id)
    .where("story_bursts.wave", "=", row.wave)
    .orderBy("stories.place")
    .orderBy("stories.created_at")
    .execute();
  return stories.map((story) => ({ place: story.place, at: Math.max(story.created_at, row.found_at) }));
}
