/**
 * Which minutes stand out by the number of their posts: what a watch that is led by counts reads. A minute is
 * read when it lies in ten minutes with so many posts as one in a hundred has, by what the same time of day
 * had on the days before; the same reckoning as a burst's surprise. Pure.
 *
 * Ten minutes, an hour to either side and one in a hundred were measured on the labelled week: see
 * docs/reading-modes.md, which also says what this misses.
 */
import { surpriseOf } from "../../detect/score.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "../../domain/time.ts";

export const WINDOW: Duration = 10 * MINUTE;
const BESIDE: Duration = HOUR;
/** −log10 of the chance: one window in a hundred. */
const SURPRISE = 2;
/** Counts reach back seven days (X, counts/recent); today is one of them. */
export const DAYS_BEFORE = 6;

/** Posts in one minute. */
export interface MinuteCount {
  readonly from: Instant;
  readonly posts: number;
}

export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The stretches to read, the earliest first, of windows that end within (from, to]; they may begin before
 * `from` by less than a window. Without any counts from the days before, nothing stands out.
 * @param counts by minute, the earliest first, from six days before `from` on; absent minutes had none.
 */
export function standOut(counts: readonly MinuteCount[], { from, to }: Stretch): readonly Stretch[] {
  const first = counts[0]?.from;
  if (first === undefined) return [];
  const sums = runningSums(counts, first, to);
  const postsIn = (a: Instant, b: Instant) =>
    sumAt(sums, (b - first) / MINUTE) - sumAt(sums, (a - first) / MINUTE);
  const stretches: { from: Instant; to: Instant }[] = [];
  for (let end = from + MINUTE; end <= to; end += MINUTE) {
    const begin = end - WINDOW;
    let posts = 0;
    let watched = 0;
    for (let day = 1; day <= DAYS_BEFORE; day += 1) {
      const a = Math.max(first, begin - day * DAY - BESIDE);
      const b = end - day * DAY + BESIDE;
      if (b <= a) break;
      posts += postsIn(a, b);
      watched += b - a;
    }
    const now = postsIn(Math.max(first, begin), end);
    const windows = watched / WINDOW;
    if (windows === 0 || now * windows <= posts) continue;
    if (surpriseOf(now, { sightings: posts, exposure: windows }) < SURPRISE) continue;
    const last = stretches.at(-1);
    if (last !== undefined && last.to >= begin) last.to = end;
    else stretches.push({ from: begin, to: end });
  }
  return stretches;
}

/** Sum of all minutes before each; one more than there are minutes. */
function runningSums(counts: readonly MinuteCount[], first: Instant, to: Instant): Float64Array {
  const minutes = Math.max(0, Math.ceil((to - first) / MINUTE));
  const sums = new Float64Array(minutes + 1);
  for (const { from, posts } of counts) {
    const minute = Math.floor((from - first) / MINUTE);
    if (minute >= 0 && minute < minutes) sums[minute + 1] = sums[minute + 1]! + posts;
  }
  for (let i = 1; i <= minutes; i += 1) sums[i] = sums[i]! + sums[i - 1]!;
  return sums;
}

function sumAt(sums: Float64Array, minute: number): number {
  return sums[Math.max(0, Math.min(sums.length - 1, Math.floor(minute)))]!;
}
