/** Every default and every limit of the configuration, in one place. */
import { DAY, HOUR, MINUTE } from "../domain/time.ts";
import { LONGEST_KNOWN_TEXT, LONGEST_PHRASE, MOST_PHRASES } from "../domain/watch.ts";

export const DEFAULTS = {
  detection: {
    minAccounts: 4,
    window: 60 * MINUTE,
    slowMinAccounts: 8,
    thingMinAccounts: 8,
    slowWindow: 36 * HOUR,
    surprise: 6,
    slowSurprise: 3,
    capacity: 1_000_000,
  },
  watch: { reading: "full" },
  retention: { texts: 90 * DAY, hashes: 365 * DAY, removed: "drop" },
  store: { url: "sqlite:./data/verbatim.db" },
  x: {
    pollEvery: MINUTE,
    /** US dollars. */
    monthlyMoney: 50,
    /** What a month's contract sells at most (docs.x.com names 2 and 3 million: the smaller one). */
    monthlyReads: 2_000_000,
    /** Live look-ups a day. */
    lookups: { person: 5, team: 50 },
    /** Self-serve; 4,096 for enterprise (docs.x.com, build a query). */
    queryLength: 512,
    reposts: false,
    /** US dollars for one of each, pay-per-use (docs.x.com, pricing). */
    prices: { post: 0.005, user: 0.01, count: 0.005 },
    backfill: { hours: 24, maxReads: 1_000 },
    /** US dollars. */
    confirmAbove: 5,
    sampleEvery: 30 * MINUTE,
    countEvery: 15 * MINUTE,
  },
  replay: { speed: 1 },
  /** Without a word about chat there is still the terminal, which needs no account. */
  chat: { terminal: {} },
  slack: {
    mode: "socket",
    ...{ mentions: true, history: true, files: true, names: true, shortcut: true },
    unfurl: false,
  },
  discord: { mode: "gateway" },
  route: {
    minSeverity: 0,
    timezone: "UTC",
    handles: "full",
    explained: "digest",
    language: "en",
  },
} as const;

export const LIMITS = {
  /** A configuration is written by hand; more than this is another file by mistake. */
  fileCharacters: 1_000_000,
  /** How often YAML aliases may be expanded; ten levels of nine references each are a bomb. */
  aliases: 100,
  /** The schema itself is five levels deep. */
  depth: 12,
  /** The first is the cause; of what follows from it, a few are enough. */
  syntaxErrors: 3,
  watches: 1_000,
  routes: 1_000,
  /** Phrases in each list of a watch. */
  phrases: MOST_PHRASES,
  phraseCharacters: LONGEST_PHRASE,
  textCharacters: LONGEST_KNOWN_TEXT,
  /** A burst of fewer than two accounts is a person who repeats themselves. */
  minAccounts: { min: 2, max: 1_000_000 },
  window: { min: MINUTE, max: 36 * HOUR },
  slowWindow: { min: HOUR, max: 7 * DAY },
  /** One in a million is 6; beyond 300 no number of accounts says more. */
  surprise: { min: 0, max: 300 },
  capacity: { min: 1_000, max: 100_000_000 },
  pollEvery: { min: 1_000, max: DAY },
  sampleEvery: { min: MINUTE, max: DAY },
  /** X sends no smaller page. */
  samplePosts: 10,
  /** Counts come by the minute, and each call costs. */
  countEvery: { min: 5 * MINUTE, max: HOUR },
  queryLength: { min: 128, max: 4_096 },
  /** Recent search goes back seven days. */
  backfillHours: 7 * 24,
} as const;

/** The other minimums where nobody set them: the usual ones, yet never below the fast one for words. */
export function followingMinAccounts(minAccounts: number) {
  const { slowMinAccounts, thingMinAccounts } = DEFAULTS.detection;
  return {
    slowMinAccounts: Math.max(slowMinAccounts, minAccounts),
    thingMinAccounts: Math.max(thingMinAccounts, minAccounts),
  };
}
