/** Looks an account up in what is stored: its posts, its bursts, and who was in them with it. */
import { type Kysely, type SqlBool, sql } from "kysely";
import { accountKey } from "../../domain/account.ts";
import { compareText } from "../../domain/post.ts";
import type { Scope } from "../../domain/scope.ts";
import { DAY, type Instant } from "../../domain/time.ts";

import type { Tables } from "../../store/tables.ts";
import type { AccountAnswer, AccountsAnswer } from "../desk.ts";
import { summarize } from "./burst-summaries.ts";
import { inScope, postInScope } from "./in-scope.ts";
import { readExtent } from "./read-extent.ts";
import { declarationOf, snapshotsOf } from "./read-snapshots.ts";

/** A handle may have passed through several hands; those beyond these are counted. */
const ACCOUNTS_SHOWN = 5;
const TOGETHER_SHOWN = 100;
/** Being in one burst together says little; from two on it is shown. */
const TOGETHER_BURSTS = 2;

interface AccountId {
  readonly platform: string;
  readonly account_id: string;
}

/** By "@handle" (any case), by id, by "platform:id"; a bare word that is no id is tried as a handle. */
export async function findAccounts(
  db: Kysely<Tables>,
  scope: Scope,
  name: string,
  declarations: readonly string[],
): Promise<AccountsAnswer> {
  const typed = name.trim();
  const handle = typed.replace(/^@/, "");
  const extent = await readExtent(db, scope);
  if (handle === "") return { accounts: [], more: 0, extent };
  const byId = typed.startsWith("@") ? [] : await accountsWith(db, scope, idIs(typed));
  const found = byId.length > 0 ? byId : await accountsWith(db, scope, handleIs(handle));
  const shown = found.slice(0, ACCOUNTS_SHOWN);
  const accounts: AccountAnswer[] = [];
  for (const account of shown) accounts.push(await answerFor(db, scope, account, declarations));
  return { accounts, more: found.length - shown.length, extent };
}

/** The database folds both sides, so that they fold alike. */
const handleIs = (handle: string) => sql<SqlBool>`lower(posts.handle) = lower(${handle})`;

function idIs(typed: string) {
  const colon = typed.indexOf(":");
  const bare = sql<SqlBool>`posts.account_id = ${typed}`;
  if (colon < 0) return bare;
  const [platform, id] = [typed.slice(0, colon), typed.slice(colon + 1)];
  return sql<SqlBool>`(${bare} or (posts.platform = ${platform} and posts.account_id = ${id}))`;
}

async function accountsWith(
  db: Kysely<Tables>,
  scope: Scope,
  condition: ReturnType<typeof handleIs>,
): Promise<readonly AccountId[]> {
  return db
    .selectFrom("posts")
    .select(["platform", "account_id"])
    .where(condition)
    .where(postInScope(scope))
    .groupBy(["platform", "account_id"])
    .orderBy((q) => q.fn.max("created_at"), "desc")
    .orderBy("platform")
    .orderBy("account_id")
    .execute();
}

async function answerFor(
  db: Kysely<Tables>,
  scope: Scope,
  account: AccountId,
  declarations: readonly string[],
): Promise<AccountAnswer> {
  const key = accountKey(account.platform, account.account_id);
  const { posts, first, last } = await db
    .selectFrom("posts")
    .select((q) => [
      q.fn.countAll<number>().as("posts"),
      q.fn.min("created_at").as("first"),
      q.fn.max("created_at").as("last"),
    ])
    .where("platform", "=", account.platform)
    .where("account_id", "=", account.account_id)
    .where(postInScope(scope))
    .executeTakeFirstOrThrow();
  const bursts = await burstsOf(db, scope, key);
  const together = await togetherWith(db, scope, key);
  const snapshots = await snapshotsOf(db, scope, account);
  return {
    accountId: account.account_id,
    platform: account.platform,
    handles: await handlesOf(db, scope, account),
    posts,
    firstSeen: first,
    lastSeen: last,
    bursts,
    together: together.accounts,
    togetherIn: {
      bursts: together.bursts.size,
      days: daysOf(bursts.filter(({ burst }) => together.bursts.has(burst.id))),
    },
    snapshots,
    declaration: await declarationOf(db, scope, account, { snapshots, declarations }),
  };
}

/** The latest used first. */
async function handlesOf(db: Kysely<Tables>, scope: Scope, account: AccountId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("posts")
    .select("handle")
    .where("platform", "=", account.platform)
    .where("account_id", "=", account.account_id)
    .where("handle", "is not", null)
    .where(postInScope(scope))
    .groupBy("handle")
    .orderBy((q) => q.fn.max("created_at"), "desc")
    .orderBy("handle")
    .execute();
  return rows.flatMap((row) => row.handle ?? []);
}

/** Each burst once, by the latest wave with the account in it, and there by its earliest copy. */
async function burstsOf(db: Kysely<Tables>, scope: Scope, key: string): Promise<AccountAnswer["bursts"]> {
  const rows = await db
    .selectFrom("burst_posts")
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "burst_posts.burst_id").onRef("bursts.wave", "=", "burst_posts.wave"),
    )
    .selectAll("bursts")
    .select(["burst_posts.post_id", "burst_posts.created_at as posted_at"])
    .select(
      sql<number>`(
        select count(*) from burst_posts as earlier
        where earlier.burst_id = burst_posts.burst_id and earlier.wave = burst_posts.wave
          and (earlier.created_at, earlier.post_id) < (burst_posts.created_at, burst_posts.post_id)
      )`.as("before"),
    )
    .where("burst_posts.account_key", "=", key)
    .where(inScope(scope, "burst_posts.watch_id"))
    .where("bursts.absorbed_by", "is", null)
    .orderBy("burst_posts.wave", "desc")
    .orderBy("burst_posts.created_at")
    .orderBy("burst_posts.post_id")
    .execute();
  const once = rows.filter((row, index) => rows.findIndex((other) => other.id === row.id) === index);
  const summaries = await summarize(db, once, scope);
  return once
    .map((row, index) => ({
      ...(summaries[index] as (typeof summaries)[number]),
      postedAt: row.posted_at,
      position: row.before + 1,
      postId: row.post_id,
    }))
    .sort((a, b) => b.postedAt - a.postedAt || compareText(a.burst.id, b.burst.id));
}

async function togetherWith(
  db: Kysely<Tables>,
  scope: Scope,
  key: string,
): Promise<{ readonly accounts: AccountAnswer["together"]; readonly bursts: ReadonlySet<string> }> {
  const rows = await db
    .selectFrom("burst_posts as own")
    .innerJoin("burst_posts as other", (join) =>
      join.onRef("other.burst_id", "=", "own.burst_id").onRef("other.wave", "=", "own.wave"),
    )
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "own.burst_id").onRef("bursts.wave", "=", "own.wave"),
    )
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "other.source").onRef("posts.id", "=", "other.post_id"),
    )
    .select(["posts.platform", "posts.account_id"])
    .select((q) => q.fn.count<number>("own.burst_id").distinct().as("shared"))
    .where("own.account_key", "=", key)
    .where("other.account_key", "!=", key)
    .where(inScope(scope, "own.watch_id"))
    .where("bursts.absorbed_by", "is", null)
    .groupBy(["posts.platform", "posts.account_id"])
    .having((q) => q.fn.count("own.burst_id").distinct(), ">=", TOGETHER_BURSTS)
    .orderBy("shared", "desc")
    .orderBy("posts.platform")
    .orderBy("posts.account_id")
    .limit(TOGETHER_SHOWN)
    .execute();
  const together: { accountId: string; handle: string | null; bursts: number }[] = [];
  for (const row of rows) {
    const [handle] = await handlesOf(db, scope, row);
    together.push({ accountId: row.account_id, handle: handle ?? null, bursts: row.shared });
  }
  return { accounts: together, bursts: await burstsShared(db, scope, key, rows) };
}

/** The bursts that an account shares with any of the others. */
async function burstsShared(
  db: Kysely<Tables>,
  scope: Scope,
  key: string,
  others: readonly AccountId[],
): Promise<ReadonlySet<string>> {
  if (others.length === 0) return new Set();
  const rows = await db
    .selectFrom("burst_posts as own")
    .innerJoin("burst_posts as other", (join) =>
      join.onRef("other.burst_id", "=", "own.burst_id").onRef("other.wave", "=", "own.wave"),
    )
    .select("own.burst_id")
    .distinct()
    .where("own.account_key", "=", key)
    .where(
      "other.account_key",
      "in",
      others.map(({ platform, account_id }) => accountKey(platform, account_id)),
    )
    .where(inScope(scope, "own.watch_id"))
    .execute();
  return new Set(rows.map((row) => row.burst_id));
}

function daysOf(copies: readonly { readonly postedAt: Instant }[]): number {
  return new Set(copies.map(({ postedAt }) => Math.floor(postedAt / DAY))).size;
}
