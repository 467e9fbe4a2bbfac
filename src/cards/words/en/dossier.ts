/** The page of a dossier, in English: for readers who have never heard of this program. */
import type { Standing } from "../../../domain/standing.ts";
import type { Duration } from "../../../domain/time.ts";
import { UNREAD, type Unread } from "../../../domain/unread.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, bursts, counted, formed, grouped, atMost } = amounts;

/** ` on X that match the watch “Mara Lindqvist”`, behind posts. */
function matching(of: { n: number; watch: string; source: string; single: boolean }): string {
  const on = of.source === "" ? "" : ` on ${of.source}`;
  const watches = formed(of.n, { one: "watch", other: "watches" });
  return `${on} that ${of.single ? "matches" : "match"} the ${watches} ${of.watch}`;
}

const standings: Readonly<Record<Standing, string>> = {
  present: "present",
  suspended: "suspended",
  protected: "protected",
  gone: "gone",
};

const UNREAD_WORDS: Readonly<Record<Unread, string>> = {
  [UNREAD.sampled]: "sampled: the newest posts of each interval were read",
  [UNREAD.countsLed]: "led by counts: only the minutes that stood out were read",
  [UNREAD.month]: UNREAD.month,
  [UNREAD.day]: UNREAD.day,
  [UNREAD.notAgreed]: UNREAD.notAgreed,
};

const READ_FROM: ReadonlyMap<string, string> = new Map([
  ["x", "on X"],
  ["replay", "from files"],
  ["drill", "from the drill"],
]);

export const dossier = {
  standings,
  notReal: "This is made up, to try things out. Nothing of it happened.",
  /**
   * The sentence to quote. `watch` names the watches, each in its quotation marks, `n` how many they are, `source`
   * the platforms; empty where that is no matter.
   */
  quote: {
    /** After `12 accounts posted the same 18 words within 9 minutes, on …`. */
    burst: (of: { n: number; watch: string; source: string }) =>
      `, in posts${matching({ n: of.n, watch: of.watch, source: of.source, single: false })}`,
    /** Before the time in which they were posted. */
    crew: (of: { accounts: number; copies: number; bursts: number; name: string }) =>
      `${accounts(of.accounts)} (crew ${of.name}) posted ${counted(of.copies, { one: "copy", other: "copies" })} in ${bursts(of.bursts)} of the same words`,
    account: (of: { called: string; posts: number; n: number; watch: string; source: string }) =>
      `${of.called} posted ${posts(of.posts)}${matching({ n: of.n, watch: of.watch, source: of.source, single: of.posts === 1 })}`,
    day: (of: { accounts: number; posts: number; n: number; watch: string; source: string }) =>
      `${accounts(of.accounts)} posted ${posts(of.posts)}${matching({ n: of.n, watch: of.watch, source: of.source, single: of.posts === 1 })}`,
    /** After that time: how many of these posts are copies. */
    copies: (of: { posts: number; copies: number; bursts: number }) => {
      if (of.copies === 0)
        return `; ${of.posts === 1 ? "it is no copy" : "none of them is a copy"} in a burst of the same words`;
      const whole = `${of.copies === 1 ? "is a copy" : "are copies"} in ${bursts(of.bursts)} of the same words`;
      if (of.posts === 1) return `; it ${whole}`;
      return `; ${of.copies === of.posts ? "all" : grouped(of.copies)} of them ${whole}`;
    },
    /** How the copies compare with the words. */
    allWordForWord: (n: number) => `: ${n === 1 ? "1 post" : `all ${posts(n)}`} word for word`,
    compared: (of: { posts: number; n: number }) =>
      of.n === 0
        ? `: ${posts(of.posts)}, each with changes`
        : `: ${grouped(of.n)} of ${posts(of.posts)} word for word, ${grouped(of.posts - of.n)} with changes`,
    /** Where some have no text any more. */
    comparedSome: (of: { posts: number; n: number }) =>
      `: at least ${grouped(of.n)} of ${posts(of.posts)} word for word, as far as their texts are kept`,
    /** What makes its numbers smaller than they are. */
    covered: (of: { covered: string }) => `read: ${of.covered}`,
    unread: (n: number) =>
      `${counted(n, { one: "stretch", other: "stretches" })} of that time ${formed(n, { one: "was", other: "were" })} not read`,
    explained: (of: { listed: string }) => `explained: ${of.listed}`,
    /** Of a burst that goes on: `at` is when the page was made. */
    open: (at: string) => `it had not ended on ${at}`,
    withdrawn: (n: number) =>
      `${posts(n)} of withdrawn bursts ${formed(n, { one: "is", other: "are" })} left out`,
    /** Another sentence, where the words came before. */
    waves: (of: { wave: number; accounts: number; posts: number }) =>
      `This is wave ${grouped(of.wave)} of these words; over all waves ${accounts(of.accounts)} posted them in ${posts(of.posts)}.`,
  },
  /** The date, then the time of day twice; or the whole moment twice. */
  onDay: { on: ", on", at: "at", between: "between", and: "and", end: " UTC" },
  between: ", between",
  and: "and",
  how: "How we know",
  /** Where posts are read, after "posts". */
  readFrom: (source: string) => READ_FROM.get(source) ?? `from ${source}`,
  howRead: (of: { listed: string; watch: string }) =>
    `Verbatim reads posts ${of.listed} that match the search words of ${of.watch}, keeps every post as it came, and compares the words of all of them.`,
  howCounted:
    "A burst is a number of different accounts that posted the same words within a short time; reposts are not counted. “First” always means the first copy that we saw.",
  howCrew:
    "A crew is a number of accounts that share several bursts, more than chance would bring together; it does not say that they know each other.",
  howLimited:
    "A search does not return everything, and what was deleted before it was read is missing, so all numbers are minimums. The same words do not tell who wrote them, or why: headlines, petitions, songs and share buttons are copied too.",
  /** `covered` is how much of it was read; empty where that was everything. */
  howCovered: (of: { covered: string; gaps: number }) =>
    of.covered === ""
      ? of.gaps === 0
        ? "In the time of these posts everything that the search returned was read."
        : "In the time of these posts not everything was read."
      : `In the time of these posts not everything that matched was read: ${of.covered}.`,
  howUnread: (n: number) =>
    `${counted(n, { one: "stretch of that time was not read at all, and is", other: "stretches of that time were not read at all, and are" })} listed below.`,
  howGone: "Of some posts the text had to go, and only their ids, times and hashes are left.",
  contents: "Contents",
  pictures: "Pictures",
  noNetwork:
    "There is no network to draw: of the accounts in edges.csv no two posted the same shortly after each other more than once.",
  passage: "The words",
  known: "What is known",
  rule: "The rule that it fulfilled",
  ruleIs: (of: { accounts: number; window: Duration; slow: boolean }) =>
    `At least ${accounts(of.accounts)} with the same words within ${atMost(of.window)}${of.slow ? " (slow)" : ""}.`,
  fulfilled: "It was fulfilled by the post of",
  foundOn: "Verbatim found it on",
  foundAfter: (span: Duration) => `${atMost(span)} after that post`,
  ruleToday: "Thresholds are those that were set when this page was made.",
  surprise: (of: { found: string }) =>
    `Surprise ${of.found}: by what this watch read in the days before, the chance that so many accounts post it within one window is one in ten to the power of that.`,
  announcedFrom: (of: { least: string }) =>
    `A fast burst is announced from ${of.least} on; a way of speaking needs more, accounts that posted together before need less.`,
  neverAnnounced: "A burst of this kind is listed, and never announced by itself.",
  knownText: "The watch was told of this text: each copy is listed, and two accounts announce it.",
  firstDay: (of: { accounts: number; words: number; most: number }) =>
    `The watch had not been read long enough to know what is usual in it. On its first day a burst is announced from ${accounts(of.accounts)} within one window and ${grouped(of.words)} words on that were hardly seen before; where even the little that was read makes it surprising, from as many accounts, or from ${grouped(of.most)} words on.`,
  moreText: (n: number) =>
    `… ${counted(n, { one: "further character stands", other: "further characters stand" })} in posts.csv`,
  moreTextElsewhere: (n: number) =>
    `… ${counted(n, { one: "further character is", other: "further characters are" })} not shown`,
  copies: "Every copy, with what it changed",
  legend: "How to read it:",
  added: "added",
  leftOut: "left out",
  around: "before or after the words",
  copiesOf: (shortId: string) => `Copies in burst ${shortId}, the earliest first`,
  moreCopies: (n: number) =>
    `${counted(n, { one: "further copy stands", other: "further copies stand" })} in posts.csv.`,
  /** Where the files hold not all copies of the burst. */
  moreElsewhere: (of: { n: number; shortId: string }) =>
    `${counted(of.n, { one: "further copy is", other: "further copies are" })} not listed; a dossier of burst ${of.shortId} holds all of them.`,
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
    "Where created and followers are empty nobody looked the account up, or its platform did not show it. Standing is as its platform showed it when it was last asked. Being here says little of one account: people copy texts they like.",
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
  /** Why something was not read, as it is stored with a gap. */
  unread: UNREAD_WORDS,
  nearGaps: (window: Duration) =>
    `What was not read within ${atMost(window)} before the first and after the last of these posts is listed as well: copies of that time would be missing.`,
  moreGaps: (n: number) =>
    `${counted(n, { one: "further gap is", other: "further gaps are" })} not listed; the last one ended on`,
  noGaps: "No gap is recorded. What the search itself left out nobody can know.",
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
