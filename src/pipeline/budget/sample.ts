/** How large a sample is and how often one is taken: what is left of the money, spread evenly. Pure. */
import type { Micros } from "../../domain/money.ts";
import type { Tariff } from "../../domain/reading.ts";
import { DAY, type Duration, type Instant } from "../../domain/time.ts";
import { nextDay, nextMonth } from "./calendar.ts";
import type { Standing } from "./modes.ts";
import { SMALLEST_PAGE } from "./pay.ts";

/** However rarely there is money for a sample, one is taken so often. */
const RAREST: Duration = DAY;

export interface SamplePlan {
  /** Posts of one sample at most. */
  readonly posts: number;
  readonly every: Duration;
}

export interface SampleFacts {
  readonly standing: Standing;
  readonly tariff: Tariff;
  /** Watches that the source's money is for. */
  readonly watches: number;
  /** As set up: how often a sample is taken where there is money for it. */
  readonly every: Duration;
  /** As set up: the largest sample; null for as many posts as there is money for. */
  readonly atMost: number | null;
  readonly halved: boolean;
  readonly now: Instant;
}

/** Each sample costs its posts and one count, which tells how many posts there were. */
export function planSample(facts: SampleFacts): SamplePlan {
  const { tariff, every, atMost, now } = facts;
  const { month, held, day } = facts.standing;
  const untilMidnight = (nextDay(now) - now) / DAY;
  const daysLeft = (nextMonth(now) - now) / DAY;
  const openMonth = Math.max(0, month.of - held.of - (month.spent - held.spent));
  const today = Math.min(Math.max(0, day.of - day.spent), openMonth * (untilMidnight / daysLeft));
  const aDay: Micros = today / untilMidnight / Math.max(1, facts.watches) / (facts.halved ? 2 : 1);
  const affordable = Math.floor(((aDay * every) / DAY - tariff.count) / tariff.post);
  const posts = Math.min(affordable, atMost ?? affordable);
  if (posts >= SMALLEST_PAGE) return { posts, every };
  const smallest = SMALLEST_PAGE * tariff.post + tariff.count;
  const rarer = aDay <= 0 ? RAREST : Math.ceil((smallest / aDay) * DAY);
  return { posts: SMALLEST_PAGE, every: Math.min(RAREST, Math.max(every, rarer)) };
}
