/** Charts of a burst and of a watch in a reader's language, from what is stored: the same for a page and for a chat. */

import type { Words } from "../cards/words/catalogue.ts";
import type { Chart, ChartWords } from "../charts/chart.ts";
import { countedBy, type Posting, stepFor, timeline } from "../charts/timeline.ts";
import { variants } from "../charts/variants.ts";
import { busiestOf, week } from "../charts/week.ts";
import { differenceOf } from "../detect/differences.ts";
import type { Instant } from "../domain/time.ts";
import type { WatchWeek } from "../domain/watch-week.ts";

/**
 * When it was posted, with the moment at which it was found; the earliest first.
 * @param isCut whether there are more posts than these, which is said
 */
export function timelineOf(
  postings: readonly Posting[],
  alertAt: Instant | null,
  words: Words,
  isCut = false,
): Chart {
  const step = stepFor(postings);
  const [first, last] = [postings[0]?.at ?? 0, postings.at(-1)?.at ?? 0];
  const most = Math.max(0, ...countedBy(postings, step).map(({ posts }) => posts));
  const shown = words.charts.timelineAlt({
    accounts: new Set(postings.map(({ account }) => account)).size,
    posts: postings.length,
    from: words.amounts.moment(first, "full", "UTC"),
    to: words.amounts.moment(last, "full", "UTC"),
    most,
    span: step,
  });
  const alt = [
    shown,
    ...(alertAt === null ? [] : [words.charts.foundAlt(words.amounts.moment(alertAt, "full", "UTC"))]),
    ...(isCut ? [words.charts.firstOnly(postings.length)] : []),
  ].join(" ");
  return timeline({ postings, alertAt, alt, words: chartWords(words, step) });
}

/** Null for copies that all read the same. */
export function variantsOf(
  passage: string,
  copies: readonly { readonly at: Instant; readonly text: string | null }[],
  words: Words,
): Chart | null {
  const byLabel = new Map<string, Instant[]>();
  for (const { at, text } of copies) {
    if (text === null) continue;
    const label = labelOf(passage, text, words);
    const same = byLabel.get(label);
    if (same === undefined) byLabel.set(label, [at]);
    else same.push(at);
  }
  if (byLabel.size < 2) return null;
  return variants({
    variants: [...byLabel].map(([label, at]) => ({ label, at })),
    alt: words.charts.variantsAlt(byLabel.size),
    words: chartWords(words, 0),
  });
}

function labelOf(passage: string, text: string, { differences }: Words): string {
  const { changed, leftOut, added } = differenceOf(passage, text);
  const [change] = changed;
  if (change !== undefined) {
    return differences.changed({ to: `“${short(change.to)}”`, from: `“${short(change.from)}”` });
  }
  if (leftOut[0] !== undefined) return differences.leftOut(`“${short(leftOut[0])}”`);
  return added[0] === undefined ? differences.none : differences.added(`“${short(added[0])}”`);
}

/** A label has room for so many characters of each part. */
const LABEL = 24;

function short(text: string): string {
  return text.length <= LABEL ? text : `${text.slice(0, LABEL - 1).toWellFormed()}…`;
}

/** Bursts that a text names; more are counted. */
const TOLD = 8;

/** The last seven days of a watch, by the hour. */
export function weekOf(of: WatchWeek, words: Words): Chart {
  const { charts, amounts } = words;
  const told = of.bursts.filter(({ announced }) => announced);
  const busiest = busiestOf(of.counts);
  const at = (when: Instant) => amounts.moment(when, "full", "UTC");
  const alt = charts.weekAlt({
    watch: of.watchName,
    from: amounts.moment(of.from, "date", "UTC"),
    to: amounts.moment(of.to - 1, "date", "UTC"),
    posts: of.counts.reduce((sum, { posts }) => sum + posts, 0),
    most: busiest?.posts ?? 0,
    at: at(busiest?.at ?? of.from),
    told: told.slice(0, TOLD).map((burst) => `${burst.shortId} (${at(burst.at)})`),
    moreTold: Math.max(0, told.length - TOLD),
    quiet: of.bursts.length - told.length + of.moreBursts,
    unread: of.unread.length > 0,
  });
  const own = { posts: charts.hourly, told: charts.told, quiet: charts.quiet, unread: charts.unread };
  return week({ ...of, alt, words: { ...chartWords(words, of.step), ...own } });
}

function chartWords({ charts, language }: Words, step: number): ChartWords {
  const { accounts, time, alert, others } = charts;
  return { posts: charts.posts(step), accounts, time, alert, others, language };
}
