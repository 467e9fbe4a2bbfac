/** The tables of what was read after its time: back-fills, and absences that places are told of. */

import type { Generated } from "kysely";
import type { ReadBackState } from "../domain/read-back.ts";

/** The past of a query, read back the newest first. */
export interface BackfillRow {
  watch_id: string;
  source: string;
  query_key: string;
  /** The id of what somebody agreed to read back; 0 for the past of a new query. */
  read_back: number;
  from_at: number;
  to_at: number;
  page_token: string | null;
  /** How many posts may still be read. */
  left_reads: number;
  /** Everything from here to `to_at` was read. */
  reached_at: number;
  opened_at: number;
  /** 1 when it is over, read to its end or not. */
  closed: number;
}

/** A time without money that may be read back, and what became of that. */
export interface ReadBackRow {
  id: Generated<number>;
  watch_id: string;
  source: string;
  from_at: number;
  to_at: number;
  /** json of ReadBack["queries"]: those that were counted. */
  queries: string;
  /** About how many posts match, and what they cost in millionths of a US dollar. */
  posts: number;
  cost: number;
  /** What the month might cost when it was asked. */
  of_month: number;
  asked_at: number;
  state: ReadBackState;
  by_actor: string | null;
  by_name: string | null;
  answered_at: number | null;
  read_posts: number;
  /** Everything from here to `to_at` was read. */
  reached_at: number | null;
  /** 1 when nothing is to be read or said any more. */
  settled: number;
}

/** A time without polls of a watch, as one place is to be told of it. */
export interface AbsenceRow {
  place: string;
  watch_id: string;
  from_at: number;
  /** When the first poll after it began. */
  to_at: number;
  told: number;
}

export interface LateTables {
  backfills: BackfillRow;
  read_backs: ReadBackRow;
  absences: AbsenceRow;
}
