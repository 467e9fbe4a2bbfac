/** What the desk knows of how everything stands. */
import type { UpkeepView } from "../cards/upkeep-facts.ts";
import type { Place } from "../domain/alert.ts";
import type { SpendingReport } from "../domain/spending-report.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { GapStatus, OutboxStatus, WatchStatus } from "./desk.ts";

/** When a place is not to be interrupted, by the clocks of its own zone. */
export interface PlaceQuietHours {
  readonly place: Place;
  /** "23:00". */
  readonly from: string;
  readonly to: string;
  /** An IANA name. */
  readonly timezone: string;
}

export interface StatusAnswer {
  readonly version: string;
  readonly startedAt: Instant;
  readonly watches: readonly WatchStatus[];
  readonly outbox: readonly OutboxStatus[];
  readonly gaps: readonly GapStatus[];
  /** How long after it was posted a post was read: the median of the last day; null where none was. */
  readonly delay: Duration | null;
  /** Mutes that hold now, of every kind. */
  readonly mutes: { readonly count: number; readonly nextEndsAt: Instant | null };
  /** Holds in force; nextEndsAt is null where each lasts until it is released. */
  readonly holds: { readonly count: number; readonly nextEndsAt: Instant | null };
  /** The latest time without a poll that was long enough to be told; null where there was none. */
  readonly lastAbsence: { readonly from: Instant; readonly to: Instant } | null;
  readonly quietHours: readonly PlaceQuietHours[];
  /** Chats in which people cannot be heard, and since when. */
  readonly unheard: readonly { readonly platform: string; readonly since: Instant }[];
  readonly malformed: number;
  readonly upkeep: UpkeepView;
  readonly memoryBytes: number;
  /** How much of the disk with the database is taken, 0–1; null where that is not known. */
  readonly diskUsed: number | null;
  /** How the money stands, source by source; empty where nothing costs any. */
  readonly spending: readonly SpendingReport[];
  /** Whether a place is named where amounts are said. */
  readonly isMoneyTold: boolean;
}
