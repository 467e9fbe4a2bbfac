/** Why a burst was announced or kept quiet, in English; the closed set that `decide` answers with. */
import type { Reason, SilentReason } from "../../../domain/alert.ts";

const long: Readonly<Record<Reason, string>> = {
  first: "announced when it was found",
  wave: "announced as a new wave",
  grown: "announced; it has grown since",
  raised: "announced again after it had passed a line that a place asked for",
  ended: "announced; it has ended",
  unchanged: "nothing new to say",
  quiet: "not announced: spread over many hours, which is listed but interrupts nobody",
  "small-part": "not announced: the shared words are a small part of posts that otherwise differ",
  "below-surprise": "not announced: no more than what is usual in this watch",
  "below-participation": "not announced: a known text, so far by one account",
  "no-shared-words":
    "not announced: the same link, picture or hashtags without the same words is listed only",
  "below-severity": "not announced: below the severity this place asked for",
  explained: "not announced: there is an explanation that a reader can check",
  "not-enough-history": "not announced: not enough history yet to know what is usual here",
  stale: "not announced: found too late to be news",
  muted: "not announced: somebody muted it",
  overCeiling: "not announced: this place had as many announcements as it wants within an hour",
  "awaiting-approval": "not announced: this place asks a person first",
  listed: "not announced by itself: a message that lists several names it",
  paced: "announced; the next line waits, so that lines are ten minutes apart",
  "quiet-hours": "not announced yet: quiet hours",
  absorbed: "not announced by itself: part of another burst",
};

/** The same in two or three words, for a list. */
const short: Readonly<Record<SilentReason, string>> = {
  unchanged: "nothing new",
  quiet: "slow",
  "small-part": "small part of the posts",
  "below-surprise": "usual here",
  "below-severity": "low severity",
  explained: "explained",
  "not-enough-history": "too little history",
  "below-participation": "a known text, one account so far",
  "no-shared-words": "no shared words",
  stale: "found late",
  muted: "muted",
  overCeiling: "too many within an hour",
  "awaiting-approval": "a person is asked first",
  listed: "in a list",
  paced: "the next line waits",
  "quiet-hours": "quiet hours",
  absorbed: "part of another burst",
};

export const reasons = {
  long,
  short,
  announced: "announced",
  untold: {
    waiting: { short: "waits for a person", long: "not announced yet: a person is asked first" },
    kept: { short: "kept by a person", long: "not announced: a person was asked first, and kept it" },
  },
  quietBecause: (reason: string) => `quiet: ${reason}`,
};
