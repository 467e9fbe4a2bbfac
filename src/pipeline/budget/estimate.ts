/** What a watch would cost in each mode, how late it would be, and how much it would leave out. Pure. */
import { costOf, type Micros } from "../../domain/money.ts";
import { type Mode, NO_READS } from "../../domain/reading.ts";
import { DAY, type Duration, type Instant, MINUTE } from "../../domain/time.ts";
import type { Source } from "../../sources/source.ts";
import { nextPollAfter } from "../pace.ts";
import type { StandingOf } from "./budget.ts";
import { planSample } from "./sample.ts";

/** A day of a month of thirty, of which nothing is spent. */
const FRESH_MONTH: Instant = Date.UTC(2026, 3, 1);
/** What stood out of the labelled week, by posts: see docs/reading-modes.md. For a watch that nobody counted. */
const STANDS_OUT = 0.15;

export interface ModeEstimate {
  readonly mode: Mode;
  /** Posts read on an ordinary day, and counts asked for. */
  readonly posts: number;
  readonly counts: number;
  readonly perDay: Micros;
  /** The longest time from a post to its being read, on an ordinary day. */
  readonly delay: Duration;
}

export interface EstimateFacts {
  /** Posts that match on a day. */
  readonly matching: number;
  readonly paid: Pick<StandingOf, "allowance" | "sparing" | "tariff">;
  readonly polled: Pick<Source, "pollEvery" | "pace">;
  /** Watches that share the source's money. */
  readonly watches: number;
  /** The share of posts in minutes that stood out, by the watch's own counts; null where there are too few. */
  readonly standingOut: number | null;
}

export function estimateModes(facts: EstimateFacts): readonly ModeEstimate[] {
  const { matching, polled, watches } = facts;
  const standingOut = facts.standingOut ?? STANDS_OUT;
  const { allowance, sparing, tariff } = facts.paid;
  const { posts, every } = planSample({
    standing: {
      month: { spent: 0, of: allowance.month },
      held: { spent: 0, of: allowance.held },
      day: { spent: 0, of: allowance.day },
    },
    ...{ tariff, watches, every: sparing.sampleEvery, atMost: sparing.samplePosts },
    ...{ halved: false, now: FRESH_MONTH },
  });
  const sampled = Math.min(matching, Math.round((posts * DAY) / every));
  const looks = Math.round(DAY / sparing.countEvery);
  const counted = (mode: Mode, read: number, counts: number, delay: Duration): ModeEstimate => ({
    ...{ mode, posts: read, counts, delay },
    perDay: costOf({ ...NO_READS, posts: read, counts }, tariff),
  });
  return [
    counted("full", matching, 0, longestRest(polled, matching) + MINUTE),
    counted("sampled", sampled, Math.round(DAY / every), every + MINUTE),
    counted("counts-led", Math.round(matching * standingOut), looks, sparing.countEvery + MINUTE),
  ];
}

/** Between two polls: where little is posted it is longer, by the longest quiet that so many posts a day leave. */
function longestRest(polled: EstimateFacts["polled"], matching: number): Duration {
  const quiet = matching === 0 ? DAY : (DAY / matching) * Math.max(1, Math.log(matching));
  return nextPollAfter(polled, { quietSince: FRESH_MONTH - quiet, burst: false }, FRESH_MONTH);
}
