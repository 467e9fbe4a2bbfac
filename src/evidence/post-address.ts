/** Which post somebody means by an address or a number, and when it was made, as far as the number tells. */
import type { Instant } from "../domain/time.ts";
import { postAt } from "./permalink.ts";

export interface PostAddress {
  readonly platform: string;
  readonly postId: string;
  /** Null where the platform's numbers do not say it. */
  readonly at: Instant | null;
}

/** Shorter numbers are words of a text. */
const BARE = /^[1-9]\d{9,18}$/;
/** Snowflakes count milliseconds from here (X's announcement of them, 2010); older numbers carry no time. */
const X_EPOCH = 1_288_834_974_657;
const FIRST_SNOWFLAKE = 29_700_000_000n;

/** @param typed "https://x.com/a/status/1", or the bare number, which is X's; null for anything else. */
export function postAddress(typed: string): PostAddress | null {
  const bare = BARE.exec(typed.trim());
  const named = bare === null ? postAt(typed.trim()) : { platform: "x", postId: bare[0] };
  if (named === null) return null;
  return { ...named, at: named.platform === "x" ? timeOfSnowflake(named.postId) : null };
}

function timeOfSnowflake(id: string): Instant | null {
  const number = BigInt(id);
  return number < FIRST_SNOWFLAKE ? null : Number(number >> 22n) + X_EPOCH;
}
