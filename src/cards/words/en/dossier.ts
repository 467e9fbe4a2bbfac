/** The page of a dossier, in English: for readers who have never heard of this program. */
import type { Standing } from "../../../domain/standing.ts";
import type { Duration } from "../../../domain/time.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, counted, grouped, atMost } = amounts;

const standings: Readonly<Record<Standing, string>> = {
  present: "present",
  suspended: "suspended",
  protected: "protected",
  gone: "gone",
};

export const dossier = {
  standings,
  notReal: "This is made up, to try things out. Nothing of it happened.",
  /** After a sentence like `12 accounts posted the same 18 words within 9 minutes`. */
  /** The date, then the time of day twice; or the whole moment twice. */
  onDay: { on: ", on", at: "at", between: "between", and: "and", end: " UTC" },
  between: ", between",
  and: "and",
  aboutWatch: (watch: string) => `in posts that match the watch “${watch}”`,
  /** Before a sentence ends with the time in which it was posted. */
  opening: (of: { subject: string; posts: string; by: string; watch: string }) =>
    `${of.subject}: ${of.posts}${of.by === "" ? "" : ` of ${of.by}`} in the watch “${of.watch}”`,
  with: (bursts: number) => `, in ${amounts.bursts(bursts)} of the same words`,
  how: "How we know",
  howRead: (of: { source: string; watch: string }) =>
    `Verbatim reads what ${of.source} returns for the search words of ${of.watch}, keeps every post as it came, and compares the words of all of them.`,
  howCounted:
    "A burst is a number of different accounts that posted the same words within a short time; reposts are not counted. “First” always means the first copy that we saw.",
  howLimited:
    "A search does not return everything, and what was deleted before it was read is missing, so all numbers are minimums. The same words do not tell who wrote them, or why: headlines, petitions, songs and share buttons are copied too.",
  /** `covered` is how much of it was read; empty where that was everything. */
  howCovered: (of: { covered: string }) =>
    of.covered === ""
      ? "In the time of these posts everything that the search returned was read."
      : `In the time of these posts not everything that matched was read: ${of.covered}.`,
  howUnread: (n: number) =>
    `${counted(n, { one: "stretch of that time was not read at all, and is", other: "stretches of that time were not read at all, and are" })} listed below.`,
  howGone: "Of some posts the text had to go, and only their ids, times and hashes are left.",
  contents: "Contents",
  pictures: "Pictures",
  passage: "The words",
  known: "What is known",
  rule: "The rule that it fulfilled",
  ruleIs: (of: { accounts: number; window: Duration; slow: boolean }) =>
    `At least ${accounts(of.accounts)} with the same words within ${atMost(of.window)}${of.slow ? " (slow)" : ""}.`,
  fulfilled: "It was fulfilled by the post of",
  surprise: (of: { found: string; least: string }) =>
    `Surprise ${of.found}: by what this watch read in the days before, the chance that it comes about by itself is one in ten to the power of that. From ${of.least} on a fast burst is announced.`,
  firstDay:
    "The watch had not been read long enough to know what is usual in it. On its first day only a burst of many accounts at once, with words that were hardly seen before, is announced.",
  moreText: (n: number) =>
    `… ${counted(n, { one: "further character stands", other: "further characters stand" })} in posts.csv`,
  copies: "Every copy, with what it changed",
  legend: "How to read it:",
  added: "added",
  leftOut: "left out",
  around: "before or after the words",
  copiesOf: (shortId: string) => `Copies in burst ${shortId}, the earliest first`,
  moreCopies: (n: number) =>
    `${counted(n, { one: "further copy stands", other: "further copies stand" })} in posts.csv.`,
  found: "Found by searching, and not counted",
  howFound:
    "Verbatim searched for the words once, outside of what the watch reads. What that brought is listed and proven like every other post, and is in no number on this page.",
  foundOf: (shortId: string) => `Copies found by searching for the words of ${shortId}, the earliest first`,
  moreBursts: (n: number) =>
    `${counted(n, { one: "further burst is", other: "further bursts are" })} not described here; posts.csv names the burst of each post.`,
  moreAccounts: (n: number) =>
    `${counted(n, { one: "further account stands", other: "further accounts stand" })} in accounts.csv.`,
  accounts: "Accounts",
  accountsTable: "Accounts, by the first of their posts in this dossier",
  notLookedUp:
    "Where a field is empty nobody looked the account up. Standing is as its platform showed it when it was last asked. Being here says little of one account: people copy texts they like.",
  columns: {
    account: "Account",
    posted: "Posted (UTC)",
    words: "Words",
    copies: "Posts",
    first: "First (UTC)",
    created: "Created",
    followers: "Followers",
    standing: "Standing",
    declares: "Says of itself",
    found: "Found (UTC)",
    searched: "Searched for",
  },
  declaredIn: { bio: "its bio", post: "its post" },
  gaps: "What was not collected",
  moreGaps: (n: number) =>
    `${counted(n, { one: "further gap is", other: "further gaps are" })} not listed; the last one ended on`,
  noGaps: "No gap is recorded for this time. What the search itself left out nobody can know.",
  withoutText: (n: number) =>
    n === 0
      ? "Every post in this dossier still has its text."
      : `${posts(n)} in this dossier ${n === 1 ? "has" : "have"} no text any more.`,
  withdrawn: (n: number) =>
    `${posts(n)} of this time ${n === 1 ? "is" : "are"} left out: the burst that ${n === 1 ? "it stood" : "they stood"} in was withdrawn.`,
  removedDropped: "A text that its platform removed is dropped here too.",
  removedKept: (reason: string) =>
    `A text that its platform removed is kept here, for this reason: ${reason}.`,
  holds: "Held",
  held: (of: { name: string; by: string; reason: string }) => `${of.name}, by ${of.by}: “${of.reason}”`,
  verify: "How to verify",
  howToVerify:
    "manifest.json names every file with its SHA-256. The hash of manifest.json itself was told to whoever made this dossier, and stands in the audit log: `verbatim verify` compares all of them. Each line of chain.jsonl holds a link of the evidence chain: its hash is the SHA-256 of the previous hash, a line feed, and the link as canonical JSON (RFC 8785).",
  files: "Files beside this page",
  chains: "Where the chains stood",
  chainAt: (of: { called: string; n: number }) => `${of.called}, link ${grouped(of.n)}:`,
  made: (of: { by: string; version: string }) => `Made for ${of.by} by Verbatim ${of.version} on`,
  configuration: (hash: string) => `Configuration ${hash}.`,
};
