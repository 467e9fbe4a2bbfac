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
  target_kind: "burst" | "watch";
  target_id: string;
  until_at: number;
  by_actor: string;
  why: string;
  created_at: number;
}

export interface DeskTables {
  decisions: DecisionRow;
  lists: ListRow;
  list_bursts: ListBurstRow;
  mutes: MuteRow;
}
