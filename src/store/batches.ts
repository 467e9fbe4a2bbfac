/** Cuts long lists of rows, because both databases bound the parameters of one statement. */

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535; our widest row has 20 columns. */
const ROWS_A_STATEMENT = 500;

/** The list in runs of at most `size`, in order. */
export function* inBatches<T>(rows: readonly T[], size = ROWS_A_STATEMENT): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
