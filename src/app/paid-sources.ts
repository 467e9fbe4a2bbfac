/** The sources that bill: what may be spent on each, and what looking again at a wave comes to. */
import { costOf } from "../domain/money.ts";
import { LOOKS_AGAIN } from "../domain/standing.ts";
import type { Watch } from "../domain/watch.ts";
import type { PaidSource } from "../pipeline/budget/budget.ts";
import type { Drawing } from "../pipeline/drawing.ts";
import type { Source } from "../sources/source.ts";

interface Parts {
  readonly sources: readonly Source[];
  readonly watches: readonly Watch[];
  readonly spending: ReadonlyMap<string, Omit<PaidSource, "tariff">>;
}

/** Accounts and posts of a wave are looked at again where a source of its watch can be asked. */
export function looksCostOf({
  watches,
  sources,
}: Pick<Parts, "watches" | "sources">): NonNullable<Drawing["looksCost"]> {
  return (id, { accounts: users, posts }) => {
    const read = watches.find((watch) => watch.id === id)?.sources ?? [];
    const asked = sources.filter((source) => read.includes(source.id) && source.lookups !== null);
    if (asked.length === 0) return null;
    const each = asked.map(({ tariff }) =>
      tariff === null ? 0 : costOf({ posts, users, counts: 0 }, tariff),
    );
    return Math.max(...each) * LOOKS_AGAIN.length;
  };
}

/** Each source that bills, with what may be spent on it. */
export function paidSources({
  sources,
  spending,
}: Pick<Parts, "sources" | "spending">): ReadonlyMap<string, PaidSource> {
  return new Map(
    sources.flatMap(({ id, tariff }): [string, PaidSource][] => {
      if (tariff === null) return [];
      const setUp = spending.get(id);
      if (setUp === undefined) throw new Error(`The source "${id}" bills, and nothing may be spent on it.`);
      return [[id, { tariff, ...setUp }]];
    }),
  );
}
