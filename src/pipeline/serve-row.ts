/** One row of the outbox on its way: marked, sent, and looked for where its answer was lost. */
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
  firstOf,
  isUnclear,
  markParked,
  markPending,
  markSending,
  markSent,
  markUnclear,
  messageRef,
  type OutboxEntry,
  PLACE_LANE,
} from "../store/outbox.ts";
import { picturesNamed } from "../store/pictures.ts";
import { adoptedFrom } from "../store/sent-messages.ts";
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
export const PARKED_FOR: Duration = 15 * MINUTE;
/** What nobody can look for is never sent again by itself: that might say it twice. */
const FOR_GOOD = Number.MAX_SAFE_INTEGER;
const NO_WAY_TO_LOOK =
  "It is not known whether this was sent, and the chat has no way to look. Let it look (the scopes of the README's table), or say it by hand if it is missing.";
/** A look that was refused is tried again after this: people mend its cause. */
const LOOKS_AGAIN_AFTER: Duration = 30 * SECOND;
const LONGEST_BACKOFF: Duration = HOUR / 4;

/** What a round made of a row: "aside" is what waits for somebody, and holds nothing of its subject back. */
export type Served = "delivered" | "waits" | "aside";

export interface ServingRows {
  readonly store: Store;
  readonly clock: Clock;
  readonly events: Pick<PipelineEvents, "delivered" | "deliveryFailed" | "deliveryInterrupted">;
  readonly faults: FaultPoint;
  /** Called when a platform asks that a place gets nothing for a time. */
  readonly rest: (place: Place, duration: Duration) => void;
}

/** Never throws for a chat's fault. */
export type ServeRow = (chat: Chat, row: OutboxEntry, signal: AbortSignal) => Promise<Served>;

export function createServeRow(parts: ServingRows): ServeRow {
  async function serveRow(chat: Chat, row: OutboxEntry, signal: AbortSignal): Promise<Served> {
    if (isUnclear(row)) return settle(chat, row, signal);
    if (row.next_at > parts.clock.now()) return "waits";
    const isFirst = row.lane === CARD_LANE && row.n === 1;
    const first = isFirst ? null : await firstOf(parts.store.db, row);
    const ref = first?.ref ?? null;
    if (!isFirst && ref === null) {
      // The message may be there, but nobody knows where: lines stand in the place itself, edits wait.
      if (first?.state !== "parked" || !isUnclear(first)) return "waits";
      if (row.lane === CARD_LANE) return "aside";
    }

    const marked = performance.now();
    if (!(await markSending(parts.store.db, row, parts.clock.now()))) return "waits";
    parts.faults("courier:marked");
    if (performance.now() - marked > FROZEN_AFTER) {
      await markPending(parts.store.db, row.id, 0, null);
      return "waits";
    }
    return send(chat, row, await toDelivery(parts.store.db, row, ref), signal);
  }

  async function send(
    chat: Chat,
    row: OutboxEntry,
    delivery: Delivery,
    signal: AbortSignal,
  ): Promise<Served> {
    let ref: MessageRef;
    try {
      ref = await chat.deliver(delivery, AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]));
    } catch (error) {
      await failed(row, delivery, asChatError(error), signal);
      return "waits";
    }
    parts.faults("courier:sent");
    await markSent(parts.store.db, row.id, ref, parts.clock.now());
    parts.faults("courier:marked-sent");
    parts.events.delivered({ place: row.place, lane: row.lane, kind: delivery.kind });
    return "delivered";
  }

  /** After a crash or an answer that never came: look first, send only what is not there. */
  async function settle(chat: Chat, row: OutboxEntry, signal: AbortSignal): Promise<Served> {
    const now = parts.clock.now();
    const { lookUp, settlesWithin } = chat.capabilities;
    if ((row.sending_at ?? 0) + settlesWithin > now) return "waits";
    // To edit twice is to edit once: nothing to look for.
    if (row.lane === CARD_LANE && row.n > 1) {
      await markPending(parts.store.db, row.id, 0, null);
      return "waits";
    }
    if (!lookUp) {
      if (row.next_at !== FOR_GOOD) await markUnclear(parts.store.db, row.id, FOR_GOOD, NO_WAY_TO_LOOK);
      return "aside";
    }
    if (row.state === "parked" && row.next_at > now && row.next_at !== FOR_GOOD) return "aside";
    try {
      const ref = await chat.find(
        row.place,
        row.key,
        AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]),
        { since: row.sending_at ?? now, ...(await besideOf(parts.store.db, row)) },
      );
      if (ref === null) await markPending(parts.store.db, row.id, 0, null);
      else await markSent(parts.store.db, row.id, ref, now);
      parts.faults("courier:settled");
      return ref === null ? "waits" : "delivered";
    } catch (error) {
      const failure = asChatError(error);
      report(row, failure, signal);
      if (failure.code === "rate-limited") parts.rest(row.place, failure.retryAfter ?? SECOND);
      if (failure.code === "refused") {
        const why = `It is not known whether this was sent, and looking is refused: ${failure.message}`;
        const told = withMend(why, failure.mend);
        await markUnclear(parts.store.db, row.id, now + LOOKS_AGAIN_AFTER, told);
        return "aside";
      }
      return "waits";
    }
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
        parts.rest(row.place, failure.retryAfter ?? backoff(row.attempts));
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

  return serveRow;
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
    : { kind: "edit", place, key, card, ref, pictures, ...(await besideOf(db, row)) };
}

/** The message below which a line stands, or would stand, or that it is about; its own, where it was adopted. */
async function besideOf(
  db: Store["db"],
  row: Pick<OutboxEntry, "place" | "subject" | "lane">,
): Promise<Pick<Near, "below" | "about">> {
  const { subject, lane } = adoptedFrom(row.subject) ?? row;
  if (lane === CARD_LANE) return {};
  const ref = await messageRef(db, { place: row.place, subject });
  if (ref === null) return {};
  return lane.startsWith(PLACE_LANE) ? { about: ref } : { below: ref };
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
