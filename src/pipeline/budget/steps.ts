/**
 * What is given up as a month's budget falls, and in which order: a closed list, each entry from a share of
 * the month on. It ends where only the part that is held for bursts under way is left.
 */
import type { Spent, Step } from "../../domain/spending-report.ts";

/** Nothing of the month is given up before this share of it is spent; then it is said, once. */
export const LOW: number = 0.8;

export const STEPS: readonly { readonly step: Step; readonly from: number }[] = [
  { step: "no-lookups", from: LOW },
  { step: "no-pursuit", from: 0.82 },
  { step: "standing-daily", from: 0.84 },
  { step: "samples-halved", from: 0.86 },
  { step: "full-to-sampled", from: 0.88 },
];

/** The steps taken so far, in their order; with more spent there are never fewer. */
export function stepsAt({ spent, of }: Spent): readonly Step[] {
  return STEPS.filter(({ from }) => spent >= from * of).map(({ step }) => step);
}
