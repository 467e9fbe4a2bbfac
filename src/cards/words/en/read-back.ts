/** Reading back a time without money, in English. */
import type { Micros } from "../../../domain/money.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { dollars, posts } = amounts;

export const readBack = {
  headline: (of: { watch: string; source: string }) => `${of.watch} on ${of.source}: a time was not read`,
  unread: (of: { first: Inline; latest: Inline }) =>
    line`From ${of.first} to ${of.latest} there was no budget to read it.`,
  costs: (of: { posts: number; cost: Micros; ofMonth: Micros }) =>
    ` About ${posts(of.posts)} match; reading them back costs about ${dollars(of.cost)} of this month's ${dollars(of.ofMonth)}.`,
  matches: (n: number) => ` About ${posts(n)} match.`,
  meaning:
    "What is read back joins bursts and answers questions (why, phrase, account). It makes no burst by itself: what came after it is judged already. Search goes back seven days, so with each hour less of it is left.",
  askedElsewhere: (watch: string) =>
    `It can be read back for some days; editors decide that: /verbatim watch read-back ${watch}`,
  yes: "Read back",
  no: "Leave it",
  agreed: (by: string) => ` It is being read back (agreed to by ${by}).`,
  left: (by: string) => ` It stays unread (${by}).`,
  done: (of: { by: string; posts: number }) =>
    ` It was read back since: ${posts(of.posts)} (agreed to by ${of.by}).`,
  doneTo: (of: { by: string; posts: number; first: Inline }) =>
    line` From ${of.first} on it was read back since: ${posts(of.posts)} (agreed to by ${of.by}). The rest stays unread.`,
  lapsed: " It stays unread: it can be read back no more.",
  nothing: (watch: string) => `There is no unread time of ${watch} that could be read back.`,
  answered: (watch: string) => `The unread time of ${watch} is read back with its next poll.`,
  leftNow: (watch: string) => `The unread time of ${watch} stays unread, and is recorded as such.`,
  listed: "an unread time can be read back (watch read-back)",
};
