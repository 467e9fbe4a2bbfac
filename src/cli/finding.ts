/** One thing that `check` found, and how it is printed. */

export interface Finding {
  /** "note" is worth knowing; only a "problem" keeps a bot from running. */
  readonly level: "ok" | "note" | "problem";
  readonly what: string;
  /** What to do; null when nothing. */
  readonly mend: string | null;
}

export function formatFinding({ level, what, mend }: Finding): string {
  const line = `  ${level.padEnd(8)} ${what}`;
  return mend === null ? line : `${line}\n           ${mend}`;
}
