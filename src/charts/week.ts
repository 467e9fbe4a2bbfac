/**
 * A week of a watch: posts by the hour as bars, told bursts as named lines over them, bursts that were kept quiet
 * as triangles, and a band where nothing was read: no bar there does not mean no post.
 */
import { DAY, type Instant } from "../domain/time.ts";
import type { WatchWeek } from "../domain/watch-week.ts";
import { postBars } from "./bars.ts";
import { type Chart, type ChartWords, CONFIG, INK, spokenIn, WIDTH } from "./chart.ts";

export interface WeekView extends Pick<WatchWeek, "from" | "to" | "step" | "counts" | "bursts" | "unread"> {
  readonly alt: string;
  readonly words: ChartWords & {
    /** What the marks are, each where it is drawn. */
    readonly told: string;
    readonly quiet: string;
    readonly unread: string;
  };
}

const SIZE = { width: WIDTH - 120, height: 150 } as const;
/** Pixels above the bars: a row of triangles, then as many rows of names as can be read. */
const ROWS = { quiet: -6, first: -22, each: 14, most: 4 } as const;
/** What a name of four to six characters takes, with air. */
const NAME_WIDTH = 48;

export function week({ from, to, step, counts, bursts, unread, alt, words }: WeekView): Chart {
  const x = {
    field: "at",
    type: "temporal" as const,
    scale: { type: "utc" as const, domain: [from, to] },
    axis: { title: words.time, grid: false, values: daysIn(from, to), format: "%-d %b" },
  };
  const told = named(
    bursts.filter(({ announced }) => announced),
    (at) => (SIZE.width * (at - from)) / (to - from),
  );
  const quiet = bursts.filter(({ announced }) => !announced).map(({ at }) => ({ at }));
  const legend = [
    ...(told.length > 0 ? [words.told] : []),
    ...(quiet.length > 0 ? [words.quiet] : []),
    ...(unread.length > 0 ? [words.unread] : []),
  ];
  return {
    alt,
    ...spokenIn(words),
    spec: {
      ...CONFIG,
      ...SIZE,
      ...(legend.length === 0
        ? {}
        : { title: { text: legend, orient: "bottom", offset: 8, fontSize: 12, lineHeight: 16 } }),
      layer: [
        {
          data: { values: joined(unread) },
          mark: { type: "rect", color: INK.grid, clip: true },
          encoding: { x, x2: { field: "to" }, y: { value: 0 }, y2: { value: SIZE.height } },
        },
        postBars(
          x,
          counts.map(({ at, posts }) => ({ at, to: at + step, posts })),
          words.posts,
        ),
        {
          data: { values: told },
          mark: { type: "rule", color: INK.alert, strokeDash: [4, 3], strokeWidth: 1.5 },
          encoding: {
            x,
            y: { field: "top", type: "quantitative", scale: null },
            y2: { value: SIZE.height },
          },
        },
        {
          data: { values: told.filter(({ label }) => label !== "") },
          mark: {
            ...{ type: "text", align: "left", baseline: "middle", dx: 4, dy: 4 },
            ...{ fontSize: 12, color: INK.text },
          },
          encoding: {
            x,
            y: { field: "top", type: "quantitative", scale: null },
            text: { field: "label" },
          },
        },
        {
          data: { values: quiet },
          mark: {
            type: "point",
            shape: "triangle-down",
            filled: true,
            size: 45,
            color: INK.line,
            opacity: 1,
          },
          encoding: { x, y: { value: ROWS.quiet } },
        },
      ],
    },
  };
}

/** Midnights, UTC: where days begin. */
function daysIn(from: Instant, to: Instant): Instant[] {
  const days: Instant[] = [];
  for (let at = Math.ceil(from / DAY) * DAY; at < to; at += DAY) days.push(at);
  return days;
}

interface Named {
  readonly at: Instant;
  /** Empty where there is no room for another name. */
  readonly label: string;
  /** Where its line begins, in pixels. */
  readonly top: number;
}

/** Names stand to the right of their lines: an earlier one above the lines that it would be crossed by. */
function named(bursts: WeekView["bursts"], pixelOf: (at: Instant) => number): readonly Named[] {
  const placed: (Named & { readonly x: number; readonly row: number })[] = [];
  for (const { shortId, at } of bursts.toReversed()) {
    const x = pixelOf(at);
    const crossing = placed.filter((later) => later.x < x + NAME_WIDTH);
    const row = 1 + Math.max(-1, ...crossing.map((later) => later.row));
    const fits = row < ROWS.most;
    // A line without a name is as short as can be, and in nobody's way.
    const top = ROWS.first - ROWS.each * (fits ? row : 0);
    placed.push({ at, label: fits ? shortId : "", top, x, row: fits ? row : -1 });
  }
  return placed.toReversed().map(({ at, label, top }) => ({ at, label, top }));
}

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** Stretches that meet as one: two bands over each other would be darker than one. */
function joined(stretches: readonly Stretch[]): readonly { readonly at: Instant; readonly to: Instant }[] {
  const bands: { at: Instant; to: Instant }[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = bands.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else bands.push({ at: from, to });
  }
  return bands;
}

/** The most that was posted in a step, with when; null without a post. */
export function busiestOf(counts: WatchWeek["counts"]): WatchWeek["counts"][number] | null {
  let busiest: WatchWeek["counts"][number] | null = null;
  for (const each of counts) if (busiest === null || each.posts > busiest.posts) busiest = each;
  return busiest;
}
