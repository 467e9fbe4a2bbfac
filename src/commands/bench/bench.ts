/** What every change at the desk is made with. */
import type { Kysely } from "kysely";
import type { ThreadEvent } from "../../cards/thread-line.ts";
import type { Place, Route } from "../../domain/alert.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import type { TryRules } from "../../domain/trial.ts";
import type { Watch } from "../../domain/watch.ts";
import type { WaveId } from "../../store/bursts.ts";
import type { DrawnSlot } from "../../store/outbox.ts";
import type { Tables } from "../../store/tables.ts";
import type { Drills } from "../drilling.ts";
import type { WatchSearch } from "../watch-outcomes.ts";
import type { Author } from "../workbench.ts";

/** The messages about a burst, changed within the transaction of whatever changes the burst. */
export interface BenchMessages {
  /** Draws them anew. @returns them all, each with whether it reads otherwise than before. */
  redraw(tx: Kysely<Tables>, burst: string, now: Instant): Promise<readonly DrawnSlot[]>;
  /** Tells a place of a wave that it was asked about first. */
  publish(tx: Kysely<Tables>, wave: WaveId, place: Place, now: Instant): Promise<void>;
  /** Adds a line below each that is about the burst alone; the same (event, n) is said once. */
  below(tx: Kysely<Tables>, burst: string, event: ThreadEvent, n: number, now: Instant): Promise<void>;
  /** Ends the bursts of watches that were removed, where they were told. */
  endUnwatched(tx: Kysely<Tables>, now: Instant): Promise<void>;
}

/** What runs here, and must hear of changes. */
export interface Watching {
  /** The ids of the sources that run. */
  readonly sources: readonly string[];
  /** Those of the file, which only the file can change. */
  readonly fileRoutes: readonly Route[];
  /** What other rules would have made of what was read. */
  readonly tryRules: TryRules;
  /** How the paid sources of a watch would be asked for it; none where all of them are free. */
  readonly searches?: (watch: Watch) => readonly WatchSearch[];
  /** Called after watches were changed. */
  changed(): Promise<void>;
}

export interface Bench {
  /** Removes what is kept of dossiers that ended; absent where none is kept. */
  readonly removeEnded?: (() => Promise<void>) | undefined;
  /** Absent where no watch can be read. */
  readonly watching?: Watching;
  /** Absent or undefined where no drill can be played. */
  readonly drills?: Drills | undefined;
  readonly scope: Scope;
  readonly author: Author;
  readonly messages: BenchMessages;
}
