/** The tables of what was read after its time: back-fills, and absences that places are told of. */

/** The past of a new query, read back the newest first. */
export interface BackfillRow {
  watch_id: string;
  source: string;
  query_key: string;
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
  absences: AbsenceRow;
}
