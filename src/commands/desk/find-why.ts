/** Follows a post along its way, from the keyword to the message, and says how far it came. */
import type { Kysely } from "kysely";
import { muteOf } from "../../alerts/mute.ts";
import { readWords } from "../../detect/tokens.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import { missOf, type WatchMiss } from "../../domain/watch-miss.ts";
import { postAddress } from "../../evidence/post-address.ts";
import { findWave } from "../../store/bursts.ts";
import { accountsOf } from "../../store/members.ts";
import { activeMutes } from "../../store/mutes.ts";
import type { Tables } from "../../store/tables.ts";
import type { BurstSummary } from "../desk.ts";
import { currentWaves, summarize } from "./burst-summaries.ts";
import { countSameWords } from "./count-same-words.ts";
import { findBurst } from "./find-burst.ts";
import { findPhrase } from "./find-phrase.ts";
import { inScope } from "./in-scope.ts";
import { decisionsOf, deliveriesOf } from "./read-deliveries.ts";
import type { ReadPost, Unread, WhyAnswer } from "./why-answer.ts";

/** Gaps that are named of one watch where it is not known when the post was made. */
const GAPS_NAMED = 3;

export interface WhyFacts {
  readonly now: Instant;
  /** From how many accounts on, and within which time, the same words are a burst. */
  readonly minAccounts: number;
  readonly window: Duration;
  /** Of watches that say themselves how many. */
  readonly leastOf?: ((watch: string) => number) | undefined;
  /** … and within which time. */
  readonly windowOf?: ((watch: string) => Duration) | undefined;
}

interface StoredPost extends ReadPost {
  readonly watch: string;
  readonly source: string;
  readonly postId: string;
  readonly repost: boolean;
  readonly judged: boolean;
  readonly via: string;
}

/** @param asked a post's address or number, a burst's short id, or words. */
export async function findWhy(
  db: Kysely<Tables>,
  scope: Scope,
  asked: string,
  facts: WhyFacts,
): Promise<WhyAnswer> {
  const address = postAddress(asked);
  if (address !== null) {
    const post = await storedPost(db, scope, { platform: address.platform, id: address.postId });
    if (post !== null) return whyOfPost(db, scope, post, facts);
    const watches = await unreadBy(db, scope, { at: address.at, text: null });
    return { is: "not-read", postedAt: address.at, watches };
  }
  if (!/\s/.test(asked.trim())) {
    const found = await findBurst(db, scope, asked, []);
    if (found.is === "found") return whyOfBurst(db, found.detail, null, facts);
  }
  return whyOfText(db, scope, asked, facts);
}

/** Of a text that several posts hold, the newest one's way is told. */
async function whyOfText(
  db: Kysely<Tables>,
  scope: Scope,
  asked: string,
  facts: WhyFacts,
): Promise<WhyAnswer> {
  const { posts } = await findPhrase(db, scope, { phrase: asked, limit: 1 });
  const [newest] = posts;
  if (newest !== undefined) {
    const post = await storedPost(db, scope, { source: newest.source, id: newest.postId });
    if (post !== null) return whyOfPost(db, scope, post, facts);
  }
  const misses = (await watchesIn(db, scope)).map(({ watch }) => ({
    watchName: watch.name,
    miss: missOf(watch, asked),
  }));
  if (misses.some(({ miss }) => miss.is === "found")) {
    return { is: "not-read", postedAt: null, watches: await unreadBy(db, scope, { at: null, text: asked }) };
  }
  return { is: "not-matched", misses: misses.toSorted((a, b) => nearness(b.miss) - nearness(a.miss)) };
}

/** How far a text came with a watch: beyond 1 a keyword was in it. */
function nearness(miss: WatchMiss): number {
  return miss.is === "no-keyword" ? (miss.nearest?.near ?? 0) : 2;
}

async function whyOfPost(
  db: Kysely<Tables>,
  scope: Scope,
  post: StoredPost,
  facts: WhyFacts,
): Promise<WhyAnswer> {
  const burst = await burstWith(db, scope, "burst_posts", post);
  if (burst !== null) return whyOfBurst(db, burst, post, facts);
  if (post.via === "pursuit" || post.via === "lookup") {
    const found = await burstWith(db, scope, "found_posts", post);
    return { is: "searched", post, shortId: found?.shortId ?? null };
  }
  if (post.repost) return { is: "repost", post };
  if (!post.judged) return { is: "not-judged", post };
  const window = facts.windowOf?.(post.watch) ?? facts.window;
  const accounts = await countSameWords(db, post, window);
  return {
    is: "too-few",
    post,
    accounts,
    needed: facts.leastOf?.(post.watch) ?? facts.minAccounts,
    window,
  };
}

async function whyOfBurst(
  db: Kysely<Tables>,
  found: BurstSummary,
  post: ReadPost | null,
  { now, minAccounts: usual, leastOf }: Pick<WhyFacts, "now" | "minAccounts" | "leastOf">,
): Promise<WhyAnswer> {
  const { id: burst, wave, watch } = found.burst;
  const passage = (await findWave(db, { burst, wave }))?.burst.passage ?? "";
  const accounts = await accountsOf(db, { burst, wave });
  const minAccounts = leastOf?.(watch) ?? usual;
  const muted = { id: burst, watch, words: readWords(passage), accounts, minAccounts };
  const mute = muteOf(muted, await activeMutes(db, now), now);
  const deliveries = await deliveriesOf(db, { burst, wave });
  const decisions = await decisionsOf(db, { burst, wave });
  return { is: "in-burst", post, burst: found, mute, deliveries, decisions };
}

/** As the watch in scope that judged it, or else that read it first. */
async function storedPost(
  db: Kysely<Tables>,
  scope: Scope,
  by: { readonly id: string; readonly platform?: string; readonly source?: string },
): Promise<StoredPost | null> {
  let query = db
    .selectFrom("watch_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "watch_posts.source").onRef("posts.id", "=", "watch_posts.post_id"),
    )
    .select(["watch_posts.watch_id", "watch_posts.source", "watch_posts.post_id", "watch_posts.created_at"])
    .select(["watch_posts.repost", "watch_posts.seq", "watch_posts.via", "posts.collected_at"])
    .where("watch_posts.post_id", "=", by.id)
    .where(inScope(scope, "watch_posts.watch_id"))
    .orderBy((eb) => eb.case().when("watch_posts.seq", "is not", null).then(0).else(1).end())
    .orderBy("watch_posts.watch_id");
  if (by.platform !== undefined) query = query.where("posts.platform", "=", by.platform);
  if (by.source !== undefined) query = query.where("watch_posts.source", "=", by.source);
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  const watches = await watchesIn(db, scope);
  return {
    watch: row.watch_id,
    watchName: watches.find(({ watch }) => watch.id === row.watch_id)?.watch.name ?? row.watch_id,
    source: row.source,
    postId: row.post_id,
    postedAt: row.created_at,
    readAt: row.collected_at,
    repost: row.repost === 1,
    judged: row.seq !== null,
    via: row.via,
  };
}

async function burstWith(
  db: Kysely<Tables>,
  scope: Scope,
  table: "burst_posts" | "found_posts",
  post: Pick<StoredPost, "source" | "postId">,
): Promise<BurstSummary | null> {
  const ids = await db
    .selectFrom(table)
    .select("burst_id")
    .where("source", "=", post.source)
    .where("post_id", "=", post.postId)
    .where(inScope(scope, "watch_id"))
    .execute();
  if (ids.length === 0) return null;
  const row = await currentWaves(db, scope)
    .selectAll("bursts")
    .where(
      "bursts.id",
      "in",
      ids.map(({ burst_id }) => burst_id),
    )
    .orderBy("bursts.announced", "desc")
    .orderBy("bursts.detected_at", "desc")
    .executeTakeFirst();
  if (row === undefined) return null;
  const [summary] = await summarize(db, [row], scope);
  return summary ?? null;
}

interface RunningWatch {
  readonly watch: Watch;
  readonly lastPollAt: Instant | null;
}

async function watchesIn(db: Kysely<Tables>, scope: Scope): Promise<readonly RunningWatch[]> {
  const rows = await db
    .selectFrom("watches")
    .select(["definition", "last_poll_at"])
    .where(inScope(scope, "watches.id"))
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    watch: JSON.parse(row.definition) as Watch,
    lastPollAt: row.last_poll_at,
  }));
}

/** The watches that look for it, with what they did not read around it. */
async function unreadBy(
  db: Kysely<Tables>,
  scope: Scope,
  post: { readonly at: Instant | null; readonly text: string | null },
): Promise<readonly Unread[]> {
  const unread: Unread[] = [];
  for (const { watch, lastPollAt } of await watchesIn(db, scope)) {
    const miss = post.text === null ? null : missOf(watch, post.text);
    if (miss !== null && miss.is !== "found") continue;
    let gaps = db
      .selectFrom("gaps")
      .select(["from_at", "to_at", "why"])
      .where("watch_id", "=", watch.id)
      .orderBy("from_at", "desc")
      .limit(GAPS_NAMED);
    if (post.at !== null) gaps = gaps.where("from_at", "<=", post.at).where("to_at", ">=", post.at);
    const rows = await gaps.execute();
    unread.push({
      watchName: watch.name,
      keyword: miss === null ? null : miss.keyword,
      lastPollAt,
      gaps: rows.map(({ from_at, to_at, why }) => ({ from: from_at, to: to_at, why })),
    });
  }
  return unread;
}
