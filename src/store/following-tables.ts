/** The tables of what is learnt of a burst's accounts and posts after it was announced. */
import type { Generated } from "kysely";
import type { Standing, StandingSubject } from "../domain/standing.ts";

/** Something to look after for an announced wave once it was announced. */
export interface ErrandRow {
  id: Generated<number>;
  burst_id: string;
  wave: number;
  watch_id: string;
  source: string;
  kind: "accounts" | "details" | "search" | "end" | "standing";
  /** 1 but for the looks at standing, which are counted. */
  n: number;
  state: "waiting" | "done";
  due_at: number;
  /** How far it is, as its kind writes it; null before its first step. */
  progress: string | null;
  /** Failures in a row. */
  attempts: number;
  /** Why it waits, or why it was done with less than everything. */
  error: string | null;
  done_at: number | null;
}

/** A copy that was found by searching the words of a wave; it counts for nothing. */
export interface FoundPostRow {
  burst_id: string;
  wave: number;
  watch_id: string;
  source: string;
  post_id: string;
  account_key: string;
  created_at: number;
  found_at: number;
}

/** An account as its platform described it at one moment, fetched for a watch. */
export interface SnapshotRow {
  watch_id: string;
  source: string;
  account_id: string;
  fetched_at: number;
  standing: Standing;
  /** In the platform's words, where it is not present. */
  why: string | null;
  handle: string | null;
  name: string | null;
  bio: string | null;
  created_at: number | null;
  followers: number | null;
  following: number | null;
  posts: number | null;
  raw: string;
  raw_sha256: string;
}

/** A change of what a platform shows of an account or a post; what never changed has no row. */
export interface StandingRow {
  watch_id: string;
  source: string;
  subject: StandingSubject;
  id: string;
  seen_at: number;
  standing: Standing;
  earlier_handle: string | null;
}

/** What a copy carries that only a look at it by itself tells. */
export interface PostDetailRow {
  source: string;
  post_id: string;
  fetched_at: number;
  /** json of Attachments, with the alternative texts of pictures. */
  attachments: string | null;
  quoted_id: string | null;
  replied_id: string | null;
  raw_sha256: string;
}

export interface FollowingTables {
  errands: ErrandRow;
  found_posts: FoundPostRow;
  snapshots: SnapshotRow;
  standings: StandingRow;
  post_details: PostDetailRow;
}
