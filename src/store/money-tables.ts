/** The tables of what paid sources cost; amounts of money are millionths of a US dollar. */
import type { Generated } from "kysely";
import type { Purpose } from "../domain/reading.ts";

/** One paid read, or a booking of it. */
export interface LedgerRow {
  id: Generated<number>;
  source: string;
  purpose: Purpose;
  watch_id: string | null;
  burst_id: string | null;
  person: string | null;
  booked_at: number;
  /** 0 until it is known what was billed; until then the row says what might be. */
  settled: number;
  posts: number;
  users: number;
  counts: number;
  /** Millionths of a US dollar. */
  cost: number;
  /** json of Raised[], by counter: what it raised by how much. */
  raised: string;
}

/** How far a limit is used: "x month 2026-11 open". */
export interface SpendingRow {
  counter: string;
  amount: number;
}

/** Whether somebody agreed to what a watch costs at a source. */
export interface ConsentRow {
  watch_id: string;
  source: string;
  /** A hash of what was agreed to: the watch's queries and its mode. */
  terms: string;
  /** Millionths of a US dollar a day, as estimated; null where it could not be. */
  per_day: number | null;
  /** The same for the back-fill. */
  first_cost: number | null;
  /** Posts that matched in a day; null where nobody could count. */
  matching: number | null;
  asked_at: number;
  agreed_at: number | null;
  agreed_by: string | null;
}

/** How many posts matched a query in one stretch. */
export interface CountRow {
  watch_id: string;
  source: string;
  query_key: string;
  from_at: number;
  to_at: number;
  posts: number;
}

/** One comparison with the platform's own count of posts read. */
export interface UsageCheckRow {
  source: string;
  /** "2026-11-25": one a day. */
  day: string;
  at: number;
  /** By its own count, whenever that began; null where the platform did not say. */
  theirs: number | null;
  /** Since the ledger began. */
  ours: number;
}

/** How far a query of a paid source is dealt with; null where it is free to read, or was not polled yet. */
export interface PaidFeedColumns {
  /** Up to here it was read, or given up. */
  read_to: number | null;
  /** The end of the last stretch that was read: with everything since given up, it is before `read_to`. */
  last_read_to: number | null;
}

/** What a gap says of a stretch that was sampled; null where nothing of it was read. */
export interface SampledColumns {
  read_posts: number | null;
  /** About how many were not. */
  unread_posts: number | null;
}

export interface MoneyTables {
  ledger: LedgerRow;
  spending: SpendingRow;
  consents: ConsentRow;
  usage_checks: UsageCheckRow;
  counts: CountRow;
}
