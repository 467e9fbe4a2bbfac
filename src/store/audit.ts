/** The audit log: who did what, where and with what outcome, in a chain of its own. */
import type { Kysely } from "kysely";
import { boundedText, type Chain, chainLinks } from "./chains.ts";
import type { AuditRow } from "./evidence-tables.ts";
import type { Tables } from "./tables.ts";

export type AuditEntry = Omit<AuditRow, "n" | "hash">;

/** Characters. What people type arrives here unread, and it is kept for ever. */
const LENGTHS = { actor: 200, place: 200, action: 100, target: 1_000, outcome: 1_000 } as const;

/** Appends one entry; it stands or falls with the transaction. The caller keeps secrets out of it. */
export async function appendAudit(tx: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const content = {
    at: entry.at,
    actor: boundedText(entry.actor, LENGTHS.actor),
    place: boundedText(entry.place, LENGTHS.place),
    action: boundedText(entry.action, LENGTHS.action),
    target: boundedText(entry.target, LENGTHS.target),
    outcome: boundedText(entry.outcome, LENGTHS.outcome),
  };
  const links = await chainLinks(tx, auditChain.name, [content]);
  await tx.insertInto("audit").values(links).execute();
}

/**
 * Lets whoever is to append an entry go on alone: what the others did until then is seen from here on. To be called
 * before anything is read that an export and a purge or withdrawal could each miss of the other.
 */
export async function lockAudit(tx: Kysely<Tables>): Promise<void> {
  await tx
    .updateTable("chain_heads")
    .set((eb) => ({ n: eb.ref("n") }))
    .where("chain", "=", auditChain.name)
    .execute();
}

export const auditChain: Chain = {
  name: "audit",
  read: (db, after, limit) =>
    db
      .selectFrom("audit")
      .select(["n", "at", "actor", "place", "action", "target", "outcome", "hash"])
      .where("n", ">", after)
      .orderBy("n")
      .limit(limit)
      .execute(),
};
