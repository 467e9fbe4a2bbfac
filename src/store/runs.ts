/** Runs of the bot: when each began, that it was there, and how it ended. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";
import type { RunRow } from "./upkeep-tables.ts";

export interface Stop {
  readonly how: NonNullable<RunRow["ended_how"]>;
  /** The error of a crash; else null. */
  readonly why: string | null;
  readonly at: Instant;
}

/**
 * Begins a run. One before it that never said how it ended gets its end now: when it was last there, and
 * why as far as that can be told afterwards.
 * @param bootedAt when the machine was started; null where that is not known, or says nothing of the bot.
 * @returns the number of the run.
 */
export async function beginRun(
  tx: Kysely<Tables>,
  { now, bootedAt }: { readonly now: Instant; readonly bootedAt: Instant | null },
): Promise<number> {
  const unended = await tx
    .selectFrom("runs")
    .select(["id", "alive_at", "trouble"])
    .where("ended_at", "is", null)
    .execute();
  for (const { id, alive_at, trouble } of unended) {
    const rebooted = bootedAt !== null && bootedAt > alive_at;
    const how = trouble === "full" ? "full" : rebooted ? "reboot" : "killed";
    await tx.updateTable("runs").set({ ended_at: alive_at, ended_how: how }).where("id", "=", id).execute();
  }
  const { id } = await tx
    .insertInto("runs")
    .values({
      started_at: now,
      alive_at: now,
      trouble: null,
      ended_at: null,
      ended_how: null,
      ended_why: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Says that the run is there, and whether anything is the matter that may end it. */
export async function beat(
  db: Kysely<Tables>,
  run: number,
  now: Instant,
  trouble: "full" | null,
): Promise<void> {
  await db.updateTable("runs").set({ alive_at: now, trouble }).where("id", "=", run).execute();
}

export async function endRun(db: Kysely<Tables>, run: number, { how, why, at }: Stop): Promise<void> {
  await db
    .updateTable("runs")
    .set({ alive_at: at, ended_at: at, ended_how: how, ended_why: why })
    .where("id", "=", run)
    .execute();
}

/** How the run before this one ended; null where there was none. */
export async function lastStop(db: Kysely<Tables>): Promise<Stop | null> {
  const row = await db
    .selectFrom("runs")
    .select(["ended_at", "ended_how", "ended_why"])
    .where("ended_at", "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.ended_at === null || row.ended_how === null) return null;
  return { how: row.ended_how, why: row.ended_why, at: row.ended_at };
}
