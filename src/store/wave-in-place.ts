/** Rows that are about one wave in one place: what was asked, decided or listed of it there. */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { WaveId } from "./bursts.ts";

/** True of the one row of a table, at most, that has these three for its key. */
export function isAbout(place: Place, { burst, wave }: WaveId): RawBuilder<SqlBool> {
  return sql<SqlBool>`place = ${place} and burst_id = ${burst} and wave = ${wave}`;
}
