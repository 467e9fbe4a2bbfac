/** Finds a phrase in bursts and in stored posts, by its folded words: spelling and dress do not matter. */
import { setImmediate as breathe } from "node:timers/promises";
import type { Kysely } from "kysely";
import { FOLD_VERSION, readWords } from "../../detect/tokens.ts";
import { compareText } from "../../domain/post.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import type { BurstRow, Tables } from "../../store/tables.ts";
import { wordsFromBlob } from "../../store/words-blob.ts";
import type { BurstSummary, PhraseAnswer } from "../desk.ts";
import { currentWaves, summarize } from "./burst-summaries.ts";
import { inScope } from "./in-scope.ts";
import { takenBackName, takenBackPosts } from "./taken-back.ts";

/** How many posts are looked through at most, shared out over the watches: about a second of reading. */
const SEARCHED_POSTS = 200_000;
/** Rows a query; between two of them others get their turn. */
const CHUNK = 2_000;
const BURSTS_SHOWN = 50;

/** Where a matching post stands. */
interface Match {
  readonly watch: string;
  readonly source: string;
  readonly postId: string;
  readonly createdAt: Instant;
}

export interface PhraseSearch {
  readonly phrase: string;
  /** How many posts are answered; all that were found are counted. */
  readonly limit: number;
  /** How many posts are looked through; the default suits everything but a test. */
  readonly searched?: number;
}

export async function findPhrase(
  db: Kysely<Tables>,
  scope: Scope,
  { phrase, limit, searched = SEARCHED_POSTS }: PhraseSearch,
): Promise<PhraseAnswer> {
  const words = readWords(phrase);
  if (words.length === 0) {
    return { bursts: [], posts: [], totalPosts: 0, accounts: 0, unsearchedBefore: null };
  }
  const watches = await watchesWithPosts(db, scope);
  const takenBack = await takenBackPosts(db, scope);
  const matches = new Map<string, Match>();
  const accounts = new Set<string>();
  let unsearchedBefore: Instant | null = null;
  for (const watch of watches) {
    const budget = Math.ceil(searched / watches.length);
    const end = await searchWatch(db, watch, words, budget, (match, account) => {
      // A post that two watches collected is one post.
      const post = takenBackName(match);
      if (takenBack.has(post)) return;
      if (!matches.has(post)) matches.set(post, match);
      accounts.add(account);
    });
    if (end !== null) unsearchedBefore = Math.max(end, unsearchedBefore ?? end);
  }
  const newest = [...matches.values()].sort(newestFirst).slice(0, limit);
  return {
    bursts: await burstsWith(db, scope, words),
    posts: await postsOf(db, newest),
    totalPosts: matches.size,
    accounts: accounts.size,
    unsearchedBefore,
  };
}

function newestFirst(a: Match, b: Match): number {
  return b.createdAt - a.createdAt || compareText(a.source, b.source) || compareText(a.postId, b.postId);
}

async function watchesWithPosts(db: Kysely<Tables>, scope: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("watches")
    .select("id")
    .where(inScope(scope, "watches.id"))
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}

/** Newest first; answers with the time of the last post read when the budget ended before the posts did. */
async function searchWatch(
  db: Kysely<Tables>,
  watch: string,
  words: Int32Array,
  budget: number,
  onMatch: (match: Match, account: string) => void,
): Promise<Instant | null> {
  const posts = db
    .selectFrom("watch_posts")
    .select(["source", "post_id", "account_key", "created_at", "words"])
    .where("watch_id", "=", watch)
    .where("fold_version", "=", FOLD_VERSION)
    .orderBy("created_at", "desc")
    .orderBy("source", "desc")
    .orderBy("post_id", "desc");
  let chunk = await posts.limit(Math.min(CHUNK, budget)).execute();
  for (let read = 0; ; ) {
    for (const row of chunk) {
      if (row.words === null || !contains(wordsFromBlob(row.words), words)) continue;
      onMatch({ watch, source: row.source, postId: row.post_id, createdAt: row.created_at }, row.account_key);
    }
    read += chunk.length;
    const last = chunk.at(-1);
    if (last === undefined) return null;
    await breathe();
    const rest = posts.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("created_at", "source", "post_id"), "<", tuple(last.created_at, last.source, last.post_id)),
    );
    chunk = await rest.limit(Math.max(1, Math.min(CHUNK, budget - read))).execute();
    if (read >= budget) return chunk.length === 0 ? null : last.created_at;
  }
}

/** Bursts of which the anchor holds the phrase or is held by it, or the passage as it is shown. */
async function burstsWith(
  db: Kysely<Tables>,
  scope: Scope,
  words: Int32Array,
): Promise<readonly BurstSummary[]> {
  const found: BurstRow[] = [];
  for (let after = ""; ; ) {
    const rows = await currentWaves(db, scope)
      .selectAll("bursts")
      .where("bursts.id", ">", after)
      .orderBy("bursts.id")
      .limit(CHUNK)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    found.push(...rows.filter((row) => isAbout(row, words)));
    await breathe();
  }
  found.sort((a, b) => b.detected_at - a.detected_at || compareText(a.id, b.id));
  return summarize(db, found.slice(0, BURSTS_SHOWN), scope);
}

function isAbout(row: BurstRow, words: Int32Array): boolean {
  const passages = [readWords(row.passage)];
  if (row.fold_version === FOLD_VERSION) passages.push(wordsFromBlob(row.anchor_words));
  return passages.some(
    (passage) => passage.length > 0 && (contains(passage, words) || contains(words, passage)),
  );
}

/** Whether `part` occurs in `whole` as one run. */
function contains(whole: Int32Array, part: Int32Array): boolean {
  const first = part[0] as number;
  const lastStart = whole.length - part.length;
  for (let at = whole.indexOf(first); at >= 0 && at <= lastStart; at = whole.indexOf(first, at + 1)) {
    let same = 1;
    while (same < part.length && whole[at + same] === part[same]) same++;
    if (same === part.length) return true;
  }
  return false;
}

async function postsOf(db: Kysely<Tables>, matches: readonly Match[]): Promise<PhraseAnswer["posts"]> {
  const posts: PhraseAnswer["posts"][number][] = [];
  for (const match of matches) {
    const row = await db
      .selectFrom("posts")
      .select(["platform", "account_id", "handle", "text"])
      .where("source", "=", match.source)
      .where("id", "=", match.postId)
      .executeTakeFirst();
    if (row === undefined) continue;
    const { platform, account_id: accountId, handle, text } = row;
    posts.push({ ...match, platform, accountId, handle, text });
  }
  return posts;
}
