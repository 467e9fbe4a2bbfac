/** The tables of what people asked for themselves, and of what was suggested to them. */
import type { Generated } from "kysely";

/** A person who is not answered in the language of the place. */
export interface PersonRow {
  /** With the platform: "slack:U012". */
  actor: string;
  language: string;
  changed_at: number;
}

/** Narrower rules that were suggested for a watch. */
export interface SuggestionRow {
  watch_id: string;
  suggested_at: number;
}

/** Somebody said that a kind of explanation does not explain a burst's words. */
export interface DisputeRow {
  id: Generated<number>;
  watch_id: string;
  burst_id: string;
  kind: string;
  /** Hashes as JSON. */
  words: string;
  by_actor: string;
  by_name: string;
  created_at: number;
}

export interface PeopleTables {
  disputes: DisputeRow;
  people: PersonRow;
  suggestions: SuggestionRow;
}
