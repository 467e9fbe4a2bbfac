/** Posts as bars on a time axis, each as wide as the time that it counts. */
import type { Instant } from "../domain/time.ts";
import { INK } from "./chart.ts";

interface Bar {
  readonly at: Instant;
  readonly to: Instant;
  readonly posts: number;
}

/** @param x the time axis of the layers that it stands among */
export function postBars<X>(x: X, bars: readonly Bar[], title: string) {
  return {
    data: { values: bars.map(({ at, to, posts }) => ({ at, to, posts })) },
    mark: { type: "rect" as const, color: INK.bars },
    encoding: {
      x,
      x2: { field: "to" },
      y: {
        field: "posts",
        type: "quantitative" as const,
        scale: { zero: true },
        axis: { title, tickMinStep: 1, tickCount: 4 },
      },
      y2: { datum: 0 },
    },
  };
}
