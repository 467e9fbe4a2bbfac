/** A chore: something the bot does for its own house again and again, a small turn at a time. */
import type { Kysely } from "kysely";
import type { Duration, Instant } from "../../domain/time.ts";
import type { Turn } from "../../store/chores.ts";
import type { Tables } from "../../store/tables.ts";

export interface Chore {
  /** Its name in the database. */
  readonly name: string;
  /** From the end of a round to the next one. */
  readonly every: Duration;
  /**
   * Does a little, within a transaction that nobody should have to wait for.
   * @param progress what the turn before answered; null at the beginning of a round.
   */
  turn(tx: Kysely<Tables>, progress: string | null, now: Instant): Promise<Turn>;
}
