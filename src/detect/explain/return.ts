/** What brings an explained burst back: nothing that explains it silences it for good. */
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
  /** Why it is not lowered any more, as a clause; null while it is. */
  readonly liftedBy: string | null;
  /** A sentence that names each point at which it is announced. */
  readonly announceIf: string;
}

export function returnOf(
  { fits, without }: Reason,
  copies: readonly Copy[],
  facts: { readonly knownCrew: boolean; readonly reached: Reached | undefined },
): Return {
  const size = unusualSize(facts.reached);
  const bare = copies.filter((copy) => !fits(copy)).length;
  const accounts = accountsOf(copies);
  return {
    liftedBy: facts.knownCrew
      ? "accounts that co-posted before take part"
      : bare >= RETURN.without
        ? `${bare} copies come ${without}`
        : accounts >= size
          ? `${accounts} accounts are more than such things reach here`
          : null,
    announceIf: `It will be announced if ${RETURN.without} or more copies come ${without}, if accounts that co-posted before take part, or from ${size} accounts on.`,
  };
}

/** From how many accounts on it is larger than its kind gets in this watch. */
function unusualSize(reached: Reached | undefined): number {
  if (reached === undefined || reached.bursts < RETURN.history) return RETURN.unknown;
  return Math.max(RETURN.accounts, RETURN.times * reached.most);
}
