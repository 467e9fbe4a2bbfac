/** What stands on pictures, and what they show in words, in English. */
import type { Duration } from "../../../domain/time.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, counted, grouped } = amounts;

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
  foundAlt: (at: string) => `Found on ${at}.`,
  /** Of very many. */
  firstOnly: (n: number) => `Only the first ${posts(n)} are drawn.`,
  variantsAlt: (n: number) =>
    `The same time for each wording: ${counted(n, { one: "wording", other: "wordings" })}, the most frequent on top.`,
  networkAlt: (of: { accounts: number; n: number }) =>
    `Network: ${accounts(of.accounts)} with the most posts, and ${counted(of.n, { one: "line", other: "lines" })} between those that posted the same within the window.`,
  hourly: "posts read in an hour",
  told: "dashed, with name: burst worth telling",
  quiet: "triangle: burst kept quiet",
  unread: "grey: nothing was read",
  weekAlt: (of: {
    watch: string;
    from: string;
    to: string;
    posts: number;
    most: number;
    at: string;
    told: readonly string[];
    moreTold: number;
    quiet: number;
    unread: boolean;
  }) =>
    [
      `A week of ${of.watch}, ${of.from} to ${of.to}, by the hour: ${posts(of.posts)} read, at most ${grouped(of.most)} in an hour (${of.at}).`,
      of.told.length === 0
        ? "No burst of that time was worth telling."
        : `Bursts worth telling: ${amounts.all([...of.told, ...(of.moreTold > 0 ? [`${grouped(of.moreTold)} more`] : [])])}.`,
      ...(of.quiet > 0 ? [`Kept quiet: ${amounts.bursts(of.quiet)}.`] : []),
      ...(of.unread ? ["In parts of it nothing was read."] : []),
    ].join(" "),
  timeline: "When it was posted. Bars are posts; the line is different accounts so far.",
  timelineFound: "Dashed: when Verbatim found it.",
  variants: "When each wording was posted",
  network: (of: { accounts: number; among: number }) =>
    `Who posted the same as whom more than once; thicker the more often.${of.accounts < of.among ? ` The ${accounts(of.accounts)} with the most posts, of ${grouped(of.among)}; all stand in edges.csv.` : ""}`,
};
