/** Snapshots of accounts: each is kept for the watch that it was fetched for, and chained there. */
import { createHash } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import type { Snapshot } from "../domain/snapshot.ts";
import { inBatches } from "./batches.ts";
import { appendEvidence } from "./evidence.ts";
import type { SnapshotRow } from "./following-tables.ts";
import { storableText } from "./storable-text.ts";
import type { Tables } from "./tables.ts";

/** Stores what is new of them, in the order given; what is known already changes nothing. */
export async function saveSnapshots(
  tx: Kysely<Tables>,
  watchId: string,
  snapshots: readonly Snapshot[],
): Promise<void> {
  for (const batch of inBatches(snapshots)) {
    const rows = batch.map((snapshot) => toRow(watchId, snapshot));
    const inserted = await tx
      .insertInto("snapshots")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning(["source", "account_id", "fetched_at"])
      .execute();
    const isNew = new Set(inserted.map((row) => `${row.source}\n${row.account_id}\n${row.fetched_at}`));
    await appendEvidence(
      tx,
      watchId,
      rows
        .filter((row) => isNew.has(`${row.source}\n${row.account_id}\n${row.fetched_at}`))
        .map((row) => ({
          at: row.fetched_at,
          source: row.source,
          query: "account",
          kind: "snapshot" as const,
          subject: row.account_id,
          sha256: row.raw_sha256,
        })),
    );
  }
}

/** Every snapshot of these accounts that was fetched for the watch, the earliest first. */
export async function snapshotsOf(
  db: Kysely<Tables>,
  watchId: string,
  source: string,
  accountIds: readonly string[],
): Promise<readonly Snapshot[]> {
  const found: Snapshot[] = [];
  for (const batch of inBatches(accountIds)) {
    const rows = await db
      .selectFrom("snapshots")
      .selectAll()
      .where("watch_id", "=", watchId)
      .where("source", "=", source)
      .where("account_id", "in", [...batch])
      .orderBy("fetched_at")
      .orderBy("account_id")
      .execute();
    found.push(...rows.map(snapshotFromRow));
  }
  return found;
}

export function snapshotFromRow(row: Selectable<SnapshotRow>): Snapshot {
  const { handle, name, bio, created_at, followers, following, posts } = row;
  return {
    source: row.source,
    accountId: row.account_id,
    fetchedAt: row.fetched_at,
    standing: row.standing,
    why: row.why,
    profile:
      handle === null
        ? null
        : {
            handle,
            name: name ?? "",
            bio,
            createdAt: created_at,
            followers: followers ?? 0,
            following: following ?? 0,
            posts,
          },
    raw: row.raw,
  };
}

function toRow(watchId: string, snapshot: Snapshot): SnapshotRow {
  const { profile } = snapshot;
  // The hash covers what will be read back.
  const raw = storableText(snapshot.raw);
  return {
    watch_id: watchId,
    source: snapshot.source,
    account_id: snapshot.accountId,
    fetched_at: snapshot.fetchedAt,
    standing: snapshot.standing,
    why: snapshot.why,
    handle: profile?.handle ?? null,
    name: profile?.name ?? null,
    bio: profile?.bio ?? null,
    created_at: profile?.createdAt ?? null,
    followers: profile?.followers ?? null,
    following: profile?.following ?? null,
    posts: profile?.posts ?? null,
    raw,
    raw_sha256: createHash("sha256").update(raw, "utf8").digest("hex"),
  };
}
