/** How far files were played, as the cursor that survives a restart. */
import type { Instant } from "../../domain/time.ts";

export interface Position {
  /** How many items of the files were played; to go on is to skip as many. */
  readonly items: number;
  /** The posts' time that was reached. */
  readonly eventTime: Instant;
  /** The bot's time when it was reached. */
  readonly reachedAt: Instant;
}

export function encodePosition(position: Position): string {
  return `${position.items}@${position.eventTime}@${position.reachedAt}`;
}

/** Null for a cursor that this source did not write. */
export function decodePosition(cursor: string): Position | null {
  const found = /^(\d{1,15})@(-?\d{1,16})@(\d{1,15})$/.exec(cursor);
  if (found === null) return null;
  return { items: Number(found[1]), eventTime: Number(found[2]), reachedAt: Number(found[3]) };
}
