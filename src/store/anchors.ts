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

/** Moves the time of the last copy of anchors that got one. */
export async function touchAnchors(
  tx: Kysely<Tables>,
  watchId: string,
  touched: readonly Pick<Anchor, "seq" | "ordinal" | "lastClock">[],
): Promise<void> {
  for (const anchor of touched) {
    await tx
      .updateTable("anchors")
      .set({ last_clock: anchor.lastClock })
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
    lastClock: row.last_clock,
  };
}
