/** When each wording of a burst was posted: one strip a wording, the most frequent first, all on the same clock. */
import type { Instant } from "../domain/time.ts";
import { type Chart, type ChartWords, CONFIG, INK, spokenIn, WIDTH } from "./chart.ts";
import { clockFor, domainOf, stepFor } from "./timeline.ts";

export interface Variant {
  /** What tells it from the others, in a few words. */
  readonly label: string;
  /** The earliest first. */
  readonly at: readonly Instant[];
}

/** Strips shown; what is rarer is put into one. */
const STRIPS = 6;

export function variants(of: {
  readonly variants: readonly Variant[];
  readonly alt: string;
  readonly words: ChartWords;
}): Chart {
  const ranked = of.variants.toSorted((a, b) => b.at.length - a.at.length);
  const rest = ranked.slice(STRIPS).flatMap(({ at }) => at);
  const shown = [
    ...ranked.slice(0, STRIPS),
    ...(rest.length > 0 ? [{ label: of.words.others, at: rest }] : []),
  ];
  const all = of.variants.flatMap(({ at }) => at).sort((a, b) => a - b);
  const step = stepFor(all.map((at) => ({ at, account: "" })));
  const domain = domainOf(
    all.map((at) => Math.floor(at / step) * step).map((at) => ({ at, to: at + step })),
    step,
  );
  const labels = shown.map(({ label, at }) => `${label} (${at.length})`);
  const values = shown.flatMap(({ at }, i) => {
    const counts = new Map<number, number>();
    for (const moment of at) {
      const from = Math.floor(moment / step) * step;
      counts.set(from, (counts.get(from) ?? 0) + 1);
    }
    return [...counts].map(([from, posts]) => ({
      at: from,
      to: from + step,
      posts,
      wording: labels[i] ?? "",
    }));
  });
  return {
    alt: of.alt,
    ...spokenIn(of.words),
    spec: {
      ...CONFIG,
      data: { values },
      facet: {
        row: {
          field: "wording",
          type: "nominal",
          sort: labels,
          title: null,
          header: { labelAngle: 0, labelOrient: "top", labelAnchor: "start", labelPadding: 2 },
        },
      },
      spacing: 6,
      spec: {
        width: WIDTH - 60,
        height: 34,
        mark: { type: "rect", color: INK.bars },
        encoding: {
          x: {
            field: "at",
            type: "temporal",
            scale: { type: "utc", domain },
            axis: {
              title: of.words.time,
              grid: false,
              tickCount: 5,
              format: clockFor(all.map((at) => ({ at }))),
            },
          },
          x2: { field: "to" },
          y: { field: "posts", type: "quantitative", axis: { title: null, tickMinStep: 1, tickCount: 2 } },
          y2: { datum: 0 },
        },
      },
    },
  };
}
