/**
 * Which limits a read has to fit, as counters: each has a name, how far it may be counted, and what is said
 * where it is full. Pure; the ledger counts them, all or none.
 */
import { costOf } from "../../domain/money.ts";
import type { Purpose, Reads, Refusal, Tariff } from "../../domain/reading.ts";
import type { Step } from "../../domain/spending-report.ts";
import type { Instant } from "../../domain/time.ts";
import type { Allowance, Purse } from "./allowance.ts";
import { dayName, monthName, nextDay, nextMonth } from "./calendar.ts";

/** A question to the budget: may this be read? */
export interface Ask {
  /** The source's id. */
  readonly source: string;
  readonly purpose: Purpose;
  readonly watch: string | null;
  /** The burst that it is read for; for a poll, one that is under way in the watch. */
  readonly burst: string | null;
  /** Who asked for it: "slack:U012". */
  readonly person: string | null;
  /** The most that it may be billed. */
  readonly most: Reads;
  /** With fewer posts, or else users, than this it is not worth asking; 1 where nothing is said. */
  readonly least?: number;
  /** Somebody agreed to it by itself: a day's part of the month does not bind it, and it takes nothing of that. */
  readonly apart?: boolean;
  /** It goes on with a round of re-checks that was begun: what allows one round a day allows the whole of it. */
  readonly goesOn?: boolean;
}

export interface Counter {
  readonly name: string;
  readonly limit: number;
  readonly unit: "money" | "posts" | "times";
  readonly refusal: Refusal;
  /** When there is room again; null where that is for somebody to say. */
  readonly resumesAt: Instant | null;
}

const PURSE_OF: Readonly<Partial<Record<Purpose, Purse>>> = {
  hydration: "hydration",
  pursuit: "pursuit",
  standing: "standing",
  lookup: "lookup",
};
/** What of a burst's own needs may use the held part of the month. */
const HELD_FOR: readonly Purpose[] = ["poll", "hydration"];

/**
 * The ways in which it may be paid, the first that has room counts: from the open part of the month, or, for
 * a burst under way, from the part that is held for those.
 */
export function waysToPay(
  ask: Ask,
  { allowance, steps, now }: { allowance: Allowance; steps: readonly Step[]; now: Instant },
): readonly (readonly Counter[])[] {
  const always = ownLimits(ask, allowance, steps, now);
  const open = [...openMonth(ask, allowance, now), ...always];
  if (ask.burst === null || !HELD_FOR.includes(ask.purpose)) return [open];
  const held: Counter = { ...monthCounter(ask, now, "held"), limit: allowance.held };
  return [open, [held, ...postsOfMonth(ask, allowance, now), ...always]];
}

/** Names of the counters that say how a source's money stands. */
export function totalsAt(source: string, now: Instant) {
  return {
    open: `${source} month ${monthName(now)} open`,
    held: `${source} month ${monthName(now)} held`,
    day: `${source} day ${dayName(now)}`,
    raised: `${source} raised ${monthName(now)}`,
  } as const;
}

/** By how much a read raises a counter. */
export function raiseOf({ unit }: Pick<Counter, "unit">, reads: Reads, tariff: Tariff): number {
  if (unit === "money") return costOf(reads, tariff);
  return unit === "posts" ? reads.posts : 1;
}

function openMonth(ask: Ask, allowance: Allowance, now: Instant): Counter[] {
  const open = { ...monthCounter(ask, now, "open"), limit: allowance.month - allowance.held };
  const day: Counter = {
    name: totalsAt(ask.source, now).day,
    limit: allowance.day,
    unit: "money",
    refusal: "day",
    resumesAt: nextDay(now),
  };
  return [open, ...(ask.apart === true ? [] : [day]), ...postsOfMonth(ask, allowance, now)];
}

function monthCounter({ source }: Ask, now: Instant, part: "open" | "held"): Omit<Counter, "limit"> {
  return { name: totalsAt(source, now)[part], unit: "money", refusal: "month", resumesAt: nextMonth(now) };
}

function postsOfMonth({ source }: Ask, { monthPosts }: Allowance, now: Instant): Counter[] {
  if (monthPosts === null) return [];
  const name = `${source} posts ${monthName(now)}`;
  return [{ name, limit: monthPosts, unit: "posts", refusal: "month", resumesAt: nextMonth(now) }];
}

/** What binds a need whoever pays: its purse, its burst, who asked, and what was given up. */
function ownLimits(ask: Ask, allowance: Allowance, steps: readonly Step[], now: Instant): Counter[] {
  const { source, purpose, burst, person, goesOn = false } = ask;
  const purse = PURSE_OF[purpose];
  if (purse === undefined) return [];
  const month = { unit: "money", resumesAt: nextMonth(now) } as const;
  const name = `${source} purse ${purse} ${monthName(now)}`;
  const counters: Counter[] = [{ ...month, name, limit: allowance.purses[purse], refusal: "purse" }];
  if (burst !== null) {
    const spentOn = { name: `${source} burst ${burst}`, limit: allowance.burst, unit: "money" } as const;
    counters.push({ ...spentOn, refusal: "burst-cap", resumesAt: null });
  }
  const today = { unit: "times", resumesAt: nextDay(now) } as const;
  if (purpose === "lookup") {
    if (person !== null) {
      const own = { name: lookupsOf(source, person, now), limit: allowance.lookups.person };
      counters.push({ ...today, ...own, refusal: "person" });
    }
    const all = { name: `${source} lookups ${dayName(now)}`, limit: allowance.lookups.team };
    counters.push({ ...today, ...all, refusal: "team" });
  }
  if (isGivenUp(purpose, steps)) counters.push({ ...month, name: "given up", limit: -1, refusal: "month" });
  if (purpose === "standing" && steps.includes("standing-daily") && burst !== null && !goesOn) {
    const once = { name: `${source} standing ${burst} ${dayName(now)}`, limit: 1 };
    counters.push({ ...today, ...once, refusal: "month" });
  }
  return counters;
}

/** The counter of a person's live look-ups of one day. */
export function lookupsOf(source: string, person: string, now: Instant): string {
  return `${source} lookups ${person} ${dayName(now)}`;
}

function isGivenUp(purpose: Purpose, steps: readonly Step[]): boolean {
  if (purpose === "lookup") return steps.includes("no-lookups");
  return purpose === "pursuit" && steps.includes("no-pursuit");
}
