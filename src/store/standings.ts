/** What platforms show of accounts and posts: only changes are kept, each with the time it was seen. */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Kysely } from "kysely";
import type { Standing, StandingChange, StandingSubject } from "../domain/standing.ts";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import { appendEvidence } from "./evidence.ts";
import type { StandingRow } from "./following-tables.ts";
import type { Tables } from "./tables.ts";

/** How something was seen to stand now. */
export interface StandingSeen {
  readonly id: string;
  readonly is: Standing;
  /** Set where an account goes by another handle than the one it was known by. */
  readonly earlierHandle: string | null;
}

export interface StandingsOf {
  readonly watchId: string;
  readonly source: string;
  readonly subject: StandingSubject;
}

/** Records what differs from what was seen before (at first: present), and chains it. @returns the changes. */
export async function recordStandings(
  tx: Kysely<Tables>,
  of: StandingsOf,
  seen: readonly StandingSeen[],
  now: Instant,
): Promise<readonly StandingChange[]> {
  const before = new Map<string, Standing>();
  const known = await standingsOf(
    tx,
    of,
    seen.map(({ id }) => id),
  );
  for (const change of known) before.set(change.id, change.is);
  const changed = seen.filter(
    ({ id, is, earlierHandle }) => (before.get(id) ?? "present") !== is || earlierHandle !== null,
  );
  for (const batch of inBatches(changed)) {
    await tx
      .insertInto("standings")
      .values(batch.map((each) => toRow(of, each, now)))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const changes = changed.map((each): StandingChange => ({ ...each, subject: of.subject, seenAt: now }));
  await appendEvidence(
    tx,
    of.watchId,
    changes.map((change) => ({
      at: now,
      source: of.source,
      query: of.subject,
      kind: "standing" as const,
      subject: change.id,
      sha256: createHash("sha256")
        .update(canonicalize(change) ?? "")
        .digest("hex"),
    })),
  );
  return changes;
}

/** The changes of these subjects, the earliest first. */
export async function standingsOf(
  db: Kysely<Tables>,
  of: StandingsOf,
  ids: readonly string[],
): Promise<readonly StandingChange[]> {
  const found: StandingChange[] = [];
  for (const batch of inBatches([...new Set(ids)])) {
    const rows = await db
      .selectFrom("standings")
      .selectAll()
      .where("watch_id", "=", of.watchId)
      .where("source", "=", of.source)
      .where("subject", "=", of.subject)
      .where("id", "in", [...batch])
      .orderBy("seen_at")
      .orderBy("id")
      .execute();
    found.push(...rows.map(standingFromRow));
  }
  return found;
}

function standingFromRow(row: StandingRow): StandingChange {
  return {
    subject: row.subject,
    id: row.id,
    seenAt: row.seen_at,
    is: row.standing,
    earlierHandle: row.earlier_handle,
  };
}

function toRow({ watchId, source, subject }: StandingsOf, seen: StandingSeen, now: Instant): StandingRow {
  return {
    watch_id: watchId,
    source,
    subject,
    id: seen.id,
    seen_at: now,
    standing: seen.is,
    earlier_handle: seen.earlierHandle,
  };
}
