/** What every change at the desk is made with. */
import type { Kysely } from "kysely";
import type { ThreadEvent } from "../../cards/thread-line.ts";
import type { Place } from "../../domain/alert.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import type { WaveId } from "../../store/bursts.ts";
import type { Slot } from "../../store/outbox.ts";
import type { Tables } from "../../store/tables.ts";
import type { Author } from "../workbench.ts";

/** The messages about a burst, changed within the transaction of whatever changes the burst. */
export interface BenchMessages {
  /** Draws them anew. @returns them all, changed or not. */
  redraw(tx: Kysely<Tables>, burst: string, now: Instant): Promise<readonly Slot[]>;
  /** Tells a place of a wave that it was asked about first. */
  publish(tx: Kysely<Tables>, wave: WaveId, place: Place, now: Instant): Promise<void>;
  /** Adds a line below each that is about the burst alone; the same (event, n) is said once. */
  below(tx: Kysely<Tables>, burst: string, event: ThreadEvent, n: number, now: Instant): Promise<void>;
}

export interface Bench {
  readonly scope: Scope;
  readonly author: Author;
  readonly messages: BenchMessages;
}
