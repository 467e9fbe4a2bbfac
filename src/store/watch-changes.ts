/** What was changed about watches in chat, so that it can be undone: the latest change of a watch first. */
import type { Kysely, Selectable } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import type { Tables } from "./tables.ts";
import type { WatchChangeRow } from "./watch-tables.ts";

export interface WatchChange {
  readonly number: number;
  readonly watchId: string;
  readonly kind: WatchChangeRow["kind"];
  /** As it was before; null of a watch that was added. */
  readonly before: Watch | null;
  readonly at: Instant;
}

/** @returns its number. */
export async function putWatchChange(
  tx: Kysely<Tables>,
  { watchId, kind, before, at }: Omit<WatchChange, "number">,
  author: { readonly by: string; readonly name: string },
): Promise<number> {
  const { id } = await tx
    .insertInto("watch_changes")
    .values({
      ...{ watch_id: watchId, kind, before: before === null ? null : JSON.stringify(before) },
      ...{ by_actor: author.by, by_name: author.name, created_at: at, undone_at: null, undone_by: null },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function watchChange(db: Kysely<Tables>, number: number): Promise<WatchChange | null> {
  const row = await db
    .selectFrom("watch_changes")
    .selectAll()
    .where("id", "=", number)
    .where("undone_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The latest change of a watch that nobody undid; null where there is none. */
export async function latestWatchChange(db: Kysely<Tables>, watchId: string): Promise<WatchChange | null> {
  const row = await db
    .selectFrom("watch_changes")
    .selectAll()
    .where("watch_id", "=", watchId)
    .where("undone_at", "is", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function markUndone(
  tx: Kysely<Tables>,
  number: number,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable("watch_changes")
    .set({ undone_at: at, undone_by: by })
    .where("id", "=", number)
    .execute();
}

function fromRow(row: Selectable<WatchChangeRow>): WatchChange {
  const { id, watch_id: watchId, kind, created_at: at } = row;
  const before = row.before === null ? null : (JSON.parse(row.before) as Watch);
  return { number: id, watchId, kind, before, at };
}
