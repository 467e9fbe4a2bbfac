/** What every message is drawn with, besides what is stored of its subject. */
import type { Card } from "../cards/card.ts";
import type { Place, Route } from "../domain/alert.ts";

export interface Drawing {
  readonly routes: readonly Route[];
  /** By watch id. */
  readonly watchNames: ReadonlyMap<string, string>;
  readonly mark: Card["mark"];
  /** Phrases with which accounts declare a relation, beside the usual ones. */
  readonly declarations?: readonly string[];
  /** What all looks again at an ended wave cost, by its watch, in millionths of a US dollar; null where nobody looks. */
  readonly looksCost?: (
    watch: string,
    of: { readonly accounts: number; readonly posts: number },
  ) => number | null;
  /** Where a person is asked before a place is told that wants so; null where nobody can be. */
  readonly approvalsAt?: Place | null;
  /** Whether a place can show pictures; without it none can. */
  readonly picturesIn?: (place: Place) => boolean;
  /** Whether the evidence webhook is called when a burst is announced. */
  readonly callsEvidence?: boolean;
  /** Where money is spoken of; null where in no place. */
  readonly moneyAt?: Place | null;
}
