/** The words with which people say themselves in what relation they stand to what they post about. */

/** Phrases in any case and spelling of accents; an entry of several words is that run of words. */
export interface DeclarationList {
  /** Hashtags, without "#", as the whole tag. */
  readonly marks: readonly string[];
  /** That something was paid for; at the beginning of a clause, or after nothing but `openers`. */
  readonly payments: readonly string[];
  readonly openers: readonly string[];
  /** What exists in politics only: declares by itself. */
  readonly offices: readonly string[];
  /** What exists elsewhere too: declares when the watch, or one of `settings`, is named after it. */
  readonly roles: readonly string[];
  readonly settings: readonly string[];
  /** Within a post a role is somebody else's unless one of these stands in front of it. */
  readonly firstPerson: readonly string[];
  /** In front of it these say that it does not hold, not any more, or of something else. */
  readonly denials: readonly string[];
  /** After it these say that it is over. */
  readonly endings: readonly string[];
}
