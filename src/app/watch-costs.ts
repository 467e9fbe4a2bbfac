/** What each watch costs in each way of reading it, by what the bot counted when it first saw it. */
import type { Config } from "../config/config.ts";
import type { Micros } from "../domain/money.ts";
import type { Mode, Tariff } from "../domain/reading.ts";
import type { Duration } from "../domain/time.ts";
import { allowanceOf } from "../pipeline/budget/allowance.ts";
import { estimateModes } from "../pipeline/budget/estimate.ts";
import { shareThatStandsOut } from "../pipeline/budget/stand-out.ts";
import { paceOf } from "../sources/x/x-source.ts";
import { consentsOf } from "../store/consents.ts";
import { countsByQuery } from "../store/counts.ts";
import { lookAtStore } from "../store/open.ts";
import { spendingOf } from "./spending.ts";

export interface WatchCosts {
  readonly watch: string;
  readonly source: string;
  readonly setUp: Mode;
  /** Whether somebody agreed to it. */
  readonly agreed: boolean;
  /** Posts that match on a day, with what each mode comes to; null where nobody counted yet. */
  readonly estimate: {
    readonly matching: number;
    readonly modes: readonly {
      readonly mode: Mode;
      readonly posts: number;
      readonly counts: number;
      readonly perDay: Micros;
      readonly delay: Duration;
    }[];
  } | null;
}

/**
 * Looks at what is stored: counting costs money, so that the bot does, once, and not whoever checks.
 * @param url of the store; a missing one, or one of older tables, holds no count.
 */
export async function watchCosts(
  config: Pick<Config, "watches" | "sources">,
  url: string,
): Promise<readonly WatchCosts[]> {
  const x = config.sources.x;
  const paid = spendingOf(config).get("x");
  if (x === null || paid === undefined) return [];
  const asked = config.watches.filter(({ sources }) => sources.includes("x"));
  const known = await countsIn(
    url,
    asked.map(({ id }) => id),
  );
  const micros = (dollars: number) => Math.round(dollars * 1_000_000);
  const { post, user, count } = x.prices;
  const tariff: Tariff = { post: micros(post), user: micros(user), count: micros(count) };
  const priced = { tariff, sparing: paid.sparing, allowance: allowanceOf(paid.limits) };
  return asked.map(({ id, reading }) => {
    const matching = known.get(id)?.matching ?? null;
    const standingOut = known.get(id)?.standingOut ?? null;
    const polled = { pollEvery: x.pollEvery, pace: paceOf(x.pollEvery) };
    const facts = { paid: priced, polled, watches: asked.length, standingOut };
    return {
      ...{ watch: id, source: "x", setUp: reading ?? "full", agreed: known.get(id)?.agreed ?? false },
      estimate: matching === null ? null : { matching, modes: estimateModes({ ...facts, matching }) },
    };
  });
}

/** What a store says of a watch. */
interface Known {
  readonly matching: number | null;
  readonly agreed: boolean;
  /** Share of its posts in minutes that stood out; null where its counts do not tell. */
  readonly standingOut: number | null;
}

async function countsIn(url: string, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const found = new Map<string, Known>();
  await using stack = new AsyncDisposableStack();
  const look = await lookAtStore(url).catch(() => null);
  if (look === null) return found;
  stack.defer(() => look.close());
  if (look.pending.length > 0) return found;
  for (const id of ids) {
    const consent = (await consentsOf(look.db, id)).find(({ source }) => source === "x");
    if (consent !== undefined) {
      const standingOut = shareThatStandsOut(await countsByQuery(look.db, id, "x"));
      found.set(id, { matching: consent.matching, agreed: consent.agreed_at !== null, standingOut });
    }
  }
  return found;
}
