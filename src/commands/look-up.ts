/** Looking an account up at its platform, live: what editors may ask for, within their day's share. */
import type { Micros } from "../domain/money.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Instant } from "../domain/time.ts";

/** Whom to look up: the id where it is known, else the handle without "@". */
export interface Sought {
  /** Null where it is not known on which platform. */
  readonly platform: string | null;
  readonly accountId: string | null;
  readonly handle: string;
}

export interface RecentPost {
  readonly postId: string;
  readonly createdAt: Instant;
  readonly text: string;
}

export type LookedUp =
  | {
      readonly is: "looked-up";
      readonly snapshot: Snapshot;
      /** The newest first; they are kept nowhere. */
      readonly recent: readonly RecentPost[];
      /** Nothing where somebody asked shortly before. */
      readonly cost: Micros;
      /** How often this person may still ask today, and of how often; null where nobody counts. */
      readonly left: { readonly times: number; readonly of: number } | null;
    }
  | { readonly is: "refused"; readonly reason: string; readonly resumesAt: Instant | null }
  | { readonly is: "failed"; readonly why: string }
  /** No source can be asked. */
  | { readonly is: "nobody" };

export interface LookUp {
  account(sought: Sought): Promise<LookedUp>;
  /** What one look-up costs at most; null where nobody can be asked. */
  readonly price: Micros | null;
}
