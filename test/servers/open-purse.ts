/** A purse that pays everything, or what a test lets it pay, and remembers what it was asked for. */
import type { Booked, Budget } from "../../src/pipeline/budget/budget.ts";
import type { Ask } from "../../src/pipeline/budget/counters.ts";

type Refused = Extract<Booked, { is: "refused" }>;

export interface OpenPurse extends Pick<Budget, "book" | "settle"> {
  readonly asked: Ask[];
  readonly settled: { readonly booking: number; readonly cost: number }[];
  /** What the next asks are answered with; null to pay. */
  refuse: ((ask: Ask) => Refused | null) | null;
  /** How many users or posts are paid at most by one ask. */
  most: number;
}

export function createOpenPurse(): OpenPurse {
  const purse: OpenPurse = {
    asked: [],
    settled: [],
    refuse: null,
    most: Number.POSITIVE_INFINITY,
    async book(ask) {
      purse.asked.push(ask);
      const refused = purse.refuse?.(ask) ?? null;
      if (refused !== null) return refused;
      const { posts, users, counts } = ask.most;
      const most = { posts: Math.min(posts, purse.most), users: Math.min(users, purse.most), counts };
      return { is: "granted", booking: purse.asked.length, most };
    },
    async settle(_, booking, { posts, users }) {
      purse.settled.push({ booking, cost: posts * 5_000 + users * 10_000 });
    },
  };
  return purse;
}
