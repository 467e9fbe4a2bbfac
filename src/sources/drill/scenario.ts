/** What happens in a drill, as data: how much ordinary talk, and which texts are planted in it. */
import { DAY, type Duration, HOUR, MINUTE } from "../../domain/time.ts";
import type { Change } from "./changes.ts";

export interface Plant {
  /** A paid campaign, or what innocently looks like one. */
  readonly kind: "campaign" | "headline" | "petition";
  /** The title of the page that the text links to, as the platform's link preview names it. */
  readonly title?: string;
  /** `[one|other]` marks words that copies may swap. */
  readonly text: string;
  /** How copies differ; each picks one. */
  readonly changes: readonly Change[];
  readonly accounts: number;
  /** Copies beyond one an account. */
  readonly repeats: number;
  /** Since the drill's start. */
  readonly at: Duration;
  readonly over: Duration;
  /** Ordinary accounts that repost one of the copies, which makes no copy. */
  readonly reposts: number;
}

export interface Scenario {
  readonly length: Duration;
  /** Ordinary posts, reposts included. */
  readonly posts: number;
  readonly people: number;
  /** Accounts that the campaign has at its disposal. */
  readonly hired: number;
  /** Items that a source could not read. */
  readonly malformed: number;
  readonly plants: readonly Plant[];
}

const ALL_CHANGES: readonly Change[] = ["verbatim", "intro", "swapped", "homoglyphs", "tags-and-links"];

const THANK_HER =
  "Only one candidate has stood up for our harbour workers, and this Sunday we can [thank|choose|back] her together #Lindqvist";

/** Seven days, with everything in them that a channel may meet. */
export const WEEK: Scenario = {
  length: 7 * DAY,
  posts: 6_200,
  people: 1_500,
  hired: 76,
  malformed: 9,
  plants: [
    {
      kind: "campaign",
      text: "I have worked on these quays for thirty years and Mara Lindqvist is the first one who ever asked us what we need",
      changes: ["verbatim"],
      accounts: 18,
      repeats: 2,
      at: DAY + 7 * HOUR,
      over: 12 * MINUTE,
      reposts: 25,
    },
    {
      kind: "headline",
      text: "Lindqvist wants a vote on the new harbour before the summer https://courier.example/harbour-vote",
      title: "Lindqvist wants a vote on the new harbour before the summer",
      changes: ["verbatim"],
      accounts: 41,
      repeats: 0,
      at: DAY + 18 * HOUR,
      over: 14 * MINUTE,
      reposts: 8,
    },
    {
      kind: "campaign",
      text: "Ask yourself who kept the clinic on Cooper Street open last winter, it was Lindqvist and nobody else on that council",
      changes: ["verbatim"],
      accounts: 4,
      repeats: 0,
      at: 2 * DAY + 9 * HOUR,
      over: 31 * MINUTE,
      reposts: 0,
    },
    {
      kind: "campaign",
      text: "My children will grow up beside a clean harbour because Mara Lindqvist never gave in to the fuel company",
      changes: ["verbatim", "intro"],
      accounts: 12,
      repeats: 0,
      at: 2 * DAY + 20 * HOUR,
      over: 30 * HOUR,
      reposts: 0,
    },
    {
      kind: "campaign",
      text: THANK_HER,
      changes: ALL_CHANGES,
      accounts: 52,
      repeats: 9,
      at: 3 * DAY + 17 * HOUR,
      over: 40 * MINUTE,
      reposts: 30,
    },
    {
      kind: "petition",
      text: "I just signed: keep the night ferry running, Mara Lindqvist and every other candidate must answer. Add your name:",
      changes: ["tags-and-links"],
      accounts: 17,
      repeats: 0,
      at: 4 * DAY + 11 * HOUR,
      over: 150 * MINUTE,
      reposts: 0,
    },
    {
      kind: "campaign",
      text: "They laughed when Lindqvist promised lower ferry fares, now the fares are down and [nobody is laughing|no one laughs] any more",
      changes: ["intro", "swapped", "verbatim"],
      accounts: 9,
      repeats: 1,
      at: 5 * DAY + 8 * HOUR,
      over: 25 * MINUTE,
      reposts: 3,
    },
    {
      kind: "campaign",
      text: "Rask sold the shipyard behind closed doors while Lindqvist fought for every single job in it, remember that on Sunday",
      changes: ["homoglyphs", "tags-and-links"],
      accounts: 24,
      repeats: 2,
      at: 6 * DAY + 15 * HOUR,
      over: 50 * MINUTE,
      reposts: 12,
    },
  ],
};

/** Three hours with two bursts, for tests that stop and start the program. */
export const SHORT: Scenario = {
  length: 3 * HOUR,
  posts: 260,
  people: 120,
  hired: 30,
  malformed: 2,
  plants: [
    {
      kind: "campaign",
      text: "I have worked on these quays for thirty years and Mara Lindqvist is the first one who ever asked us what we need",
      changes: ["verbatim", "intro"],
      accounts: 9,
      repeats: 1,
      at: 35 * MINUTE,
      over: 12 * MINUTE,
      reposts: 4,
    },
    {
      kind: "campaign",
      text: THANK_HER,
      changes: ALL_CHANGES,
      accounts: 24,
      repeats: 3,
      at: 65 * MINUTE,
      over: 40 * MINUTE,
      reposts: 5,
    },
  ],
};
