/** The courier: takes what is due from the outbox to the chats, and is the only one who tries again. */
import { performance } from "node:perf_hooks";
import type { Card } from "../cards/card.ts";
import {
  type Chat,
  ChatError,
  type ChatFile,
  type Delivery,
  type MessageRef,
  type Near,
} from "../chat/chat.ts";
import type { Place } from "../domain/alert.ts";
import { type Duration, HOUR, MINUTE, SECOND } from "../domain/time.ts";
import {
  CARD_LANE,
  markParked,
  markPending,
  markSending,
  markSent,
  messageRef,
  type OutboxEntry,
  PLACE_LANE,
  undelivered,
} from "../store/outbox.ts";
import { picturesNamed } from "../store/pictures.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import { withMend } from "../support/sentences.ts";
import type { PipelineEvents } from "./events.ts";

/** A process that was frozen this long between mark and call does not know what happened meanwhile. */
const FROZEN_AFTER: Duration = SECOND;
/** One call to a chat may take this long. */
const CALL_TIMEOUT: Duration = 10 * SECOND;
/** A refused delivery is tried again this often: the cause is mended by people. */
const PARKED_FOR: Duration = 15 * MINUTE;
/** What nobody can look for is never sent again by itself: that might say it twice. */
const FOR_GOOD = Number.MAX_SAFE_INTEGER;
/** A look that was refused is tried again after this: people mend its cause. */
const LOOKS_AGAIN_AFTER: Duration = 30 * SECOND;
const LONGEST_BACKOFF: Duration = HOUR / 4;
/** Rows looked at in one round. */
const ROUND = 500;

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
  /** By row: when it is looked for again, after a look that was refused. */
  const looksAgainAt = new Map<number, number>();

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
      const done = chat === undefined ? await parkUnknown(row) : await serveRow(chat, row, signal);
      if (done) delivered += 1;
      else heldBack.add(row.subject);
    }
    return delivered;
  }

  async function parkUnknown(row: OutboxEntry): Promise<boolean> {
    if (row.state !== "parked") {
      const platform = row.place.split(":", 1)[0];
      await markParked(
        parts.store.db,
        row.id,
        parts.clock.now() + PARKED_FOR,
        `No chat "${platform}" runs here. Configure chat.${platform}; what waits will then be sent.`,
      );
    }
    return false;
  }

  async function serveRow(chat: Chat, row: OutboxEntry, signal: AbortSignal): Promise<boolean> {
    if (row.state === "sending") return settle(chat, row, signal);
    if (row.next_at > parts.clock.now()) return false;
    const ref = row.lane === CARD_LANE && row.n === 1 ? null : await messageRef(parts.store.db, row);
    const isSend = row.lane === CARD_LANE && row.n === 1;
    if (!isSend && ref === null) return false;

    const marked = performance.now();
    if (!(await markSending(parts.store.db, row, parts.clock.now()))) return false;
    parts.faults("courier:marked");
    if (performance.now() - marked > FROZEN_AFTER) {
      await markPending(parts.store.db, row.id, 0, null);
      return false;
    }
    return send(chat, row, await toDelivery(parts.store.db, row, ref), signal);
  }

  async function send(
    chat: Chat,
    row: OutboxEntry,
    delivery: Delivery,
    signal: AbortSignal,
  ): Promise<boolean> {
    let ref: MessageRef;
    try {
      ref = await chat.deliver(delivery, AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]));
    } catch (error) {
      await failed(row, delivery, asChatError(error), signal);
      return false;
    }
    parts.faults("courier:sent");
    await markSent(parts.store.db, row.id, ref, parts.clock.now());
    parts.faults("courier:marked-sent");
    parts.events.delivered({ place: row.place, lane: row.lane, kind: delivery.kind });
    return true;
  }

  /** After a crash or an answer that never came: look first, send only what is not there. */
  async function settle(chat: Chat, row: OutboxEntry, signal: AbortSignal): Promise<boolean> {
    const now = parts.clock.now();
    if ((row.sending_at ?? 0) + chat.capabilities.settlesWithin > now) return false;
    if ((looksAgainAt.get(row.id) ?? 0) > now) return false;
    looksAgainAt.delete(row.id);
    // To edit twice is to edit once: nothing to look for.
    if (row.lane === CARD_LANE && row.n > 1) {
      await markPending(parts.store.db, row.id, 0, null);
      return false;
    }
    if (!chat.capabilities.lookUp) {
      await markParked(
        parts.store.db,
        row.id,
        FOR_GOOD,
        "It is not known whether this was sent, and the chat has no way to look. Send it again by hand if it is missing.",
      );
      return false;
    }
    try {
      const ref = await chat.find(
        row.place,
        row.key,
        AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]),
        { since: row.sending_at ?? now, ...(await besideOf(row)) },
      );
      if (ref === null) await markPending(parts.store.db, row.id, 0, null);
      else await markSent(parts.store.db, row.id, ref, now);
      parts.faults("courier:settled");
      return ref !== null;
    } catch (error) {
      const failure = asChatError(error);
      report(row, failure, signal);
      if (failure.code === "rate-limited") rest(row.place, failure.retryAfter ?? SECOND);
      if (failure.code === "refused") looksAgainAt.set(row.id, now + LOOKS_AGAIN_AFTER);
      return false;
    }
  }

  /** The message below which the row's line stands, or would stand, or that it is about. */
  async function besideOf(row: OutboxEntry): Promise<Near> {
    if (row.lane === CARD_LANE) return {};
    const ref = await messageRef(parts.store.db, row);
    if (ref === null) return {};
    return row.lane.startsWith(PLACE_LANE) ? { about: ref } : { below: ref };
  }

  async function failed(
    row: OutboxEntry,
    delivery: Delivery,
    failure: ChatError,
    signal: AbortSignal,
  ): Promise<void> {
    const now = parts.clock.now();
    report(row, failure, signal);
    switch (failure.code) {
      case "rate-limited":
        rest(row.place, failure.retryAfter ?? backoff(row.attempts));
        return markPending(parts.store.db, row.id, now, failure.message);
      case "unavailable":
        return markPending(parts.store.db, row.id, now + backoff(row.attempts), failure.message);
      case "refused":
        return markParked(parts.store.db, row.id, now + PARKED_FOR, withMend(failure.message, failure.mend));
      case "gone":
        // Nobody can read an edit of a deleted message; what was said in it is in the store.
        return markSent(
          parts.store.db,
          row.id,
          delivery.kind === "send" ? "" : delivery.ref,
          now,
          failure.message,
        );
      case "uncertain":
        return; // It stays "sending": the next round looks.
    }
  }

  function rest(place: Place, duration: Duration): void {
    restingUntil.set(place, parts.clock.now() + duration);
  }

  /** That nobody knows whether a call which we ended ourselves arrived is no failure of the chat. */
  function report(row: OutboxEntry, failure: ChatError, signal: AbortSignal): void {
    if (signal.aborted && failure.code === "uncertain") {
      parts.events.deliveryInterrupted({ place: row.place, lane: row.lane });
      return;
    }
    parts.events.deliveryFailed({
      place: row.place,
      lane: row.lane,
      code: failure.code,
      message: failure.message,
      attempts: row.attempts + 1,
    });
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

async function toDelivery(db: Store["db"], row: OutboxEntry, ref: MessageRef | null): Promise<Delivery> {
  const card = JSON.parse(row.card) as Card;
  const { place, key } = row;
  // What is said in the place itself waits for the message that it is about, and is one of its own.
  const isBeside = row.lane.startsWith(PLACE_LANE);
  const isSend = ref === null || isBeside;
  if (!isSend && row.lane !== CARD_LANE) return { kind: "reply", place, key, card, ref };
  const pictures = await picturesOf(db, card);
  const about = isBeside && ref !== null ? { about: ref } : {};
  return isSend
    ? { kind: "send", place, key, card, pictures, ...about }
    : { kind: "edit", place, key, card, ref, pictures };
}

/** Those that are there: an older one makes room for what is drawn since. */
async function picturesOf(db: Store["db"], { nodes }: Card): Promise<readonly ChatFile[]> {
  const names = nodes.flatMap((node) => (node.is === "picture" ? [node.name] : []));
  const found = await picturesNamed(db, names);
  return found.map(({ name, content }) => ({ name, mediaType: "image/png", content }));
}

/** What is not a ChatError may have happened before or after the platform accepted: look. */
function asChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError("uncertain", error instanceof Error ? error.message : String(error), { cause: error });
}

function backoff(attempts: number): Duration {
  return Math.min(LONGEST_BACKOFF, SECOND * 2 ** Math.min(attempts, 20));
}
