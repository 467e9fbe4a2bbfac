/** What reading costs, in English. */
import type { Micros } from "../../../domain/money.ts";
import type { Mode, Purpose } from "../../../domain/reading.ts";
import type { Step } from "../../../domain/spending-report.ts";
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atMost, days, dollars, formed, grouped, posts } = amounts;

const modes: Readonly<Record<Mode, string>> = {
  full: "in full",
  sampled: "by samples",
  "counts-led": "led by counts",
};

const purposes: Readonly<Record<Purpose, string>> = {
  poll: "reading the watches",
  backfill: "reading the past of new watches",
  count: "counts",
  hydration: "looking up accounts of bursts",
  pursuit: "searching for the words of bursts",
  standing: "re-checks",
  lookup: "live look-ups",
};

const steps: Readonly<Record<Step, string>> = {
  "no-lookups": "live look-ups stop",
  "no-pursuit": "searches outside the watches stop",
  "standing-daily": "re-checks once a day only",
  "samples-halved": "what is sampled is read half as much",
  "full-to-sampled": "what is read in full is sampled",
};

const misses: Readonly<Record<Mode, string>> = {
  full: "misses what the search does not return",
  sampled: "misses what lies between the samples",
  "counts-led": "misses what the counts do not show, a burst of four accounts for instance",
};

export const money = {
  modes,
  purposes,
  steps,
  /** The same of watches that are named. */
  samplesHalved: (of: { n: number; names: string }) =>
    `${of.names}, already sampled, ${formed(of.n, { one: "reads", other: "read" })} half as much`,
  fullToSampled: (of: { n: number; names: string }) =>
    `${of.names} ${formed(of.n, { one: "changes", other: "change" })} from full to sampled`,
  misses,

  waits: (of: { watch: string; source: string }) => `${of.watch} waits to be started on ${of.source}`,
  wouldCost: (of: { matching: number; cost: Micros }) =>
    `About ${posts(of.matching)} a day, ${dollars(of.cost)} a day`,
  andFirst: (of: { hours: number; cost: Micros }) =>
    `; back-fill of ${grouped(of.hours)} h: ${dollars(of.cost)}`,
  notCounted: "What it would cost a day is not known: nobody could count its posts.",
  mode: (of: { called: string; posts: number; cost: Micros; delay: Duration; misses: string }) =>
    `${of.called}: ${posts(of.posts)} a day, ${dollars(of.cost)}, seen within ${atMost(of.delay)}; ${of.misses}`,
  asSetUp: "as it is set up",
  nothingSpent:
    "Nothing is read of it until somebody starts it. A narrower query costs less, and so does another way of reading (watches.reading in the configuration).",
  start: "Start",
  started: (watch: string) => `${watch} is started: it is read from its next poll on.`,
  startedAlready: (watch: string) => `${watch} is started already.`,
  notAskedYet: (watch: string) => `Nobody has counted yet what ${watch} costs. It will be asked for here.`,

  low: (of: { percent: number; source: string; spent: Micros; limit: Micros }) =>
    `${of.percent} % of this month's ${of.source} budget is spent: ${dollars(of.spent)} of ${dollars(of.limit)}.`,
  paceUntil: (of: { cost: Micros; until: Inline; anew: Inline }) =>
    line`At the pace of the last 7 days (${dollars(of.cost)} a day) it lasts until ${of.until}; it starts anew on ${of.anew}.`,
  paceLasts: (of: { cost: Micros; anew: Inline }) =>
    line`At the pace of the last 7 days (${dollars(of.cost)} a day) it lasts until it starts anew on ${of.anew}.`,
  whereItWent: "Where it went",
  spentOn: (of: { name: string; cost: Micros }) => `${of.name} ${dollars(of.cost)}`,
  fromNowOn: (of: { steps: readonly string[]; held: Micros }) =>
    `From now on, in this order: ${of.steps.join(" · ")}. ${dollars(of.held)} is kept for bursts under way. Every number from a sample will say so.`,
  raiseTo: (cost: Micros) => `Raise to ${dollars(cost)}`,
  narrow: "Narrow a watch…",
  whatItCosts: "What it costs",

  gone: (of: { source: string; limit: Micros }) => `The ${of.source} budget is spent (${dollars(of.limit)}).`,
  goneRest: (of: { stopped: Inline; anew: Inline }) =>
    line`Reading stopped ${of.stopped}; it resumes on ${of.anew}. Bursts in between will not be seen.`,
  goneReadBack: (of: { anew: Inline; days: number; cost: Micros | null }) => {
    const stretch = of.days === 1 ? "day" : days(of.days);
    const cost = of.cost === null ? "" : ` for about ${dollars(of.cost)}`;
    return line` On ${of.anew} the last ${stretch} can be read back${cost} (you will be asked).`;
  },
  goneOnward: " Stored posts, commands and exports work as before.",

  sampledNow: (of: { names: string; source: string }) =>
    `From now on ${of.names} on ${of.source}: read by samples.`,
  sampledRest: (of: { anew: Inline }) =>
    line`Not every post is read until ${of.anew} at the latest. Every number from a sample will say so.`,
  notReadNow: (of: { names: string; source: string }) => `${of.names} on ${of.source}: reading stopped.`,
  notReadRest: (of: { stopped: Inline; anew: Inline }) =>
    line`Reading stopped ${of.stopped}; it resumes on ${of.anew} at the latest. Bursts in between will not be seen.`,
  saidNowhere:
    "amounts and questions are put into no chat: access.place names none; /verbatim cost shows them",

  cost: "What reading costs",
  thisMonth: (of: { source: string; spent: Micros; limit: Micros; forecast: Micros }) =>
    `${of.source}: ${dollars(of.spent)} of ${dollars(of.limit)} this month, forecast ${dollars(of.forecast)} if nothing changes`,
  today: (of: { spent: Micros; limit: Micros }) => `today ${dollars(of.spent)} of ${dollars(of.limit)}`,
  held: (of: { spent: Micros; limit: Micros }) =>
    `kept for bursts under way: ${dollars(of.limit)}, of which ${dollars(of.spent)} is spent`,
  labels: {
    watches: "By watch",
    purposes: "By purpose",
    bursts: "By burst",
    people: "By person",
    unsettled: "Booked",
    compared: "Compared",
    order: "As the month is spent",
    givenUp: "Given up",
    money: "Money",
  },
  unsettled: (cost: Micros) =>
    `${dollars(cost)} for reads whose answer was lost, by a stop, a broken line or on its way; it counts as spent`,
  stepFrom: (of: { percent: number; name: string }) => `from ${of.percent} % on ${of.name}`,
  compared: (of: { theirs: number; ours: number; first: Inline; latest: Inline }) =>
    line`from ${of.first} to ${of.latest} the platform counted ${posts(of.theirs)}, the ledger ${grouped(of.ours)}`,
  free: "Nothing here costs money.",
  raised: (of: { source: string; limit: Micros }) =>
    `This month's ${of.source} budget is ${dollars(of.limit)} now. The next month begins as the configuration says.`,
  cannotLower: (of: { limit: Micros }) =>
    `This month's budget is ${dollars(of.limit)}. Only a larger one can be set here; the configuration sets a smaller one.`,

  reads: (of: { mode: string }) => `read ${of.mode}`,
  readsNow: (of: { mode: string; because: "month" | "day" | "set-up" }) =>
    `read ${of.mode} now, because of ${of.because === "day" ? "today's" : "this month's"} budget`,
  waitsForStart: "waits to be started",
};
