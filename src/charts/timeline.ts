/** When a burst was posted: posts a minute as bars, different accounts as a line, the alert as a mark. */
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "../domain/time.ts";
import { postBars } from "./bars.ts";
import { type Chart, type ChartWords, CONFIG, INK, spokenIn, WIDTH } from "./chart.ts";

export interface Posting {
  readonly at: Instant;
  /** Which account, by anything that tells it from others. */
  readonly account: string;
}

export interface TimelineView {
  /** The earliest first. */
  readonly postings: readonly Posting[];
  /** When it was found; null for no mark, and none is drawn where that was long after its posts. */
  readonly alertAt: Instant | null;
  readonly alt: string;
  readonly words: ChartWords;
}

/** So many bars at most: a minute each where that is enough, else the next rounder length. */
const BARS = 90;
const STEPS: readonly Duration[] = [
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

export function timeline({ postings, alertAt, alt, words }: TimelineView): Chart {
  const step = stepFor(postings);
  const bars = countedBy(postings, step);
  const [from, to] = domainOf(bars, step);
  const isNear = alertAt !== null && isMarked(postings, alertAt);
  const x = {
    field: "at",
    type: "temporal" as const,
    scale: { type: "utc" as const, domain: [from, isNear ? Math.max(to, alertAt) : to] },
    axis: { title: words.time, grid: false, tickCount: 5, format: clockFor(postings) },
  };
  const alert = isNear ? [{ at: alertAt, label: words.alert }] : [];
  return {
    alt,
    ...spokenIn(words),
    spec: {
      ...CONFIG,
      width: WIDTH - 100,
      height: 160,
      layer: [
        postBars(x, bars, words.posts),
        {
          data: { values: [...bars, ...ending(bars)].map(({ at, accounts }) => ({ at, accounts })) },
          mark: { type: "line", color: INK.line, strokeWidth: 2.5, interpolate: "step-after" },
          encoding: {
            x,
            y: {
              field: "accounts",
              type: "quantitative",
              scale: { zero: true },
              axis: { title: words.accounts, orient: "right", grid: false, tickMinStep: 1, tickCount: 4 },
            },
          },
        },
        {
          data: { values: alert },
          mark: { type: "rule", color: INK.alert, strokeDash: [4, 3], strokeWidth: 1.5 },
          encoding: { x },
        },
        {
          data: { values: alert },
          mark: {
            type: "text",
            align: "left",
            dx: 0,
            baseline: "bottom",
            y: -3,
            fontSize: 12,
            color: INK.text,
          },
          encoding: { x, text: { field: "label" } },
        },
      ],
      resolve: { scale: { y: "independent" } },
    },
  };
}

/** So many bars there is room for at least: one alone would be a wall, and its clock the same at each mark. */
const LEAST_BARS = 12;

/** Whether a moment gets a mark: far behind the last bar it would leave no room for the bars. */
export function isMarked(postings: readonly Posting[], at: Instant): boolean {
  const step = stepFor(postings);
  const [from, to] = domainOf(countedBy(postings, step), step);
  return from <= at && at <= to + LEAST_BARS * step;
}

/** From the first bar to the last, or as far as there is room for. */
export function domainOf(bars: readonly Pick<Bar, "at" | "to">[], step: Duration): [Instant, Instant] {
  const from = bars[0]?.at ?? 0;
  return [from, Math.max(bars.at(-1)?.to ?? 0, from + LEAST_BARS * step)];
}

/** What was reached holds to the end of the last bar. */
function ending(bars: readonly Bar[]): readonly Pick<Bar, "at" | "accounts">[] {
  return bars.slice(-1).map(({ to, accounts }) => ({ at: to, accounts }));
}

/** Hours and minutes within two days, days beyond; in UTC as everything. */
export function clockFor(postings: readonly Pick<Posting, "at">[]): string {
  const span = (postings.at(-1)?.at ?? 0) - (postings[0]?.at ?? 0);
  return span <= 2 * DAY ? "%H:%M" : "%-d %b";
}

export function stepFor(postings: readonly Posting[]): Duration {
  const first = postings[0]?.at ?? 0;
  const last = postings.at(-1)?.at ?? first;
  return STEPS.find((step) => (last - first) / step < BARS) ?? DAY;
}

interface Bar {
  readonly at: Instant;
  readonly to: Instant;
  readonly posts: number;
  /** Different accounts up to its end. */
  readonly accounts: number;
}

/** Every step from the first to the last, those without posts included. */
export function countedBy(postings: readonly Posting[], step: Duration): readonly Bar[] {
  const seen = new Set<string>();
  const bars = new Map<number, { posts: number; accounts: number }>();
  const at = (posting: Posting) => Math.floor(posting.at / step) * step;
  const [first] = postings;
  const last = postings.at(-1);
  if (first === undefined || last === undefined) return [];
  for (let from = at(first); from <= at(last); from += step) bars.set(from, { posts: 0, accounts: 0 });
  for (const posting of postings) {
    seen.add(posting.account);
    const bar = bars.get(at(posting));
    if (bar === undefined) continue;
    bar.posts += 1;
    bar.accounts = seen.size;
  }
  let accounts = 0;
  return [...bars].map(([from, bar]) => {
    accounts = Math.max(accounts, bar.accounts);
    return { at: from, to: from + step, posts: bar.posts, accounts };
  });
}
