/** The tables of what people asked for themselves, and of what was suggested to them. */

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

export interface PeopleTables {
  people: PersonRow;
  suggestions: SuggestionRow;
}
