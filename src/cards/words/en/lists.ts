/** Lists of bursts, of a burst's posts and accounts, and of where words occur, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, formed, grouped, posts } = amounts;

export const lists = {
  noBursts: "No bursts",
  inTheLast: (of: { listed: string; since: string }) => `${of.listed} in the last ${of.since}`,
  onlyAnnounced: "announced ones only",
  onlyQuiet: "quiet ones only",
  ofWatch: (watch: string) => `of the watch ${watch}`,
  orders: { severity: "the most severe first", accounts: "the largest first" },
  nothingRead: "Among the posts that were read for this place. What was not read is in the status.",
  partOfAnother: "part of another burst",
  open: "open",
  ended: "ended",

  postsOf: (of: { posts: number; shortId: string }) => `${posts(of.posts)} of burst ${of.shortId}`,
  accountsOf: (of: { accounts: number; shortId: string }) =>
    `${accounts(of.accounts)} of burst ${of.shortId}`,
  postsFrom: (of: { posts: number; first: Inline }) => line`${posts(of.posts)}, the first ${of.first}`,

  severity(parts: {
    surprise: string;
    tempo: string;
    length: string;
    crew: string;
    /** What is taken away, or 0. */
    link: number;
    severity: number;
  }) {
    const { surprise, tempo, length, crew, link, severity } = parts;
    const less =
      link === 0 ? "" : `, less ${grouped(link)} because most copies carry one link that explains the words`;
    return `${surprise} for being unusual here, ${tempo} for tempo, ${length} for the length of the passage, ${crew} for accounts that posted together before${less}: ${severity} of 100`;
  },
  outOf: (of: { points: number; most: number }) => `${grouped(of.points)} of ${grouped(of.most)}`,
  labels: { severity: "Severity", decision: "Decision", told: "Told" },
  nowhere: "nowhere",
  morePlaces: (n: number) => `and ${counted(n, { one: "more place", other: "more places" })}`,

  noPostHolds: "No stored post contains these words",
  postsHold(of: { posts: number; accounts: number }) {
    const stored = counted(of.posts, { one: "stored post", other: "stored posts" });
    const contain = formed(of.posts, { one: "contains", other: "contain" });
    return `${stored} by ${accounts(of.accounts)} ${contain} these words`;
  },
  onlyRead: "Only posts that were read for the watches seen here, as far as their texts are kept.",
  notSearched: (before: Inline) => line`Posts from before ${before} were too many to look through.`,
  noBurstHolds: "No burst holds them.",
  inBursts: (n: number) => `In ${bursts(n)}`,
  newestPosts: "Newest posts",
};
