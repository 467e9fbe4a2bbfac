/** The courier: takes what is due from the outbox to the chats, and is the only one who tries again. */
import type { Chat } from "../chat/chat.ts";
import type { Place } from "../domain/alert.ts";
import type { Duration } from "../domain/time.ts";
import { isUnclear, markParked, markUnclear, type OutboxEntry, undelivered } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { PipelineEvents } from "./events.ts";
import { WEBHOOK_PLACE } from "./evidence-webhook.ts";
import { createServeRow, PARKED_FOR, type Served } from "./serve-row.ts";

/** Rows of one place that are looked at in one round. */
const ROUND = 200;

export interface Courier {
  /** Delivers what is due; resolves with the number of deliveries made. Never throws for a chat's fault. */
  round(signal: AbortSignal): Promise<number>;
  /** Rounds until the signal aborts; the delivery under way is finished. */
  run(signal: AbortSignal): Promise<void>;
}

export interface CourierParts {
  readonly store: Store;
  /** By platform, the part of a place before its colon. */
  readonly chats: ReadonlyMap<string, Chat>;
  readonly clock: Clock;
  readonly events: Pick<
    PipelineEvents,
    "delivered" | "deliveryFailed" | "deliveryInterrupted" | "loopFailed"
  >;
  readonly faults: FaultPoint;
  /** How long to rest when nothing is due. */
  readonly rest: Duration;
}

export function createCourier(parts: CourierParts): Courier {
  /** Until when a place gets nothing, because its platform asked for that. */
  const restingUntil = new Map<Place, number>();
  const serveRow = createServeRow({
    ...parts,
    rest: (place, duration) => restingUntil.set(place, parts.clock.now() + duration),
  });

  async function round(signal: AbortSignal): Promise<number> {
    const byPlace = new Map<Place, OutboxEntry[]>();
    for (const row of await undelivered(parts.store.db, ROUND)) {
      byPlace.set(row.place, [...(byPlace.get(row.place) ?? []), row]);
    }
    // Places do not wait for each other: one that is slow or refuses delays only itself.
    const counts = await Promise.all([...byPlace].map(([place, rows]) => servePlace(place, rows, signal)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async function servePlace(
    place: Place,
    rows: readonly OutboxEntry[],
    signal: AbortSignal,
  ): Promise<number> {
    const chat = parts.chats.get(place.split(":", 1)[0] ?? "");
    let delivered = 0;
    /** A subject whose row failed says nothing further this round, so that its order holds. */
    const heldBack = new Set<string>();
    for (const row of rows) {
      if (signal.aborted || (restingUntil.get(place) ?? 0) > parts.clock.now()) break;
      if (heldBack.has(row.subject)) continue;
      const served = chat === undefined ? await parkUnknown(row) : await serveRow(chat, row, signal);
      if (served === "delivered") delivered += 1;
      if (served === "waits") heldBack.add(row.subject);
    }
    return delivered;
  }

  async function parkUnknown(row: OutboxEntry): Promise<Served> {
    if (row.state !== "parked") {
      const platform = row.place.split(":", 1)[0];
      const lacking =
        row.place === WEBHOOK_PLACE
          ? "No webhook for evidence is called here. Configure evidence.webhook"
          : `No chat "${platform}" runs here. Configure chat.${platform}`;
      const park = isUnclear(row) ? markUnclear : markParked;
      const until = parts.clock.now() + PARKED_FOR;
      await park(parts.store.db, row.id, until, `${lacking}; what waits will then be sent.`);
    }
    return "waits";
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const delivered = await round(signal).catch((error: unknown) => {
        if (!signal.aborted) parts.events.loopFailed({ loop: "courier", error });
        return 0;
      });
      if (delivered === 0) await parts.clock.sleep(parts.rest, signal);
    }
  }

  return { round, run };
}
