/** What the message about a burst says, in English. */

import type { ThingKind } from "../../../domain/burst.ts";
import type { SeverityClass } from "../../../domain/severity.ts";
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, grouped, counted, formed, atLeast, atMost } = amounts;

const labels = {
  seen: "Seen",
  usual: "Usual here",
  things: "Copies also carry",
  furtherThings: "Posts also carry",
  together: "Together before",
  explained: "Explained",
  considered: "Could also be",
  alsoFoundBy: "Also found by",
  muted: "Muted",
  reviewed: "Reviewed",
  coverage: "Read",
  posts: "Posts",
  accounts: "Accounts",
};

const classes: Readonly<Record<SeverityClass, string>> = { low: "low", notable: "notable", high: "high" };

const things: Readonly<Record<ThingKind, string>> = {
  link: "the same link",
  media: "the same picture",
  hashtags: "the same hashtags",
};

export const burst = {
  labels,
  /** Behind the severity: how to ask is on a button. */
  why: "(why?)",
  actions: { why: "Why?", mute: "Mute…", review: "Review…", export: "Export" },
  classes,

  /** `12 accounts posted the same 18 words within 9 minutes`; slow ones `over 30 hours`. */
  sentence(of: { accounts: number; words: number; known: boolean; slow: boolean; span: Duration }) {
    const same = of.known ? "known" : "same";
    const words = of.words === 1 ? `${same} word` : `${same} ${grouped(of.words)} words`;
    const within = of.slow ? `over ${atLeast(of.span)}` : `within ${atMost(of.span)}`;
    return `${accounts(of.accounts)} posted the ${words} ${within}`;
  },
  /** `12 accounts posted the same link within 9 minutes`. */
  thingSentence: (of: { accounts: number; thing: ThingKind; span: Duration }) =>
    `${accounts(of.accounts)} posted ${things[of.thing]} within ${atMost(of.span)}`,
  sameThing: (thing: ThingKind) => things[thing],
  undescribed: "a picture without a description",

  name: (shortId: string) => `burst ${shortId}`,
  knownText: "a text that this watch knows",
  wave: (wave: number) => `wave ${grouped(wave)}`,
  partOf: (shortId: string) => `now part of burst ${shortId}`,
  growing: "still growing",
  ended: "ended",
  openAtTheEnd: "open at the end of the input",
  severity: (severity: number, called: string) => `severity ${severity} of 100, ${called}`,

  seen: (of: { first: Inline; latest: Inline; accounts: number; posts: number }) =>
    line`first copy we saw ${of.first}, latest ${of.latest} · ${accounts(of.accounts)}, ${posts(of.posts)}`,
  wordForWord: (n: number) => `${grouped(n)} word for word`,
  changed: (n: number) => `${grouped(n)} with changes`,

  /** `at most 1 account repeats such a passage within 60 minutes (3 days of history)`. */
  usual(of: { accounts: number; window: Duration; history: Duration }) {
    const repeat = formed(of.accounts, { one: "repeats", other: "repeat" });
    const most = `at most ${accounts(of.accounts)} ${repeat} such a passage within ${atMost(of.window)}`;
    return `${most} (${atLeast(of.history)} of history)`;
  },
  newThing: (history: Duration) => `nobody posted it before (${atLeast(history)} of history)`,
  newborn: "not enough history yet to say: this watch has just begun",
  young: (uptime: Duration) => `not enough history yet to say: this watch has read for ${atLeast(uptime)}`,

  /** What accounts posted together, an observation of copies and times, never of why. */
  coPosted(of: { passages: number; apart: Duration; days: number }) {
    const texts = amounts.counted(of.passages, {
      one: "identical text",
      other: "different identical texts",
    });
    return `posted ${texts}, mostly within ${atMost(of.apart)} of each other, on ${amounts.days(of.days)}`;
  },
  beganBy: (of: { accounts: number; among: number; coPosted: string }) =>
    `${grouped(of.accounts)} of the ${grouped(of.among)} accounts that began it ${of.coPosted}`,

  /** `31 of 32 the same link: news.example/a`. */
  thing: (of: { kind: ThingKind; copies: number; among: number; shown: string }) =>
    `${grouped(of.copies)} of ${grouped(of.among)} ${things[of.kind]}${of.shown === "" ? "" : `: ${of.shown}`}`,

  /** `3,200 of about 41,000 matching posts: all numbers are minimums`. */
  coverage: (of: { posts: number; matching: number }) =>
    `${grouped(of.posts)} of about ${counted(of.matching, { one: "matching post", other: "matching posts" })}: all numbers are minimums`,
  mutedBy: (of: { name: string; ended: Inline; reason: string }) =>
    line`by ${of.name}, until ${of.ended}${of.reason === "" ? "" : ` · “${of.reason}”`}`,

  announcedAllTheSame: (clause: string) => `Announced all the same: ${clause}.`,
  notFound: (kinds: readonly string[]) =>
    `checked and not found: ${kinds.join(", ")}. There may be another reason.`,
  watch: (name: string) => `watch ${name}`,
  closing:
    "This shows the same words on different accounts in a short time. It does not show who wrote them, or why.",
  closingThing: (thing: ThingKind) =>
    `This shows ${things[thing]} on different accounts in a short time, in words of their own. It does not show why.`,
  closingSlow: "This shows the same words on different accounts. It does not show who wrote them, or why.",
};
