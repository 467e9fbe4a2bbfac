/** A desk that answers from what a test puts on it. */
import type { BurstDetail, BurstSummary, Desk } from "../../src/commands/desk.ts";

export interface OnTheDesk {
  readonly bursts?: readonly BurstSummary[];
  readonly details?: Readonly<Record<string, BurstDetail>>;
}

export function deskWith({ bursts = [], details = {} }: OnTheDesk = {}): Desk {
  return {
    bursts: async ({ limit, offset }) => ({
      bursts: bursts.slice(offset, offset + limit),
      total: bursts.length,
    }),
    burst: async (name) => {
      const detail = details[name.toUpperCase()];
      return detail === undefined ? { is: "none" } : { is: "found", detail };
    },
    suggestions: {
      watches: async () => [],
      bursts: async (_typed, limit) => bursts.slice(0, limit),
      handles: async () => [],
    },
    week: async () => null,
    burstToldBy: async () => null,
    account: async () => ({ accounts: [], more: 0 }),
    crews: async () => [],
    crew: async () => ({ is: "none" }),
    dossier: async () => ({ is: "none" }),
    passages: async (texts) => texts.map(() => null),
    phrase: async () => ({ bursts: [], posts: [], totalPosts: 0, accounts: 0 }),
    post: async () => null,
    audit: async () => ({ entries: [], total: 0 }),
    why: async () => ({ is: "not-matched", misses: [] }),
    watches: async () => [],
    texts: async () => [],
    mutes: async () => [],
    holds: async () => [],
    reviews: async () => [],
    status: async () => ({
      version: "0.1.0",
      startedAt: 0,
      watches: [],
      outbox: [],
      gaps: [],
      delay: null,
      mutes: { count: 0, nextEndsAt: null },
      holds: { count: 0, nextEndsAt: null },
      lastAbsence: null,
      quietHours: [],
      unheard: [],
      malformed: 0,
      upkeep: {
        lastStop: null,
        chains: { checkedAt: null, broken: [] },
        lastBackup: null,
        kept: null,
      },
      memoryBytes: 310_000_000,
      diskUsed: 0.41,
      spending: [],
      isMoneyTold: true,
    }),
    costs: async () => ({ reports: [], watchNames: new Map(), shortIds: new Map(), watches: [] }),
  };
}
