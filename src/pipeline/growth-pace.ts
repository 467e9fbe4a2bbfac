/**
 * When a large wave that only grows is described anew. Describing reads all of its members: done at each poll, it
 * would cost the square of their number, and done at each part of growth, a multiple of it.
 */
import type { StoredBurst } from "../store/bursts.ts";
import type { WaveFacts } from "./waves.ts";

/** A wave of fewer posts is described whenever it has another. */
const LARGE = 2_000;
/** A larger one when it has grown by this part: no reader misses the others. */
const GROWTH = 0.02;

/**
 * Whether what is stored of a wave may stand although it has so many members now. What it became otherwise, an end
 * or a faster one, is told at once.
 */
export function mayWait({ burst, quickenedSeq }: StoredBurst, facts: WaveFacts, members: number): boolean {
  if (burst.posts < LARGE || members >= burst.posts * (1 + GROWTH)) return false;
  const { state, horizon, absorbedBy, crew } = burst;
  return (
    state === facts.state &&
    horizon === facts.horizon &&
    absorbedBy === facts.absorbedBy &&
    quickenedSeq === facts.quickenedSeq &&
    JSON.stringify(crew) === JSON.stringify(facts.crew)
  );
}
