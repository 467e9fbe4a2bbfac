/** What stands on pictures, and what they show in words, in English. */
import type { Duration } from "../../../domain/time.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, counted } = amounts;

export const charts = {
  posts: (step: Duration) => `posts in ${amounts.atMost(step)}`,
  accounts: "accounts so far",
  time: "time (UTC)",
  alert: "found",
  others: "other wordings",
  /** Alternative texts: the numbers of the picture as a sentence. */
  timelineAlt: (of: {
    accounts: number;
    posts: number;
    from: string;
    to: string;
    most: number;
    span: Duration;
  }) =>
    `Timeline: ${accounts(of.accounts)} in ${posts(of.posts)} from ${of.from} to ${of.to}, at most ${posts(of.most)} in ${amounts.atMost(of.span)}.`,
  variantsAlt: (n: number) =>
    `The same time for each wording: ${counted(n, { one: "wording", other: "wordings" })}, the most frequent on top.`,
  networkAlt: (of: { accounts: number; n: number }) =>
    `Network: ${accounts(of.accounts)} with the most posts, and ${counted(of.n, { one: "line", other: "lines" })} between those that posted the same within the window.`,
  timeline: "When it was posted",
  variants: "When each wording was posted",
  network: "Who posted the same as whom; thicker the more often",
};
