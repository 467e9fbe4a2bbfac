/** A made-up month of spending, to say things about. */
import { DOLLAR } from "../../src/domain/money.ts";
import type { SpendingReport } from "../../src/domain/spending-report.ts";
import { STEPS } from "../../src/pipeline/budget/steps.ts";

export const REPORT: SpendingReport = {
  source: "X",
  month: { spent: 40 * DOLLAR, of: 50 * DOLLAR },
  held: { spent: 0, of: 5 * DOLLAR },
  day: { spent: 1.9 * DOLLAR, of: 2.5 * DOLLAR },
  pace: 2 * DOLLAR,
  lastsUntil: Date.UTC(2026, 10, 28),
  startsAnew: Date.UTC(2026, 11, 1),
  forecast: 54 * DOLLAR,
  steps: ["no-lookups"],
  byWatch: [
    { watch: "lindqvist", cost: 21.4 * DOLLAR },
    { watch: "okafor", cost: 16.6 * DOLLAR },
  ],
  byPurpose: [
    { purpose: "poll", cost: 38 * DOLLAR },
    { purpose: "hydration", cost: 1.8 * DOLLAR },
    { purpose: "count", cost: 0.2 * DOLLAR },
  ],
  byBurst: [{ burst: "7K3Q000000000000", cost: 1.8 * DOLLAR }],
  byPerson: [{ person: "slack:U1", cost: 0.01 * DOLLAR }],
  unsettled: DOLLAR / 2,
  order: STEPS,
  compared: { from: Date.UTC(2026, 10, 24), at: Date.UTC(2026, 10, 25), theirs: 650, ours: 640 },
};
