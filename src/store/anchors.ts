/** Clusters as they were founded: what lets a rebuilt detector know what the old one knew. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import type { AnchorRow, Tables } from "./tables.ts";
import { wordsFromBlob, wordsToBlob } from "./words-blob.ts";

/** A founded cluster; (seq, ordinal) is its identity within the watch. */
export interface Anchor {
  readonly seq: number;
  readonly ordinal: number;
  readonly partner: number;
  readonly foldVersion: number;
  readonly words: Int32Array;
  readonly ownFrom: number;
  readonly partnerFrom: number;
  readonly minAccounts: number;
  readonly shorterPost: number;
  /** The burst that its copies belong to when that is not its own. */
  readonly feeds: string | null;
  /** The watch's clock when it last got a copy. */
  readonly lastClock: Instant;
}

export async function saveAnchors(
  tx: Kysely<Tables>,
  watchId: string,
  anchors: readonly Anchor[],
): Promise<void> {
  for (const batch of inBatches(anchors)) {
    await tx
      .insertInto("anchors")
      .values(batch.map((anchor) => toRow(watchId, anchor)))
      // A commit whose answer was lost is repeated with the same values.
      .onConflict((conflict) => conflict.columns(["watch_id", "seq", "ordinal"]).doNothing())
      .execute();
  }
}

/** What became of anchors since they were founded; what is left out stays as it is. */
export interface AnchorChange {
  readonly seq: number;
  readonly ordinal: number;
  readonly lastClock?: Instant;
  readonly feeds?: string;
}

export async function changeAnchors(
  tx: Kysely<Tables>,
  watchId: string,
  changes: readonly AnchorChange[],
): Promise<void> {
  for (const anchor of changes) {
    await tx
      .updateTable("anchors")
      .set({
        ...(anchor.lastClock === undefined ? {} : { last_clock: anchor.lastClock }),
        ...(anchor.feeds === undefined ? {} : { feeds: anchor.feeds }),
      })
      .where("watch_id", "=", watchId)
      .where("seq", "=", anchor.seq)
      .where("ordinal", "=", anchor.ordinal)
      .execute();
  }
}

/** The anchors that got a copy at or after `since`, in the order of their founding. */
export async function anchorsSince(
  db: Kysely<Tables>,
  watchId: string,
  since: Instant,
): Promise<readonly Anchor[]> {
  const rows = await db
    .selectFrom("anchors")
    .selectAll()
    .where("watch_id", "=", watchId)
    .where("last_clock", ">=", since)
    .orderBy("seq")
    .orderBy("ordinal")
    .execute();
  return rows.map(fromRow);
}

function toRow(watchId: string, anchor: Anchor): AnchorRow {
  return {
    watch_id: watchId,
    seq: anchor.seq,
    ordinal: anchor.ordinal,
    partner: anchor.partner,
    fold_version: anchor.foldVersion,
    words: wordsToBlob(anchor.words),
    own_from: anchor.ownFrom,
    partner_from: anchor.partnerFrom,
    min_accounts: anchor.minAccounts,
    shorter_post: anchor.shorterPost,
    feeds: anchor.feeds,
    last_clock: anchor.lastClock,
  };
}

function fromRow(row: AnchorRow): Anchor {
  return {
    seq: row.seq,
    ordinal: row.ordinal,
    partner: row.partner,
    foldVersion: row.fold_version,
    words: wordsFromBlob(row.words),
    ownFrom: row.own_from,
    partnerFrom: row.partner_from,
    minAccounts: row.min_accounts,
    shorterPost: row.shorter_post,
    feeds: row.feeds,
    lastClock: row.last_clock,
  };
}
