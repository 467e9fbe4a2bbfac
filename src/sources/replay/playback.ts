/** One way through the files at a pace: what of them falls between two points in time. */
import type { Instant } from "../../domain/time.ts";
import type { ReplaySourceOptions } from "./options.ts";
import type { Position } from "./position.ts";
import { readFiles } from "./read-posts.ts";
import { type OrderedItem, reorder } from "./reorder.ts";

export interface Stretch {
  readonly items: readonly OrderedItem[];
  readonly end: Position;
}

export interface Playback {
  /**
   * What comes after `from` (null: from the beginning) and is due at `now`. The same two always give the
   * same stretch; one that follows the one before goes on reading, any other reads the files again.
   */
  stretch(from: Position | null, now: Instant, signal: AbortSignal): Promise<Stretch>;
  close(): Promise<void>;
}

/** A stretch is held in memory; where more is due, playing falls behind instead. */
const STRETCH_ITEMS = 5_000;

/** ECMA-262, Time Values and Time Range: nothing is due later than the last point in time there is. */
const LAST_INSTANT: Instant = 8_640_000_000_000_000;

export function createPlayback(options: Pick<ReplaySourceOptions, "files" | "speed" | "startAt">): Playback {
  let stream: AsyncGenerator<OrderedItem> | null = null;
  let ahead: OrderedItem | null = null;
  let read = 0;

  async function rewind(): Promise<void> {
    await stream?.return(undefined);
    stream = null;
    ahead = null;
    read = 0;
  }

  /** The next item without taking it; null at the end. */
  async function peek(): Promise<OrderedItem | null> {
    stream ??= reorder(readFiles(options.files, { raw: true }));
    if (ahead === null) {
      const next = await stream.next();
      ahead = next.done ? null : next.value;
    }
    return ahead;
  }

  function take(): void {
    ahead = null;
    read++;
  }

  async function skipTo(items: number, signal: AbortSignal): Promise<void> {
    if (read > items) await rewind();
    while (read < items && (await peek()) !== null) {
      signal.throwIfAborted();
      take();
    }
  }

  /** Undefined where the first post says it. */
  function dueAt(from: Position | null, now: Instant): Instant | undefined {
    // No pace is no multiplication: infinitely fast for no time at all is not a number.
    if (options.speed === Number.POSITIVE_INFINITY) return LAST_INSTANT;
    if (from === null) return options.startAt;
    return Math.min(LAST_INSTANT, from.eventTime + (now - from.reachedAt) * options.speed);
  }

  async function collect(from: Position | null, now: Instant, signal: AbortSignal): Promise<Stretch> {
    await skipTo(from?.items ?? 0, signal);
    let due = dueAt(from, now);
    let reached = from?.eventTime ?? options.startAt ?? 0;
    const items: OrderedItem[] = [];
    for (let item = await peek(); item !== null && items.length < STRETCH_ITEMS; item = await peek()) {
      signal.throwIfAborted();
      if (item.is === "post") {
        due ??= item.post.createdAt;
        if (item.post.createdAt > due) break;
        if (!item.late) reached = item.post.createdAt;
      }
      take();
      if (item.is === "bad" || item.post.createdAt >= (options.startAt ?? 0)) items.push(item);
    }
    // Without a pace, or with more due than fits, playing stands at the newest post and not at what was due.
    const behind = options.speed === Number.POSITIVE_INFINITY || items.length >= STRETCH_ITEMS;
    const eventTime = Math.floor(behind ? reached : (due ?? reached));
    return { items, end: { items: read, eventTime, reachedAt: now } };
  }

  return {
    async stretch(from, now, signal) {
      try {
        return await collect(from, now, signal);
      } catch (error) {
        // What was taken out of the stream and not handed on is only to be had by reading again.
        await rewind();
        throw error;
      }
    },
    close: rewind,
  };
}
