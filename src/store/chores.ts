/** Chores: what is done again and again in small turns, and how far each is. */
import type { Kysely, Selectable } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";
import type { ChoreRow } from "./upkeep-tables.ts";

/** A chore that was never begun is due at once. */
export async function choreState(db: Kysely<Tables>, chore: string): Promise<Selectable<ChoreRow>> {
  const row = await db.selectFrom("chores").selectAll().where("chore", "=", chore).executeTakeFirst();
  return row ?? { chore, due_at: 0, progress: null, count: 0, removed: null, removed_at: null };
}

/** Every chore that was begun, by name. */
export async function choreStates(db: Kysely<Tables>): Promise<readonly Selectable<ChoreRow>[]> {
  return db.selectFrom("chores").selectAll().orderBy("chore").execute();
}

/** What one turn did. */
export interface Turn {
  /** Where the next turn goes on; null at the end of the round. */
  readonly progress: string | null;
  readonly removed: number;
}

/** Keeps what a turn did; a round that is over is due again at `again`. */
export async function saveTurn(
  tx: Kysely<Tables>,
  state: Selectable<ChoreRow>,
  { progress, removed }: Turn,
  now: Instant,
  again: Instant,
): Promise<void> {
  const count = state.count + removed;
  const isOver = progress === null;
  const row = {
    chore: state.chore,
    progress,
    due_at: isOver ? again : now,
    count: isOver ? 0 : count,
    ...(isOver && count > 0
      ? { removed: count, removed_at: now }
      : { removed: state.removed, removed_at: state.removed_at }),
  };
  await tx
    .insertInto("chores")
    .values(row)
    .onConflict((conflict) => conflict.column("chore").doUpdateSet(row))
    .execute();
}
