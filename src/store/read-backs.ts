/** What may be read back, as it is stored: asked once for a stretch of time, answered by a person, then settled. */
import type { Kysely, Selectable } from "kysely";
import type { ReadBack, ReadBackState } from "../domain/read-back.ts";
import type { Instant } from "../domain/time.ts";
import type { ReadBackRow } from "./late-tables.ts";
import type { Tables } from "./tables.ts";

type NewReadBack = Omit<ReadBack, "id" | "readPosts" | "reachedAt">;

export async function addReadBack(tx: Kysely<Tables>, asked: NewReadBack, now: Instant): Promise<ReadBack> {
  const row = await tx
    .insertInto("read_backs")
    .values({
      ...{ watch_id: asked.watch, source: asked.source, from_at: asked.from, to_at: asked.to },
      ...{ queries: JSON.stringify(asked.queries), posts: asked.posts, cost: asked.cost },
      ...{
        of_month: asked.ofMonth,
        asked_at: now,
        state: asked.state,
        by_actor: asked.by,
        by_name: asked.by,
      },
      ...{ answered_at: asked.answeredAt, read_posts: 0, reached_at: null },
      settled: asked.state === "empty" ? 1 : 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return readBackOf(row);
}

/** The latest one of a watch, at one source or at any. */
export async function latestReadBack(
  db: Kysely<Tables>,
  watchId: string,
  source: string | null = null,
): Promise<ReadBack | null> {
  let query = db.selectFrom("read_backs").selectAll().where("watch_id", "=", watchId);
  if (source !== null) query = query.where("source", "=", source);
  const row = await query.orderBy("id", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : readBackOf(row);
}

/** Those of which something is still to be read or said. */
export async function unsettledReadBacks(db: Kysely<Tables>, watchId: string): Promise<readonly ReadBack[]> {
  const rows = await db
    .selectFrom("read_backs")
    .selectAll()
    .where("watch_id", "=", watchId)
    .where("settled", "=", 0)
    .orderBy("id")
    .execute();
  return rows.map(readBackOf);
}

/** Answers one that is still asked. @returns whether it was. */
export async function answerReadBack(
  tx: Kysely<Tables>,
  id: number,
  state: "agreed" | "left",
  who: { readonly by: string; readonly name: string; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("read_backs")
    .set({ state, by_actor: who.by, by_name: who.name, answered_at: who.at })
    .where("id", "=", id)
    .where("state", "=", "asked")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Nothing is to be read or said of it any more. Who answered in the same moment finds it settled. */
export async function settleReadBack(
  tx: Kysely<Tables>,
  { id, state: from }: Pick<ReadBack, "id" | "state">,
  to: {
    readonly state: ReadBackState;
    readonly readPosts?: number;
    readonly reachedAt?: Instant | null;
  },
): Promise<ReadBack | null> {
  const row = await tx
    .updateTable("read_backs")
    .set({ state: to.state, read_posts: to.readPosts ?? 0, reached_at: to.reachedAt ?? null, settled: 1 })
    .where("id", "=", id)
    .where("state", "=", from)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : readBackOf(row);
}

function readBackOf(row: Selectable<ReadBackRow>): ReadBack {
  return {
    ...{ id: row.id, watch: row.watch_id, source: row.source, from: row.from_at, to: row.to_at },
    ...{ queries: JSON.parse(row.queries) as ReadBack["queries"], posts: row.posts, cost: row.cost },
    ...{ ofMonth: row.of_month, state: row.state, by: row.by_name, answeredAt: row.answered_at },
    ...{ readPosts: row.read_posts, reachedAt: row.reached_at },
  };
}
