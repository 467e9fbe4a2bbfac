/** Money, and what reads cost: whole millionths of a US dollar, so that sums are exact. */
import type { Reads, Tariff } from "./reading.ts";

/** Millionths of a US dollar. */
export type Micros = number;

export const DOLLAR: Micros = 1_000_000;

export function costOf(reads: Reads, tariff: Tariff): Micros {
  return reads.posts * tariff.post + reads.users * tariff.user + reads.counts * tariff.count;
}
