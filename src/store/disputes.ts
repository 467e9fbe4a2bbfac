/** What people said against explanations: which kind does not explain which words, in which watch. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export interface StoredDispute {
  readonly watch: string;
  readonly burst: string;
  readonly kind: string;
  /** The passage as it stood, as hashes of its words. */
  readonly words: readonly number[];
  /** Who, as people know them. */
  readonly name: string;
  readonly at: Instant;
}

export async function putDispute(tx: Kysely<Tables>, dispute: StoredDispute, actor: string): Promise<void> {
  await tx
    .insertInto("disputes")
    .values({
      watch_id: dispute.watch,
      burst_id: dispute.burst,
      kind: dispute.kind,
      words: JSON.stringify(dispute.words),
      by_actor: actor,
      by_name: dispute.name,
      created_at: dispute.at,
    })
    .execute();
}

/** Of one watch, the newest first. */
export async function disputesOf(db: Kysely<Tables>, watch: string): Promise<readonly StoredDispute[]> {
  const rows = await db
    .selectFrom("disputes")
    .selectAll()
    .where("watch_id", "=", watch)
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    ...{ watch: row.watch_id, burst: row.burst_id, kind: row.kind, name: row.by_name, at: row.created_at },
    words: JSON.parse(row.words) as number[],
  }));
}
