/** Holds: bursts and accounts of which nothing is dropped or purged, until a time or until they are released. */
import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { Instant } from "../domain/time.ts";
import { goingOnFrom } from "./absorbed.ts";
import type { HoldRow } from "./desk-tables.ts";
import type { Tables } from "./tables.ts";

export interface Hold {
  readonly id: number;
  /** A burst by its id, or an account by its key. */
  readonly target: { readonly kind: "burst" | "account"; readonly id: string };
  /** As people say it: "7K3Q", "@c_example". */
  readonly name: string;
  readonly why: string;
  /** Null: until it is released. */
  readonly until: Instant | null;
  readonly by: string;
  readonly at: Instant;
}

export async function putHold(
  tx: Kysely<Tables>,
  hold: Omit<Hold, "id"> & { readonly actor: string },
): Promise<number> {
  const { id } = await tx
    .insertInto("holds")
    .values({
      target_kind: hold.target.kind,
      target_id: hold.target.id,
      name: hold.name,
      why: hold.why,
      until_at: hold.until,
      by_actor: hold.actor,
      by_name: hold.by,
      created_at: hold.at,
      released_at: null,
      released_by: null,
      released_why: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Those in force, the oldest first. */
export async function activeHolds(db: Kysely<Tables>, now: Instant): Promise<readonly Hold[]> {
  const rows = await inForce(db, now).execute();
  return rows.map(fromRow);
}

export async function releaseHold(
  tx: Kysely<Tables>,
  id: number,
  release: { readonly by: string; readonly at: Instant; readonly why: string },
): Promise<void> {
  await tx
    .updateTable("holds")
    .set({ released_at: release.at, released_by: release.by, released_why: release.why })
    .where("id", "=", id)
    .where("released_at", "is", null)
    .execute();
}

/**
 * The holds that keep a post: on its account, or on a burst that it is in or was found for. Whatever drops, forgets
 * or purges asks here first.
 */
export async function holdsOnPost(
  db: Kysely<Tables>,
  post: { readonly source: string; readonly id: string; readonly accountKey: string },
  now: Instant,
): Promise<readonly Hold[]> {
  const own = copiesIn("burst_posts").unionAll(copiesIn("found_posts"));
  function copiesIn(table: "burst_posts" | "found_posts") {
    return db
      .selectFrom(table)
      .select("burst_id as id")
      .where("source", "=", post.source)
      .where("post_id", "=", post.id);
  }
  // A burst is held as well where one that it took in is.
  const bursts = db
    .withRecursive("leading(id)", (cte) =>
      own.union(
        cte.selectFrom("bursts").innerJoin("leading", "leading.id", "bursts.absorbed_by").select("bursts.id"),
      ),
    )
    .selectFrom("leading")
    .select("id");
  const rows = await inForce(db, now)
    .where((eb) =>
      eb.or([
        eb.and([eb("target_kind", "=", "account"), eb("target_id", "=", post.accountKey)]),
        eb.and([eb("target_kind", "=", "burst"), eb("target_id", "in", bursts)]),
      ]),
    )
    .execute();
  return rows.map(fromRow);
}

/** True of the rows of `posts` that no hold keeps, for statements about many posts. */
export function isFree(now: Instant): RawBuilder<SqlBool> {
  const isOwn = sql<SqlBool>`kept.source = posts.source and kept.post_id = posts.id`;
  return sql<SqlBool>`(
    ${isNoHeldAccount(sql`posts.platform || ':' || posts.account_id`, now)} and not ${isCopyIn(heldBursts(now), isOwn)}
  )`;
}

/** True where neither this account is held nor a burst in which it posted. */
export function isUnheld(account: RawBuilder<unknown>, now: Instant): RawBuilder<SqlBool> {
  const isOwn = sql<SqlBool>`kept.account_key = ${account}`;
  return sql<SqlBool>`(${isNoHeldAccount(account, now)} and not ${isCopyIn(heldBursts(now), isOwn)})`;
}

/** Whether one of these bursts has such a copy, counted or found with its words: its dossier shows both. */
function isCopyIn(bursts: RawBuilder<unknown>, such: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(
    exists (select 1 from burst_posts as kept where ${such} and kept.burst_id in ${bursts})
    or exists (select 1 from found_posts as kept where ${such} and kept.burst_id in ${bursts})
  )`;
}

function isNoHeldAccount(account: RawBuilder<unknown>, now: Instant): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (
    select 1 from holds where target_kind = 'account' and target_id = ${account} and ${isInForce(now)}
  )`;
}

/** The ids of bursts that are held, and of those that held ones went on in: a subquery. */
export function heldBursts(now: Instant): RawBuilder<unknown> {
  return goingOnFrom(sql`select target_id from holds where target_kind = 'burst' and ${isInForce(now)}`);
}

function isInForce(now: Instant): RawBuilder<SqlBool> {
  return sql<SqlBool>`released_at is null and (until_at is null or until_at > ${now})`;
}

/** True of the rows of `posts` that this hold keeps. */
export function isKeptBy({ target }: Pick<Hold, "target">): RawBuilder<SqlBool> {
  if (target.kind === "account") {
    return sql<SqlBool>`posts.platform || ':' || posts.account_id = ${target.id}`;
  }
  return isCopyIn(
    goingOnFrom(sql`select id from bursts where id = ${target.id}`),
    sql<SqlBool>`kept.source = posts.source and kept.post_id = posts.id`,
  );
}

function inForce(db: Kysely<Tables>, now: Instant) {
  return db.selectFrom("holds").selectAll().where(isInForce(now)).orderBy("id");
}

function fromRow(row: Selectable<HoldRow>): Hold {
  return {
    id: row.id,
    target: { kind: row.target_kind, id: row.target_id },
    name: row.name,
    why: row.why,
    until: row.until_at,
    by: row.by_name,
    at: row.created_at,
  };
}
