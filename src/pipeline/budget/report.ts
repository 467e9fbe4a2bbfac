/** Reporting how the money of a source stands: from the ledger, with what that leads one to expect. */
import type { Kysely } from "kysely";
import type { SpendingReport } from "../../domain/spending-report.ts";
import { DAY, type Instant } from "../../domain/time.ts";
import { spentBy, spentIn } from "../../store/spent.ts";
import type { Tables } from "../../store/tables.ts";
import type { Budget } from "./budget.ts";
import { monthStart, nextMonth } from "./calendar.ts";
import { STEPS, stepsAt } from "./steps.ts";
import { lastComparison } from "./usage.ts";

/** The pace is that of the last so many days. */
const PACE_DAYS = 7;

export async function reportSpending(
  db: Kysely<Tables>,
  budget: Pick<Budget, "standing">,
  source: string,
  now: Instant,
): Promise<SpendingReport> {
  const { standing } = await budget.standing(source, now);
  const { month, held, day } = standing;
  const thisMonth = { source, from: monthStart(now), to: nextMonth(now) };
  const lately = await spentIn(db, { source, from: now - PACE_DAYS * DAY, to: now + 1 });
  const days = lately.first === null ? 1 : Math.max(1, (now - lately.first) / DAY);
  const pace = Math.round(lately.cost / days);
  const open = Math.max(0, month.of - held.of - (month.spent - held.spent));
  const startsAnew = nextMonth(now);
  const lastsUntil = pace === 0 ? startsAnew : now + (open / pace) * DAY;
  const forecast = Math.round(month.spent + (pace * (startsAnew - now)) / DAY);
  const { unsettled } = await spentIn(db, thisMonth);
  const watches = await spentBy(db, "watch_id", { ...thisMonth, purposes: ["poll", "backfill"] });
  const purposes = await spentBy(db, "purpose", thisMonth);
  const bursts = await spentBy(db, "burst_id", thisMonth);
  const people = await spentBy(db, "person", thisMonth);
  return {
    ...{ source, month, held, day, pace, startsAnew, forecast, unsettled },
    lastsUntil: lastsUntil >= startsAnew ? null : lastsUntil,
    ...{ steps: stepsAt(month), order: STEPS },
    byWatch: watches.map(({ of: watch, cost }) => ({ watch, cost })),
    byPurpose: purposes.map(({ of: purpose, cost }) => ({ purpose, cost })),
    byBurst: bursts.map(({ of: burst, cost }) => ({ burst, cost })),
    byPerson: people.map(({ of: person, cost }) => ({ person, cost })),
    compared: await lastComparison(db, source),
  };
}
