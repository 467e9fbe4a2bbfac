/** What every kind of errand works with, and how one goes on, waits or ends. */
import type { Keyv } from "keyv";
import type { Kysely } from "kysely";
import type { Reads } from "../../domain/reading.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import { HOUR } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import type { Lookups, Source } from "../../sources/source.ts";
import { findWave, type StoredBurst } from "../../store/bursts.ts";
import { type Errand, updateErrand } from "../../store/errands.ts";
import type { Store } from "../../store/store.ts";
import { storiesOfWave } from "../../store/stories.ts";
import type { Tables } from "../../store/tables.ts";
import type { Clock } from "../../support/clock.ts";
import type { FaultPoint } from "../../support/fault-points.ts";
import type { Booked, Budget } from "../budget/budget.ts";
import type { Ask } from "../budget/counters.ts";
import { readBooked } from "../budget/pay.ts";
import type { Drawing } from "../drawing.ts";
import type { PipelineEvents } from "../events.ts";
import { type Persisting, persistently } from "../persistently.ts";
import { redraw } from "../redraw.ts";

export interface FollowUpParts {
  readonly store: Store;
  readonly sources: ReadonlyMap<string, Source>;
  /** The watches whose announced bursts are followed, with the sources that each is read from. */
  readonly watches: readonly Pick<Watch, "id" | "sources" | "keywords">[];
  readonly drawing: Drawing;
  readonly budget: Pick<Budget, "book" | "settle">;
  /** Saves the next call about an account; what is known is in the store. */
  readonly cache: Keyv<Snapshot>;
  /** Whether the text of a post is kept that its platform removed. */
  readonly removed: "drop" | "keep";
  readonly clock: Clock;
  readonly events: Pick<PipelineEvents, "errandDone" | "errandPutOff" | "loopFailed" | "storeGaveWay">;
  readonly faults: FaultPoint;
  /** How long to rest when nothing is due. */
  readonly rest: Duration;
}

/** One step of an errand about a wave that still stands. */
export interface Step {
  readonly errand: Errand;
  readonly wave: StoredBurst;
  readonly lookups: Lookups;
  readonly now: Instant;
  readonly signal: AbortSignal;
}

/** Without a time from the budget, what it refused is asked again after this. */
const ASK_AGAIN_AFTER: Duration = HOUR;

/** Stores what was answered, and paid for, by transactions until one is committed: it is not asked for again. */
export function keepAnswer(
  parts: Pick<FollowUpParts, "store"> & Persisting,
  { signal }: Pick<Step, "signal">,
  work: (tx: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  return persistently(parts, signal, () => parts.store.transaction(work));
}

/** Null when the wave is gone, or another burst answers for it. */
export async function standingWave(db: Kysely<Tables>, errand: Errand): Promise<StoredBurst | null> {
  const wave = await findWave(db, { burst: errand.burst_id, wave: errand.wave });
  return wave === null || wave.burst.absorbedBy !== null ? null : wave;
}

export function endErrand(tx: Kysely<Tables>, errand: Errand, now: Instant, why: string | null = null) {
  return updateErrand(tx, errand.id, { state: "done", done_at: now, error: why, attempts: 0 });
}

/** Its next step is due at once, or at `dueAt`. */
export function goOn(
  tx: Kysely<Tables>,
  errand: Errand,
  { progress, dueAt }: { readonly progress: unknown; readonly dueAt: Instant },
) {
  return updateErrand(tx, errand.id, {
    progress: progress === null ? null : JSON.stringify(progress),
    due_at: dueAt,
    attempts: 0,
    error: null,
  });
}

/**
 * The budget said no: the errand waits until it says yes, but for a burst that has had its share, which is
 * then done with less than everything.
 */
async function giveWay(
  parts: FollowUpParts,
  { errand, now }: Step,
  refused: Extract<Booked, { is: "refused" }>,
): Promise<void> {
  await parts.store.transaction(async (tx) => {
    if (refused.reason === "burst-cap") await endErrand(tx, errand, now, refused.reason);
    else {
      const due_at = Math.max(refused.resumesAt ?? now + ASK_AGAIN_AFTER, now + 1);
      await updateErrand(tx, errand.id, { due_at, error: refused.reason });
    }
    await redrawStories(tx, parts, errand, now);
  });
  parts.events.errandPutOff({ ...named(errand), why: refused.reason });
}

/** What was answered, what of the asking was granted, and its booking, which is settled where the answer is kept. */
export interface Paid<T> {
  readonly booking: number;
  readonly most: Reads;
  readonly answer: T;
}

/**
 * Books what an errand asks for, and reads as much of it as is granted.
 * @returns null where the budget said no; then the errand has given way.
 * @throws SourceError
 */
export async function readPaid<T>(
  parts: FollowUpParts,
  step: Step,
  asked: Pick<Ask, "purpose" | "most"> & Partial<Pick<Ask, "least" | "goesOn">>,
  read: (most: Reads) => Promise<T>,
): Promise<Paid<T> | null> {
  const { source, watch_id: watch, burst_id: burst } = step.errand;
  const granted = await parts.budget.book({ source, watch, burst, person: null, ...asked }, step.now);
  if (granted.is === "refused") {
    await giveWay(parts, step, granted);
    return null;
  }
  const { booking, most } = granted;
  return { booking, most, answer: await readBooked(parts, booking, () => read(most)) };
}

/** Draws every message anew on which the wave stands; without news nothing comes of it. */
export async function redrawStories(
  tx: Kysely<Tables>,
  { drawing }: Pick<FollowUpParts, "drawing">,
  { burst_id, wave }: Errand,
  now: Instant,
): Promise<void> {
  for (const { place, subject } of await storiesOfWave(tx, { burst: burst_id, wave })) {
    await redraw(tx, drawing, { place, subject }, now);
  }
}

export function named({ kind, burst_id: burst, wave, watch_id: watch }: Errand) {
  return { kind, burst, wave, watch };
}
