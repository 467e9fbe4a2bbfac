/** The exit codes, which scripts and supervisors may rely on. */

export const EXIT = {
  ok: 0,
  /** Our fault. */
  internal: 1,
  /** The command line or the configuration. */
  usage: 2,
  /** Another instance runs on this database. */
  inUse: 3,
  /** The database cannot be used. */
  store: 4,
  /** A file of posts could not be read, or not to its end; nothing was printed of it. */
  input: 5,
  /** Evidence is not what was written. */
  broken: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** For `--help` and the README. */
export const EXIT_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.ok, "done"],
  [EXIT.internal, "an internal error: please report it"],
  [EXIT.usage, "the command line or the configuration is wrong; the message says where"],
  [EXIT.inUse, "another instance runs on this database"],
  [EXIT.store, "the database cannot be used; the message says why"],
  [EXIT.input, "a file of posts could not be read to its end"],
  [EXIT.broken, "evidence is not what was written; the output says where"],
];
