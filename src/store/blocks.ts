/** People whose commands are not answered, until somebody lets them ask again. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export interface Block {
  /** With the platform: "slack:U012". */
  readonly actor: string;
  readonly why: string;
  /** Who blocked them, as people know them. */
  readonly by: string;
  readonly at: Instant;
}

export async function isBlocked(db: Kysely<Tables>, actor: string): Promise<boolean> {
  const row = await db.selectFrom("blocks").select("actor").where("actor", "=", actor).executeTakeFirst();
  return row !== undefined;
}

/** The latest first. */
export async function allBlocks(db: Kysely<Tables>): Promise<readonly Block[]> {
  const rows = await db
    .selectFrom("blocks")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("actor")
    .execute();
  return rows.map((row) => ({ actor: row.actor, why: row.why, by: row.by_name, at: row.created_at }));
}

export async function putBlock(
  tx: Kysely<Tables>,
  { actor, why }: Pick<Block, "actor" | "why">,
  { by, name, at }: { readonly by: string; readonly name: string; readonly at: Instant },
): Promise<void> {
  const set = { why, by_actor: by, by_name: name, created_at: at };
  await tx
    .insertInto("blocks")
    .values({ actor, ...set })
    .onConflict((conflict) => conflict.column("actor").doUpdateSet(set))
    .execute();
}

/** @returns whether they were blocked. */
export async function removeBlock(tx: Kysely<Tables>, actor: string): Promise<boolean> {
  const removed = await tx.deleteFrom("blocks").where("actor", "=", actor).executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
