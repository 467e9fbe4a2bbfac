/** Rebuilding what is remembered of a watch's co-posting accounts from what is stored. */
import type { Kysely } from "kysely";
import { type Crews, createCrews, recallCrews, remembered } from "../detect/crews.ts";
import type { Instant } from "../domain/time.ts";
import { crewRecords } from "../store/memberships.ts";
import type { Tables } from "../store/tables.ts";

/** @param clock the watch's clock; null when it has judged nothing yet. */
export async function rebuildCrews(db: Kysely<Tables>, watch: string, clock: Instant | null): Promise<Crews> {
  if (clock === null) return createCrews();
  return recallCrews(clock, await crewRecords(db, watch, remembered(clock)));
}
