/** Pictures of waves: one a language, drawn anew as they grow, and fetched by the name of their content. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { Tables } from "./tables.ts";
import { WITHDRAWN_BURSTS } from "./taken-back.ts";

export interface Picture {
  /** Changes with its content. */
  readonly name: string;
  readonly alt: string;
}

export interface DrawnPicture extends Picture {
  /** PNG. */
  readonly content: Uint8Array;
  /** Of the wave when it was drawn. */
  readonly posts: number;
  readonly ended: boolean;
  readonly at: Instant;
}

export async function putPicture(
  tx: Kysely<Tables>,
  { burst, wave }: WaveId,
  language: string,
  { name, alt, content, posts, ended, at }: DrawnPicture,
): Promise<void> {
  const drawn = { name, alt, content, posts, ended: ended ? 1 : 0, drawn_at: at };
  await tx
    .insertInto("pictures")
    .values({ burst_id: burst, wave, language, ...drawn })
    .onConflict((conflict) => conflict.columns(["burst_id", "wave", "language"]).doUpdateSet(drawn))
    .execute();
}

/** Those of a burst go, in every language. */
export async function forgetPictures(tx: Kysely<Tables>, burst: string): Promise<void> {
  await tx.deleteFrom("pictures").where("burst_id", "=", burst).execute();
}

/** Null before it was drawn. */
export async function pictureOf(
  db: Kysely<Tables>,
  { burst, wave }: WaveId,
  language: string,
): Promise<Picture | null> {
  const row = await db
    .selectFrom("pictures")
    .select(["name", "alt"])
    .where("burst_id", "=", burst)
    .where("wave", "=", wave)
    .where("language", "=", language)
    .executeTakeFirst();
  return row ?? null;
}

/** Those of the names that are there; an older picture of a wave is not. */
export async function picturesNamed(
  db: Kysely<Tables>,
  names: readonly string[],
): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> {
  if (names.length === 0) return [];
  return db
    .selectFrom("pictures")
    .select(["name", "content"])
    .distinct()
    .where("name", "in", [...names])
    .execute();
}

/** A wave that stands on a message, and how it stood when it was drawn last in a language, if it was. */
export interface ToldWave extends WaveId {
  readonly place: Place;
  readonly subject: string;
  readonly posts: number;
  readonly ended: boolean;
  readonly drawn: { readonly posts: number; readonly ended: boolean } | null;
}

/** The waves that stand and that a place was told of since a time, with what was drawn of them in its language. */
export async function toldSince(
  db: Kysely<Tables>,
  place: Place,
  language: string,
  since: Instant,
): Promise<readonly ToldWave[]> {
  const rows = await db
    .selectFrom("story_bursts as told")
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "told.burst_id").onRef("bursts.wave", "=", "told.wave"),
    )
    .leftJoin("pictures", (join) =>
      join
        .onRef("pictures.burst_id", "=", "told.burst_id")
        .onRef("pictures.wave", "=", "told.wave")
        .on("pictures.language", "=", language),
    )
    .select([
      ...([
        "told.place",
        "told.subject",
        "told.burst_id",
        "told.wave",
        "bursts.posts",
        "bursts.state",
      ] as const),
      ...(["pictures.posts as drawn_posts", "pictures.ended as drawn_ended"] as const),
    ])
    .where("told.place", "=", place)
    .where("bursts.last_at", ">=", since)
    .where("bursts.absorbed_by", "is", null)
    .where(sql<SqlBool>`told.burst_id not in ${WITHDRAWN_BURSTS}`)
    .orderBy("bursts.found_at")
    .orderBy("told.burst_id")
    .execute();
  return rows.map((row) => ({
    ...{ place: row.place, subject: row.subject, burst: row.burst_id, wave: row.wave, posts: row.posts },
    ended: row.state === "ended",
    drawn:
      row.drawn_posts === null || row.drawn_ended === null
        ? null
        : { posts: row.drawn_posts, ended: row.drawn_ended === 1 },
  }));
}
