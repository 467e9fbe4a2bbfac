/** The tables of what the bot does for its own house: forgetting, verifying, backups, and how its runs ended. */
import type { Generated } from "kysely";

/** Something that is done again and again, in small turns, with a due time that outlives a restart. */
export interface ChoreRow {
  chore: string;
  due_at: number;
  /** How far this round is, as the chore writes it; null between rounds. */
  progress: string | null;
  /** What was removed in this round so far. */
  count: number;
  /** How much the last round that removed anything removed, and when it ended; null where none did. */
  removed: number | null;
  removed_at: number | null;
}

/** Where a chain begins, after its oldest links had to go: the number and hash of the last one that went. */
export interface ChainStartRow {
  chain: string;
  n: number;
  hash: string;
  cut_at: number;
}

/** What the last verification of a chain found. */
export interface ChainCheckRow {
  chain: string;
  checked_at: number;
  links: number;
  /** The first link that does not hold; null where all do. */
  broken_at: number | null;
  broken_why: string | null;
}

/** A copy of the database that somebody made. */
export interface BackupRow {
  id: Generated<number>;
  made_at: number;
}

/** A run of the bot, from start to stop. */
export interface RunRow {
  id: Generated<number>;
  started_at: number;
  /** When it last said that it was there. */
  alive_at: number;
  /** What went wrong last, while it runs; null for nothing that would explain an end. */
  trouble: string | null;
  ended_at: number | null;
  /** Null while it runs. */
  ended_how: "clean" | "killed" | "reboot" | "crash" | "full" | null;
  /** The error of a crash. */
  ended_why: string | null;
}

export interface UpkeepTables {
  chores: ChoreRow;
  chain_starts: ChainStartRow;
  chain_checks: ChainCheckRow;
  backups: BackupRow;
  runs: RunRow;
}
