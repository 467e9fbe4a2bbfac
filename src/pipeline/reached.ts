/** What explained bursts have reached in a watch before: what a new one is large or small against. Pure. */
import type { Reached } from "../detect/explain/return.ts";
import type { Burst } from "../domain/burst.ts";
import { DAY, type Duration, type Instant } from "../domain/time.ts";
import type { Windows } from "./weigh.ts";

/** How far back one looks: what a page or a puzzle reached last season says little. */
export const REACHED_WITHIN: Duration = 30 * DAY;

export type ExplainedWave = Pick<Burst, "explanations" | "accounts" | "lastAt" | "horizon">;

/**
 * By kind of explanation, the waves that had ended before `from`, when the wave began (see openedFrom): their numbers do not change any more,
 * so that the answer is the same whenever it is asked.
 */
export function reachedBefore(
  waves: Iterable<ExplainedWave>,
  from: Instant,
  windows: Windows,
): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached & { readonly sites: Map<string, number> }>();
  for (const { explanations, accounts, lastAt, horizon } of waves) {
    if (lastAt + windows[horizon] >= from || lastAt < from - REACHED_WITHIN) continue;
    for (const { kind, site } of explanations) {
      const { bursts, most, sites } = reached.get(kind) ?? { bursts: 0, most: 0, sites: new Map() };
      if (site !== undefined) sites.set(site, (sites.get(site) ?? 0) + 1);
      reached.set(kind, { bursts: bursts + 1, most: Math.max(most, accounts), sites });
    }
  }
  return reached;
}
