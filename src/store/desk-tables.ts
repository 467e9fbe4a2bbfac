/** Tables of what places were told beside their cards, and of what people do at the desk. */
import type { Generated } from "kysely";

/** The last thing that was decided about telling a place of a wave. */
export interface DecisionRow {
  place: string;
  burst_id: string;
  wave: number;
  watch_id: string;
  reason: string;
  /** When it was first decided so. */
  since: number;
  /** Accounts and severity when a list last named the wave in this place; null when none did. */
  listed_accounts: number | null;
  listed_severity: number | null;
}

/** A message that lists several bursts. */
export interface ListRow {
  place: string;
  /** Also the outbox's subject. */
  subject: string;
  kind: string;
  /** json of what its card says besides the bursts, by kind. */
  about: string;
  created_at: number;
}

export interface ListBurstRow {
  place: string;
  subject: string;
  /** 1 for the first, 2 for the next … */
  position: number;
  burst_id: string;
  wave: number;
  watch_id: string;
  /** json of what was said of it; never its words. */
  item: string;
}

export interface MuteRow {
  id: Generated<number>;
  target_kind: "burst" | "watch" | "passage" | "accounts";
  /** An id, the words as typed, or json of the accounts. */
  target_id: string;
  /** json of the words' hashes, of a passage. */
  words: string | null;
  /** json of watch ids, where not all are meant. */
  watches: string | null;
  until_at: number;
  by_actor: string;
  by_name: string | null;
  why: string;
  created_at: number;
  /** Set when it was ended before its time. */
  ended_at: number | null;
  ended_by: string | null;
}

/** What somebody made of a wave. */
export interface ReviewRow {
  id: Generated<number>;
  burst_id: string;
  wave: number;
  watch_id: string;
  verdict: string;
  as_what: string;
  note: string;
  /** json of the hashes of the passage's words, as it stood. */
  words: string;
  /** How many accounts the wave had then. */
  accounts: number;
  by_actor: string;
  by_name: string;
  created_at: number;
}

export interface CorrectionRow {
  id: Generated<number>;
  burst_id: string;
  watch_id: string;
  kind: "corrected" | "withdrawn";
  text: string;
  by_actor: string;
  by_name: string;
  created_at: number;
}

/** A change to what was sent already. */
export interface AmendmentRow {
  name: string;
  about: string;
  asked_in: string;
  created_at: number;
  /** When what it could not reach was said, or everything was reached. */
  reported_at: number | null;
}

/** A message that an amendment has to reach, with the revision of its card that says so. */
export interface AmendedMessageRow {
  name: string;
  place: string;
  subject: string;
  n: number;
}

/** What must not be dropped or purged. */
export interface HoldRow {
  id: Generated<number>;
  target_kind: "burst" | "account";
  /** A burst's id, or an account's key. */
  target_id: string;
  /** As people say it. */
  name: string;
  why: string;
  until_at: number | null;
  by_actor: string;
  by_name: string;
  created_at: number;
  released_at: number | null;
  released_by: string | null;
  released_why: string | null;
}

/** That something was purged; never what. */
export interface PurgeRow {
  id: Generated<number>;
  target_kind: "post" | "account";
  posts: number;
  by_actor: string;
  created_at: number;
}

/** Of a post. */
export interface PurgedColumns {
  /** When it was purged; null while it is there. */
  purged_at: Generated<number | null>;
}

/** A question whether a place may be told of a wave. */
export interface ApprovalRow {
  /** Where it would be told. */
  place: string;
  burst_id: string;
  wave: number;
  watch_id: string;
  /** The message that asks. */
  asked_in: string;
  subject: string;
  state: "waiting" | "published" | "masked" | "kept";
  asked_at: number;
  by_actor: string | null;
  by_name: string | null;
  decided_at: number | null;
}

/** Until when a place got its digest. */
export interface DigestRow {
  place: string;
  until_at: number;
}

/** A person whose commands are not answered. */
interface BlockRow {
  /** With the platform: "slack:U012". */
  actor: string;
  why: string;
  by_actor: string;
  by_name: string;
  created_at: number;
}

export interface DeskTables {
  blocks: BlockRow;
  digests: DigestRow;
  approvals: ApprovalRow;
  holds: HoldRow;
  purges: PurgeRow;
  amendments: AmendmentRow;
  amended_messages: AmendedMessageRow;
  reviews: ReviewRow;
  corrections: CorrectionRow;
  decisions: DecisionRow;
  lists: ListRow;
  list_bursts: ListBurstRow;
  mutes: MuteRow;
}
