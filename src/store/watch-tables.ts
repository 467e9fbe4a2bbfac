/** Tables of what people do with watches in chat. */
import type { Generated } from "kysely";

/** Of a watch; all null while it is not paused. */
export interface PauseColumns {
  paused_at: Generated<number | null>;
  paused_until: Generated<number | null>;
  /** Who paused it, as people know them. */
  paused_by: Generated<string | null>;
}

export interface WatchChangeRow {
  id: Generated<number>;
  watch_id: string;
  kind: "added" | "changed" | "removed";
  /** json of the Watch as it was before; null of one that was added. */
  before: string | null;
  by_actor: string;
  by_name: string;
  created_at: number;
  undone_at: number | null;
  undone_by: string | null;
}

/** A place that hears of a watch because somebody asked for it there. */
export interface FollowRow {
  watch_id: string;
  place: string;
  min_severity: number;
  by_actor: string;
  by_name: string;
  created_at: number;
}

export interface WatchTables {
  watch_changes: WatchChangeRow;
  follows: FollowRow;
}
