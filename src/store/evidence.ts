/** The evidence chain of a watch: what was collected, when, and by which query. */
import type { Kysely } from "kysely";
import { inBatches } from "./batches.ts";
import { boundedText, type Chain, chainLinks } from "./chains.ts";
import type { EvidenceRow } from "./evidence-tables.ts";
import type { Tables } from "./tables.ts";

/** What is said of one thing collected; `sha256` is of its canonical JSON. */
export type EvidenceEntry = Omit<EvidenceRow, "watch_id" | "n" | "hash">;

/** Characters. A query of X has at most 4,096, ids and addresses a few hundred. */
const LENGTHS = { source: 100, query: 4_096, subject: 1_000 } as const;

/** Appends to the watch's chain, in the order given. The entries stand or fall with the transaction. */
export async function appendEvidence(
  tx: Kysely<Tables>,
  watchId: string,
  entries: readonly EvidenceEntry[],
): Promise<void> {
  const contents = entries.map((entry) => ({
    watch_id: watchId,
    at: entry.at,
    source: boundedText(entry.source, LENGTHS.source),
    query: boundedText(entry.query, LENGTHS.query),
    kind: entry.kind,
    subject: boundedText(entry.subject, LENGTHS.subject),
    sha256: entry.sha256,
  }));
  const links = await chainLinks(tx, evidenceChain(watchId).name, contents);
  for (const batch of inBatches(links)) await tx.insertInto("evidence").values(batch).execute();
}

export function evidenceChain(watchId: string): Chain {
  return {
    name: `watch:${watchId}`,
    read: (db, after, limit) =>
      db
        .selectFrom("evidence")
        .select(["watch_id", "n", "at", "source", "query", "kind", "subject", "sha256", "hash"])
        .where("watch_id", "=", watchId)
        .where("n", ">", after)
        .orderBy("n")
        .limit(limit)
        .execute(),
  };
}
