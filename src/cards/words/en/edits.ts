/** What is said about changes of watches in chat, in English. */
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atMost, counted, posts } = amounts;

const kept = (n: number) => `What was found stays: ${posts(n)}.`;

export const edits = {
  happened: { added: "Watch added", changed: "Watch changed", removed: "Watch removed" },
  ofBy: (of: { watch: string; by: string }) => `${of.watch} · by ${of.by}`,
  effect: {
    added: () =>
      "It is read from now on. Until a place follows it, its bursts are listed and told to nobody.",
    changed: (of: { posts: number; bursts: number }) =>
      `It holds from the next poll on. What was read before stays as it was judged: ${posts(of.posts)}. ${counted(of.bursts, { one: "open burst goes", other: "open bursts go" })} on with the posts that match now.`,
    removed: (of: { posts: number; bursts: number }) =>
      `It is read no more. ${kept(of.posts)} ${counted(of.bursts, { one: "open burst is", other: "open bursts are" })} not followed any further.`,
  },
  actions: { undo: "Undo", follow: "Follow here", resume: "Resume", show: "Watches" },
  undone: {
    added: (watch: string) => `Undone: ${watch} is watched no more.`,
    changed: (watch: string) => `Undone: ${watch} is as it was, from the next poll on.`,
    removed: (watch: string) => `Undone: ${watch} is watched again, from now on.`,
  },
  noChange: (number: number) => `There is no change ${number} to undo here.`,
  changedSince: (number: number) =>
    `Change ${number} is not the latest of its watch: undo the later ones first, or change the watch again.`,
  unchanged: (watch: string) => `${watch} is like that already. Nothing was changed.`,
  exists: (id: string) =>
    `There is a watch “${id}” already. Change it with /verbatim watch change, or choose another id.`,
  badId:
    "A watch's id is made of lower-case letters, digits and “-”, at most 63 of them: lindqvist, for example.",
  noKeywords: "A watch needs at least one keyword. Nothing was changed.",
  tooFewAccounts: "A burst takes at least two accounts. Nothing was changed.",
  badWindow: (of: { least: Duration; most: Duration }) =>
    `A window lasts from ${atMost(of.least)} to ${atMost(of.most)}. Nothing was changed.`,
  notHere: "Who sees only some watches cannot add one.",
  searches: (n: number) => `asked with ${counted(n, { one: "search", other: "searches" })}`,
  countedFirst:
    "Reading it costs money. Where its words or its way of being read are new, its posts are counted first, and somebody is asked unless that is little.",
  badPhrase: (typed: string) =>
    `“${typed}” cannot be searched for: a phrase is one line of at most 500 characters with a letter or digit. Nothing was changed.`,
  badLanguage: (typed: string) =>
    `“${typed}” is no language code: write one like en, de or pt-BR. Nothing was changed.`,
  noSource: (of: { typed: string; names: string }) =>
    `No source “${of.typed}” runs here. These do: ${of.names}. Nothing was changed.`,
  whichSource: (names: string) => `From which source? Name it with --sources; these run here: ${names}.`,
  inFile: "This watch is changed in the configuration file",
  changedInFile: (id: string) =>
    `The watch “${id}” comes from the configuration file, and is changed there. Write it like this, and start Verbatim again:`,
  removedInFile: (id: string) =>
    `The watch “${id}” comes from the configuration file. Take it out there, and start Verbatim again. To read nothing of it until then, pause it.`,
  isPaused: "Paused",
  pausedUntil: (of: { watch: string; until: Inline; by: string }) =>
    line`${of.watch} until ${of.until} · by ${of.by}`,
  pauseMeans:
    "Nothing is read meanwhile, and the time in between is a gap: it is not read afterwards either. Open bursts wait, and go on afterwards.",
  resumed: (watch: string) => `${watch} is read again, from now on.`,
  notPaused: (watch: string) => `${watch} is not paused.`,
};
