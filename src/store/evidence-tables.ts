/** The tables of proof: chains, what they came to each day, and what left the house. */
import type { Generated } from "kysely";

/** One link of a watch's evidence chain. */
export interface EvidenceRow {
  watch_id: string;
  n: number;
  at: number;
  source: string;
  query: string;
  kind: "post" | "snapshot" | "standing";
  subject: string;
  sha256: string;
  hash: string;
}

export interface AuditRow {
  n: number;
  at: number;
  actor: string;
  place: string;
  action: string;
  target: string;
  outcome: string;
  hash: string;
}

/** The newest link of each chain: a watch's ("watch:<id>") or the audit log's ("audit"). Locked to append. */
export interface ChainHeadRow {
  chain: string;
  n: number;
  hash: string;
}

/** What all chains came to at the beginning of a day. */
export interface DayHeadRow {
  /** In UTC: "2026-11-25". */
  day: string;
  at: number;
  hash: string;
  /** json of ChainHead[], in the order in which they are hashed. */
  chains: string;
}

/** A dossier that somebody made. */
export interface ExportRow {
  id: Generated<number>;
  at: number;
  by_actor: string;
  by_name: string;
  place: string;
  kind: string;
  /** As people say it: "7K3Q". */
  subject: string;
  posts: number;
  manifest_sha256: string;
  /** json of the DossierSubject; null where it was not recorded. */
  about: string | null;
  /** Of its posts, how many had no text when it was made; null where it was not recorded. */
  without_text: number | null;
  /** What its files are called, without what follows the last dot; null where nothing is kept of it. */
  kept_as: string | null;
  /** When something in it had to go. */
  ended_at: number | null;
  ended_why: "purged" | "withdrawn" | null;
  /** Of the packed file; null where it was not packed. */
  packed_sha256: string | null;
}

export interface ExportBurstRow {
  export_id: number;
  burst_id: string;
}

/** A picture of a wave in a language. */
export interface PictureRow {
  burst_id: string;
  wave: number;
  language: string;
  name: string;
  alt: string;
  content: Uint8Array;
  posts: number;
  ended: number;
  drawn_at: number;
}

/** Where an export is served. */
export interface DossierLinkRow {
  token_sha256: string;
  export_id: number;
  file: string;
  made_at: number;
  expires_at: number;
  revoked_at: number | null;
  revoked_by: string | null;
}

export interface EvidenceTables {
  dossier_links: DossierLinkRow;
  pictures: PictureRow;
  exports: ExportRow;
  export_bursts: ExportBurstRow;
  evidence: EvidenceRow;
  audit: AuditRow;
  chain_heads: ChainHeadRow;
  day_heads: DayHeadRow;
}
