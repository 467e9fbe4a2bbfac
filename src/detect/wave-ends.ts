/** When waves are over: by the posts' own clock for good, and earlier by another clock, as far as is told. */
import { compareText } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { createDeadlines } from "./deadlines.ts";
import type { DetectionOptions, Finding } from "./finding.ts";
import { type Wave, windowOf } from "./waves.ts";

export interface WaveEnds {
  /** Takes up a wave, or its end's coming earlier. */
  add(wave: Wave): void;
  /** Takes a wave out that is over for another reason. */
  remove(wave: Wave): void;
  /** Takes out the waves whose window has passed by the posts' own clock, in the order of their ends. */
  takeBefore(clock: Instant): readonly Wave[];
  /** Tells that a wave is over, once. */
  tellEnd(wave: Wave): void;
  /** Tells such ends earlier, by another clock; later posts find the same as if it had not. */
  tellEnds(now: Instant): void;
  readonly open: number;
}

export function createWaveEnds(
  options: Pick<DetectionOptions, "window" | "slowWindow">,
  tell: (finding: Finding) => void,
): WaveEnds {
  const open = new Set<Wave>();
  const deadlines = createDeadlines<Wave>((wave) => (wave.open ? endOf(wave) : Number.NEGATIVE_INFINITY));

  function endOf(wave: Wave): Instant {
    return wave.last + windowOf(wave.horizon, options);
  }
  function byEnd(a: Wave, b: Wave): number {
    return endOf(a) - endOf(b) || compareText(a.burst.id, b.burst.id);
  }
  function tellEnd(wave: Wave): void {
    if (wave.told) return;
    wave.told = true;
    tell({ kind: "ended", burst: wave.burst.id, wave: wave.wave, at: endOf(wave) });
  }

  return {
    add(wave) {
      open.add(wave);
      deadlines.add(wave, endOf(wave));
    },
    remove: (wave) => open.delete(wave),
    takeBefore(clock) {
      const due = deadlines.takeBefore(clock);
      if (due.length === 0) return due;
      const over = [...new Set(due)].filter((wave) => wave.open).sort(byEnd);
      for (const wave of over) open.delete(wave);
      return over;
    },
    tellEnd,
    tellEnds(now) {
      const over = [...open].filter((wave) => endOf(wave) < now);
      for (const wave of over.sort(byEnd)) tellEnd(wave);
    },
    get open() {
      return open.size;
    },
  };
}
