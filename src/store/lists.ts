/** Messages that list several bursts: what was held, what was too much for an hour, a digest. */
import type { Kysely } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { Slot } from "./outbox.ts";
import type { Tables } from "./tables.ts";

export interface StoredList {
  readonly kind: string;
  /** json, by kind. */
  readonly about: string;
  /** In the order in which they were added. */
  readonly items: readonly (WaveId & {
    readonly watch: string;
    /** json of what was said of it. */
    readonly item: string;
  })[];
}

/** Opens a list, or goes on with the one of that name. */
export async function openList(
  tx: Kysely<Tables>,
  { place, subject }: Slot,
  list: { readonly kind: string; readonly about: string },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto("lists")
    .values({ place, subject, ...list, created_at: now })
    .onConflict((conflict) => conflict.columns(["place", "subject"]).doNothing())
    .execute();
}

/** Adds a wave, or replaces what is said of it. */
export async function addToList(
  tx: Kysely<Tables>,
  { place, subject }: Slot,
  wave: WaveId & { readonly watch: string },
  item: string,
): Promise<void> {
  const { position } = await tx
    .selectFrom("list_bursts")
    .select((eb) => eb(eb.fn.countAll<number>(), "+", eb.val(1)).as("position"))
    .where("place", "=", place)
    .where("subject", "=", subject)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("list_bursts")
    .values({
      place,
      subject,
      position: Number(position),
      burst_id: wave.burst,
      wave: wave.wave,
      watch_id: wave.watch,
      item,
    })
    .onConflict((conflict) =>
      conflict.columns(["place", "subject", "burst_id", "wave"]).doUpdateSet({ item }),
    )
    .execute();
}

export async function readList(db: Kysely<Tables>, { place, subject }: Slot): Promise<StoredList | null> {
  const list = await db
    .selectFrom("lists")
    .select(["kind", "about"])
    .where("place", "=", place)
    .where("subject", "=", subject)
    .executeTakeFirst();
  if (list === undefined) return null;
  const rows = await db
    .selectFrom("list_bursts")
    .select(["burst_id", "wave", "watch_id", "item"])
    .where("place", "=", place)
    .where("subject", "=", subject)
    .orderBy("position")
    .execute();
  const items = rows.map((row) => ({
    burst: row.burst_id,
    wave: row.wave,
    watch: row.watch_id,
    item: row.item,
  }));
  return { ...list, items };
}

/** The lists of a kind that no message was made of yet, the earliest first. */
export async function undrawnLists(
  db: Kysely<Tables>,
  place: Place,
  kind: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("lists")
    .select("subject")
    .where("place", "=", place)
    .where("kind", "=", kind)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("outbox")
            .select("outbox.id")
            .whereRef("outbox.place", "=", "lists.place")
            .whereRef("outbox.subject", "=", "lists.subject"),
        ),
      ),
    )
    .orderBy("created_at")
    .orderBy("subject")
    .execute();
  return rows.map(({ subject }) => subject);
}

/** The newest list of a kind that a place got after `since`. */
export async function newestList(
  db: Kysely<Tables>,
  place: Place,
  kind: string,
  since: Instant,
): Promise<string | null> {
  const row = await db
    .selectFrom("lists")
    .select("subject")
    .where("place", "=", place)
    .where("kind", "=", kind)
    .where("created_at", ">", since)
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return row?.subject ?? null;
}
