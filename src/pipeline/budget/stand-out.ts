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
/** Platforms count a week back (X, counts/recent); today is one of its days. */
const DAYS_BEFORE = 6;
/** How far back counts are of use. */
export const MEMORY: Duration = DAYS_BEFORE * DAY + BESIDE + WINDOW;

export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** How many posts matched in a stretch. */
export interface Counted extends Stretch {
  readonly posts: number;
}

/**
 * The stretches to read of windows that end within (from, to], the earliest first; they may begin before
 * `from` by less than a window. Without any counts from the days before, nothing stands out.
 * @param counts by the minute around `from` and `to`, as coarse as an hour before; none of them overlap.
 */
export function standOut(counts: readonly Counted[], { from, to }: Stretch): readonly Stretch[] {
  const first = counts.reduce((least, count) => Math.min(least, count.from), to);
  const sums = runningSums(counts, first, to);
  const postsIn = (a: Instant, b: Instant) => sums(b) - sums(a);
  const stretches: { from: Instant; to: Instant }[] = [];
  for (let end = from + MINUTE; end <= to; end += MINUTE) {
    const begin = end - WINDOW;
    let before = 0;
    let watched = 0;
    for (let day = 1; day <= DAYS_BEFORE; day += 1) {
      const a = Math.max(first, begin - day * DAY - BESIDE);
      const b = end - day * DAY + BESIDE;
      if (b <= a) break;
      before += postsIn(a, b);
      watched += b - a;
    }
    const now = Math.round(postsIn(begin, end));
    const windows = watched / WINDOW;
    if (windows === 0 || now * windows <= before) continue;
    if (surpriseOf(now, { sightings: before, exposure: windows }) < SURPRISE) continue;
    const last = stretches.at(-1);
    if (last !== undefined && last.to >= begin) last.to = end;
    else stretches.push({ from: begin, to: end });
  }
  return stretches;
}

/** A day whose counts are coarser than a window for longer than this tells nothing of what stood out in it. */
const COARSE_AT_MOST: Duration = 4 * HOUR;

/**
 * The share of the posts of a watch's last day that stood out, by what is remembered of its counts.
 * @param queries the counts of each of its queries, the earliest first; those that ended long before the others
 *   are of an earlier wording.
 * @returns null where there are no counts of that day, or of no day before it
 */
export function shareThatStandsOut(queries: readonly (readonly Counted[])[]): number | null {
  const latest = Math.max(...queries.map((counts) => counts.at(-1)?.to ?? 0));
  let posts = 0;
  let standing = 0;
  for (const counts of queries) {
    const [first, last] = [counts[0], counts.at(-1)];
    if (first === undefined || last === undefined || last.to < latest - DAY) continue;
    const day = { from: last.to - DAY, to: last.to };
    const ofDay = counts.filter(({ from }) => from >= day.from);
    const fine = ofDay.reduce((sum, { from, to }) => sum + (to - from <= WINDOW ? to - from : 0), 0);
    if (first.from > day.from - DAY || fine < DAY - COARSE_AT_MOST) return null;
    const sums = runningSums(counts, first.from, day.to);
    posts += sums(day.to) - sums(day.from);
    for (const { from, to } of standOut(counts, day)) standing += sums(to) - sums(Math.max(from, day.from));
  }
  return posts === 0 ? null : Math.min(1, standing / posts);
}

/** How many posts there were from `first` up to a minute; a count is spread evenly over its minutes. */
function runningSums(counts: readonly Counted[], first: Instant, to: Instant): (at: Instant) => number {
  const minutes = Math.max(0, Math.ceil((to - first) / MINUTE));
  const sums = new Float64Array(minutes + 1);
  for (const count of counts) {
    const begin = Math.floor((count.from - first) / MINUTE);
    const end = Math.min(minutes, Math.max(begin + 1, Math.round((count.to - first) / MINUTE)));
    for (let i = begin; i < end; i += 1) sums[i + 1] = sums[i + 1]! + count.posts / (end - begin);
  }
  for (let i = 1; i <= minutes; i += 1) sums[i] = sums[i]! + sums[i - 1]!;
  return (at) => sums[Math.max(0, Math.min(minutes, Math.round((at - first) / MINUTE)))]!;
}
