/** What innocent copying is called, why one thinks so, and what brings a burst back, in English. */
import type {
  AnnounceIf,
  ExplanationKind,
  Lack,
  Lift,
  Share,
  TitleMark,
  Why,
} from "../../../domain/explanation.ts";
import { amounts } from "./amounts.ts";

const { accounts, counted, grouped, posts } = amounts;

type Said<Of extends { readonly is: string }> = {
  readonly [Is in Of["is"]]: (of: Extract<Of, { readonly is: Is }>) => string;
};

const kinds: Readonly<Record<ExplanationKind | "reviewed", string>> = {
  reviewed: "a review",
  "game-score": "game score",
  "auto-text": "auto text",
  petition: "petition",
  "chain-letter": "chain letter",
  "share-button": "share button",
  "wire-copy": "wire copy",
  headline: "headline",
  quotation: "quotation",
  "lyric-or-meme": "lyric or meme",
};

/** `38 of the 41 posts`, `all 41 posts`. */
const share = ({ some, all }: Share) =>
  some === all ? `all ${posts(all)}` : `${grouped(some)} of the ${posts(all)}`;

/** `1 of them says`, `7 of them say`. */
const ofThem = (copies: number, verb: string) =>
  `${grouped(copies)} of them ${copies === 1 ? `${verb}s` : verb}`;

const marks: Said<TitleMark> = {
  "own-account": (mark) => `the site's own account @${mark.handle} posted it too`,
  via: (mark) => `${ofThem(mark.copies, "say")} “via @${mark.name}”`,
  "names-site": (mark) =>
    `${ofThem(mark.copies, "name")} the site${mark.site === null ? "" : ` (${mark.site})`} behind it`,
  "names-linked-site": (mark) =>
    `${ofThem(mark.copies, "name")} the site (${mark.site}) that ${grouped(mark.linking)} link to`,
  "known-site": (mark) =>
    `${grouped(mark.linking)} of them link to or name a site (${mark.site}) of which ${grouped(mark.headlines)} headlines were shared here before`,
  newsrooms: (mark) => `${grouped(mark.accounts)} of the accounts are newsrooms by their names`,
  capitals: () => "it is set in capitals as titles are",
};

const page = (part: string, of: { share: Share; title: string; site: string }) =>
  `The words are the ${part} of a page that ${share(of.share)} link to: “${of.title}” (${of.site}).`;

const why: Said<Why> = {
  puzzle: (of) => `${share(of.share)} hold a puzzle's score or its grid of squares.`,
  "app-frame": (of) => `${share(of.share)} begin “${of.frame} …”, which apps post for their users.`,
  "button-frame": (of) =>
    `${share(of.share)} begin “${of.frame} …”, as share buttons write it, with ${of.pages === 1 ? "one link" : `${grouped(of.pages)} different links`}.`,
  "petition-site": (of) => `${share(of.share)} link to a petition site (${of.site}).`,
  signature: (of) => `${share(of.share)} ask for or tell of a signature (“${of.quoted}”).`,
  "asks-to-repost": (of) =>
    `The text asks its readers to post it again (“${of.quoted}”) in ${share(of.share)}.`,
  dateline: (of) => {
    const rooms =
      of.newsrooms === null ? "" : `, and ${grouped(of.newsrooms)} are on newsrooms' accounts by their names`;
    return `${share(of.share)} open with the dateline of an agency (${of.agency})${rooms}.`;
  },
  "page-title": (of) => page("title", of),
  "page-description": (of) => page("description", of),
  "like-title": (of) =>
    `The words stand like a title before ${of.samePage === null ? "a link" : `the same page (${of.samePage})`} in ${share(of.share)}, and ${said(marks, of.mark)}.`,
  "quotes-earlier": (of) =>
    `${share(of.share)} after the first set the words in quotation marks, and ${of.earlier === null ? "another account" : `@${of.earlier}`} had posted them before.`,
  "quotes-somebody": (of) => `${share(of.share)} set the words in quotation marks and name whose they are.`,
  "about-before": (of) =>
    `The words were posted ${grouped(of.sightings)} times in the days before, and now no more than ${grouped(of.hourly)} times within an hour, without haste.`,
  "about-always": (of) =>
    `The words were posted ${grouped(of.sightings)} times in the days before, in ${grouped(of.hours)} different hours: they are about all the time.`,
  reviewed: (of) =>
    `These words were reviewed as explained${of.reason === "" ? "" : ` (${of.reason})`} by ${of.name} on ${of.on}, at ${accounts(of.accounts)}.`,
  said: (of) => of.sentence,
};

const lacks: Readonly<Record<Lack, string>> = {
  "that-link": "without that link",
  "a-link": "without a link",
  "that-beginning": "without that beginning",
  "that-request": "without that request",
  "a-score": "without a score",
  "the-petition": "without the petition",
  "the-dateline": "without the dateline",
  "quotation-marks": "without quotation marks",
  otherwise: "otherwise",
};

const lifts: Said<Lift> = {
  "co-posted": () => "accounts that co-posted before take part",
  "bare-copies": (of) =>
    `${counted(of.copies, { one: "copy comes", other: "copies come" })} ${lacks[of.lack]}`,
  "too-many": (of) => `${accounts(of.accounts)} are more than such things reach here`,
  "too-late": () => "it was to be announced before this showed",
  disputed: (of) => `${of.name} said on ${of.on} that it is none`,
  said: (of) => of.sentence,
};

const announceIf: Said<AnnounceIf> = {
  points: (of) =>
    `It will be announced if ${grouped(of.copies)} or more copies come ${lacks[of.lack]}, if accounts that co-posted before take part, or from ${accounts(of.accounts)} on.`,
  outgrown: (of) =>
    `It will be announced from ${accounts(of.accounts)} on, or if accounts that co-posted before take part.`,
  said: (of) => of.sentence,
};

/** Says a value by the entry of its name. */
function said<Of extends { readonly is: string }>(entries: Said<Of>, of: Of): string {
  const say = entries[of.is as Of["is"]] as (of: Of) => string;
  return say(of);
}

export const explanations = { kinds, why, lifts, announceIf };
