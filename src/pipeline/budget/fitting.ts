/** How much of what was asked for there is room for. Pure. */
import { costOf } from "../../domain/money.ts";
import type { Reads, Tariff } from "../../domain/reading.ts";
import { type Counter, raiseOf } from "./counters.ts";

/**
 * What was asked for, or less of it: fewer posts, or fewer users where no post was asked for.
 * @param counted how far each counter is, by its name; absent ones stand at 0.
 * @returns the counter in the way, where not even `least` of it fits.
 */
export function fitting(
  { most, least }: { readonly most: Reads; readonly least: number },
  tariff: Tariff,
  counters: readonly Counter[],
  counted: ReadonlyMap<string, number>,
): { readonly is: "fits"; readonly reads: Reads } | { readonly is: "full"; readonly counter: Counter } {
  const kind = most.posts > 0 ? "posts" : "users";
  const price = most.posts > 0 ? tariff.post : tariff.user;
  const fixed = costOf({ ...most, [kind]: 0 }, tariff);
  let amount = most[kind];
  for (const counter of counters) {
    const room = counter.limit - (counted.get(counter.name) ?? 0);
    if (raiseOf(counter, { ...most, [kind]: amount }, tariff) <= room) continue;
    const possible = counter.unit === "money" ? affordable(room - fixed, price) : room;
    amount = counter.unit === "times" ? 0 : Math.min(amount, possible);
    if (amount < Math.min(least, most[kind]) || amount <= 0) return { is: "full", counter };
  }
  return { is: "fits", reads: { ...most, [kind]: amount } };
}

function affordable(money: number, price: number): number {
  return price <= 0 ? 0 : Math.floor(money / price);
}
