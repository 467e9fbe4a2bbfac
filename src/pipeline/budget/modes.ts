/** How a watch is read just now: as it is set up, or more sparingly where money runs short. Pure. */
import { costOf } from "../../domain/money.ts";
import { type Mode, NO_READS, type Tariff } from "../../domain/reading.ts";
import type { Spent } from "../../domain/spending-report.ts";
import { SMALLEST_PAGE } from "./pay.ts";
import { LOW, stepsAt } from "./steps.ts";

/** How the money of a source stands. */
export interface Standing {
  readonly month: Spent;
  /** The part of the month that only bursts under way may use. */
  readonly held: Spent;
  readonly day: Spent;
}

export interface ReadingNow {
  readonly mode: Mode;
  readonly because: "set-up" | "month" | "day";
  /** Whether samples are half as large as they could be. */
  readonly halved: boolean;
}

/**
 * A watch that reads everything is sampled near the end of the month's money, and near the end of a day's;
 * one that is led by counts reads little anyway, and goes on until the money is gone.
 */
export function readingNow(setUp: Mode, { month, day }: Pick<Standing, "month" | "day">): ReadingNow {
  const steps = stepsAt(month);
  const halved = steps.includes("samples-halved");
  if (setUp !== "full") return { mode: setUp, because: "set-up", halved };
  if (steps.includes("full-to-sampled")) return { mode: "sampled", because: "month", halved };
  if (day.spent >= LOW * day.of) return { mode: "sampled", because: "day", halved };
  return { mode: "full", because: "set-up", halved };
}

/** Whether what is left of the month, but for the part that is held for bursts, pays no page any more. */
export function isMonthSpent({ month, held }: Pick<Standing, "month" | "held">, tariff: Tariff): boolean {
  const page = costOf({ ...NO_READS, posts: SMALLEST_PAGE }, tariff);
  return month.spent - held.spent + page > month.of - held.of;
}
