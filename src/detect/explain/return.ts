/** What brings an explained burst back: nothing that explains it silences it for good. */
import type { AnnounceIf, Lift } from "../../domain/explanation.ts";
import type { Copy } from "./copies.ts";
import { accountsOf } from "./copies.ts";
import type { Reason } from "./reason.ts";
import { RETURN } from "./thresholds.ts";

/** What explained bursts of one kind have reached in this watch before. */
export interface Reached {
  readonly bursts: number;
  /** Accounts of the largest. */
  readonly most: number;
  /** How many of them were from each site, where that is known. */
  readonly sites: ReadonlyMap<string, number>;
}

/** Whether it is announced all the same, and until then, when it will be. */
export interface Return {
  /** Why it is not lowered any more; null while it is. */
  readonly liftedBy: Lift | null;
  /** Each point at which it is announced. */
  readonly announceIf: AnnounceIf;
}

export function returnOf(
  { fits, lack }: Reason,
  copies: readonly Copy[],
  facts: { readonly knownCrew: boolean; readonly reached: Reached | undefined },
): Return {
  const size = unusualSize(facts.reached);
  return {
    liftedBy: liftOf({ fits, lack }, copies, { knownCrew: facts.knownCrew, size }),
    announceIf: { is: "points", copies: RETURN.without, lack, accounts: size },
  };
}

function liftOf(
  { fits, lack }: Pick<Reason, "fits" | "lack">,
  copies: readonly Copy[],
  { knownCrew, size }: { readonly knownCrew: boolean; readonly size: number },
): Lift | null {
  if (knownCrew) return { is: "co-posted" };
  const bare = copies.filter((copy) => !fits(copy)).length;
  if (bare >= RETURN.without) return { is: "bare-copies", copies: bare, lack };
  const accounts = accountsOf(copies);
  return accounts >= size ? { is: "too-many", accounts } : null;
}

/** From how many accounts on it is larger than its kind gets in this watch. */
function unusualSize(reached: Reached | undefined): number {
  if (reached === undefined || reached.bursts < RETURN.history) return RETURN.unknown;
  return Math.max(RETURN.accounts, RETURN.times * reached.most);
}
