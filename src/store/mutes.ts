/** Mutes as people set them: stored facts that `decide` reads, each with an end. */
import type { Kysely, Selectable } from "kysely";
import type { Mute, MuteTarget, StoredMute } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { MuteRow } from "./desk-tables.ts";
import type { Tables } from "./tables.ts";

/** @returns its number. */
export async function putMute(tx: Kysely<Tables>, mute: Mute, now: Instant): Promise<number> {
  const { target, until, by, byName, why, watches } = mute;
  const { id } = await tx
    .insertInto("mutes")
    .values({
      target_kind: target.kind,
      target_id: idOf(target),
      words: target.kind === "passage" ? JSON.stringify(target.words) : null,
      watches: watches === null ? null : JSON.stringify(watches),
      until_at: until,
      by_actor: by,
      by_name: byName,
      why,
      created_at: now,
      ended_at: null,
      ended_by: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Those that have not ended, the oldest first. */
export async function activeMutes(db: Kysely<Tables>, now: Instant): Promise<readonly StoredMute[]> {
  const rows = await db
    .selectFrom("mutes")
    .selectAll()
    .where("until_at", ">", now)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

/** The latest mute of this very burst that nobody ended, whether its time has passed or not. */
export async function muteOfBurst(db: Kysely<Tables>, burst: string): Promise<StoredMute | null> {
  const row = await db
    .selectFrom("mutes")
    .selectAll()
    .where("target_kind", "=", "burst")
    .where("target_id", "=", burst)
    .where("ended_at", "is", null)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Ends a mute before its time. */
export async function endMute(
  tx: Kysely<Tables>,
  id: number,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable("mutes")
    .set({ ended_at: at, ended_by: by })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}

function idOf(target: MuteTarget): string {
  switch (target.kind) {
    case "burst":
    case "watch":
      return target.id;
    case "passage":
      return target.text;
    case "accounts":
      return JSON.stringify(target.accounts);
  }
}

function fromRow(row: Selectable<MuteRow>): StoredMute {
  return {
    id: row.id,
    target: targetOf(row),
    watches: row.watches === null ? null : (JSON.parse(row.watches) as string[]),
    until: row.until_at,
    by: row.by_actor,
    byName: row.by_name ?? row.by_actor,
    why: row.why,
    at: row.created_at,
  };
}

function targetOf({ target_kind: kind, target_id: id, words }: Selectable<MuteRow>): MuteTarget {
  switch (kind) {
    case "burst":
    case "watch":
      return { kind, id };
    case "passage":
      return { kind, text: id, words: JSON.parse(words ?? "[]") as number[] };
    case "accounts":
      return { kind, accounts: JSON.parse(id) as Extract<MuteTarget, { kind: "accounts" }>["accounts"] };
  }
}
