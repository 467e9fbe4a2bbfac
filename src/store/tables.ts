/** The tables of both databases: instants in milliseconds, flags 0 or 1, json as text, words as in words-blob. */
import type { Generated } from "kysely";
import type { UsualColumns } from "./burst-tables.ts";
import type { DeskTables, PurgedColumns } from "./desk-tables.ts";
import type { EvidenceTables } from "./evidence-tables.ts";
import type { FollowingTables } from "./following-tables.ts";
import type { LateTables } from "./late-tables.ts";
import type { MoneyTables, PaidFeedColumns, SampledColumns } from "./money-tables.ts";
import type { PeopleTables } from "./people-tables.ts";
import type { UpkeepTables } from "./upkeep-tables.ts";
import type { PauseColumns, WatchTables } from "./watch-tables.ts";

export interface WatchRow extends PauseColumns {
  id: string;
  origin: "file" | "chat" | "built-in";
  /** json of Watch. */
  definition: string;
  /** Each claim raises it; a tick commits only under the epoch it claimed. */
  epoch: number;
  /** The next number a judged post gets. */
  next_seq: number;
  /** The watch's clock: the newest createdAt judged so far. */
  clock: number | null;
  due_at: number;
  /** When the poll that is under way began; null between polls. */
  poll_started_at: number | null;
  last_poll_at: number | null;
  last_error: string | null;
  created_at: number;
  /** Set when the watch left the configuration; its data stay. */
  removed_at: number | null;
}

/** A known text that was added in chat; those of the file are in the watch's definition. */
export interface WatchTextRow {
  id: Generated<number>;
  watch_id: string;
  text: string;
  by_actor: string;
  added_at: number;
}

/** The state of one query of a watch. */
export interface FeedRow extends PaidFeedColumns {
  watch_id: string;
  source: string;
  query_key: string;
  cursor: string | null;
  /** The newest cursor of the poll under way; becomes `cursor` when judging commits. */
  next_cursor: string | null;
  page_token: string | null;
  /** Whether the poll under way has read its last page. */
  drained: number;
}

export interface PostRow extends PurgedColumns {
  source: string;
  id: string;
  platform: string;
  account_id: string;
  handle: string | null;
  created_at: number;
  collected_at: number;
  /** Null when it had to go. */
  text: string | null;
  lang: string | null;
  repost_of: string | null;
  /** json of Attachments; null where there are none, or when they had to go with the text. */
  attachments: string | null;
  raw: string | null;
  raw_sha256: string;
}

/** A post as one watch sees it. */
export interface WatchPostRow {
  watch_id: string;
  source: string;
  post_id: string;
  account_key: string;
  created_at: number;
  repost: number;
  via: "poll" | "backfill" | "pursuit" | "lookup";
  /** Null until judged. */
  seq: number | null;
  /** The watch's clock just after this post was folded. */
  clock: number | null;
  fold_version: number | null;
  words: Uint8Array | null;
  /** What it carries besides its words (see thing-hashes); null where nothing. */
  things: Uint8Array | null;
}

/** A cluster as it was founded; what makes a rebuild exact. */
export interface AnchorRow {
  watch_id: string;
  seq: number;
  ordinal: number;
  partner: number;
  fold_version: number;
  words: Uint8Array;
  own_from: number;
  partner_from: number;
  min_accounts: number;
  /** Weight of the shorter founding post, in quarter words. */
  shorter_post: number;
  /** The watch's clock when it last got a copy. */
  last_clock: number;
  /** The burst its copies belong to when that is not its own; else null. */
  feeds: string | null;
}

export interface BurstRow extends UsualColumns {
  id: string;
  wave: number;
  watch_id: string;
  short_id: string;
  horizon: "fast" | "slow";
  kind: string;
  passage: string;
  passage_words: number;
  anchor_seq: number;
  anchor_ordinal: number;
  fold_version: number;
  anchor_words: Uint8Array;
  first_at: number;
  last_at: number;
  detected_at: number;
  detected_seq: number;
  /** When the batch that found it was judged. */
  found_at: number;
  accounts: number;
  posts: number;
  /** Members that contain the passage as a whole; null where no text is left to compare, and of things. */
  word_for_word: number | null;
  /** Words of the passage as it was first seen. */
  anchor_length: number;
  surprise: number;
  /** Copies by accounts in the past that surprise is measured against. */
  sightings: number;
  /** json of Usual. */
  usual: string;
  /** For how long the watch had been watched when the wave opened. */
  uptime: number;
  /** json of KnownCrew, or null. */
  crew: string | null;
  /** json of Burst's severityParts. */
  severity_parts: string;
  severity: number;
  /** json of Explanation[]. */
  explanations: string;
  /** json of SharedThing[]. */
  things: string;
  state: "open" | "ended";
  absorbed_by: string | null;
  /** What decide said of it for a route without conditions. */
  announced: number;
  reason: string;
}

export interface BurstPostRow {
  burst_id: string;
  wave: number;
  watch_id: string;
  seq: number;
  source: string;
  post_id: string;
  account_key: string;
  created_at: number;
  word_from: number;
  word_to: number;
  anchor_from: number;
  /** seq of the post with which it became a member. */
  joined_seq: number;
}

/** What a place has been told about: one message and its thread. */
export interface StoryRow {
  place: string;
  /** Also the outbox's subject. */
  subject: string;
  created_at: number;
}

export interface StoryBurstRow {
  place: string;
  subject: string;
  burst_id: string;
  wave: number;
  watch_id: string;
  /** 1 for the wave that opened the story, 2 for the next that was told on it … */
  position: number;
  /** When a line of growth was last said below its message. */
  line_at: number | null;
  /** Accounts when it was first told here. */
  first_accounts: number;
  /** Accounts when something was last said of it: the card or a line of growth. */
  told_accounts: number;
  /** Severity when something was last said of it. */
  told_severity: number;
  /** Whether its end was said. */
  told_ended: number;
}

export interface OutboxRow {
  id: Generated<number>;
  place: string;
  subject: string;
  lane: string;
  n: number;
  /** The idempotency key, a hash of the four above. */
  key: string;
  /** json of Card, as rendered when it was decided. */
  card: string;
  card_sha256: string;
  /** "sending" was marked before the call: after a crash it means "perhaps sent". */
  state: "pending" | "sending" | "sent" | "parked";
  attempts: number;
  next_at: number;
  sending_at: number | null;
  sent_at: number | null;
  ref: string | null;
  error: string | null;
  created_at: number;
}

export interface GapRow extends SampledColumns {
  id: Generated<number>;
  watch_id: string;
  source: string;
  from_at: number;
  to_at: number;
  why: string;
  recorded_at: number;
}

export interface MalformedRow {
  id: Generated<number>;
  watch_id: string;
  source: string;
  why: string;
  raw: string;
  recorded_at: number;
}

export interface CacheRow {
  key: string;
  value: string;
  expires_at: number | null;
}

export interface Tables
  extends DeskTables,
    EvidenceTables,
    FollowingTables,
    LateTables,
    MoneyTables,
    PeopleTables,
    UpkeepTables,
    WatchTables {
  watches: WatchRow;
  watch_texts: WatchTextRow;
  feeds: FeedRow;
  posts: PostRow;
  watch_posts: WatchPostRow;
  anchors: AnchorRow;
  bursts: BurstRow;
  burst_posts: BurstPostRow;
  stories: StoryRow;
  story_bursts: StoryBurstRow;
  outbox: OutboxRow;
  gaps: GapRow;
  malformed: MalformedRow;
  cache: CacheRow;
}
