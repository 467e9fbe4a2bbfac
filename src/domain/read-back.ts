/** A time in which nothing was read for want of money, and that may be read back while the platform still has it. */
import type { Micros } from "./money.ts";
import type { Instant } from "./time.ts";

/**
 * Asked; agreed to or left by somebody; read; or over without an answer: too long ago by now, or asked of other
 * words. `empty` where nothing matched, so that nobody was asked.
 */
export type ReadBackState = "asked" | "agreed" | "left" | "done" | "lapsed" | "empty";

export interface ReadBack {
  readonly id: number;
  readonly watch: string;
  readonly source: string;
  readonly from: Instant;
  readonly to: Instant;
  /** The queries that were counted. */
  readonly queries: readonly { readonly key: string; readonly posts: number }[];
  /** About how many posts match, and what they cost. */
  readonly posts: number;
  readonly cost: Micros;
  /** What the month might cost when it was asked. */
  readonly ofMonth: Micros;
  readonly state: ReadBackState;
  /** Who answered, as people know them; null where nobody has. */
  readonly by: string | null;
  readonly answeredAt: Instant | null;
  readonly readPosts: number;
  /** Everything from here to `to` was read; null where nothing was. */
  readonly reachedAt: Instant | null;
}
