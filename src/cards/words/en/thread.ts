/** The lines below a burst's message, in English: what stands out first, then the rest. */

import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, grouped, atLeast, atMost } = amounts;

export const thread = {
  grown: (n: number) => `${accounts(n)} now`,
  grownSince: (of: { atFirst: number; posts: number; elapsed: Duration }) =>
    ` (${grouped(of.atFirst)} at the first alert), ${posts(of.posts)}, ${atLeast(of.elapsed)} after the first copy we saw.`,
  fastest: (of: { posts: number; first: Inline }) => line` Fastest: ${posts(of.posts)} at ${of.first}.`,
  wordings: (n: number) => ` Wordings: ${grouped(n)}.`,
  wordingsWith: (of: { texts: number; to: string; from: string }) =>
    ` Wordings: ${grouped(of.texts)}, most often ${of.to} for ${of.from}.`,
  grownRest(of: { explained: boolean; ages: string; next: number | null }) {
    const next = of.next === null ? "when it ends" : `at ${accounts(of.next)} or when it ends`;
    const unexplained = of.explained ? "" : " No explanation found so far.";
    return `${of.ages}${unexplained} Next line ${next}.`;
  },

  ended: "Ended.",
  endedRest: (of: { window: Duration; accounts: number; posts: number; first: Inline; latest: Inline }) =>
    line` No new copy for ${atMost(of.window)}. In all ${accounts(of.accounts)}, ${posts(of.posts)}, ${of.first}–${of.latest}.`,

  unwatched: "Not followed any more.",
  unwatchedRest: (of: { accounts: number; posts: number; first: Inline; latest: Inline }) =>
    line` Its watch was removed. Until then ${accounts(of.accounts)}, ${posts(of.posts)}, ${of.first}–${of.latest}.`,

  /** How much was read. */
  read: (sentence: string) => ` Read: ${sentence}.`,

  wave: (wave: number) => `Wave ${grouped(wave)}: the same words again.`,
  waveRest: (of: { sentence: string; first: Inline }) =>
    line` ${of.sentence}, the first of them ${of.first}.`,
  waveBefore: (of: { ended: Inline }) => line` The wave before it ended ${of.ended}.`,

  absorbed: (into: string) => `Now part of burst ${into}.`,
  absorbedRest: (of: { shortId: string; into: string }) =>
    ` Most posts of ${of.shortId} are in ${of.into} too, which was found earlier and is kept up from now on.`,

  alsoFound: (watch: string) => `The watch ${watch} found the same words`,
  alsoFoundRest: (of: { shortId: string; accounts: number; posts: number }) =>
    `: burst ${of.shortId}, ${accounts(of.accounts)}, ${posts(of.posts)}.`,

  raised: (of: { shortId: string; accounts: number; called: string }) =>
    `${of.shortId} has ${accounts(of.accounts)} and is now in class ${of.called}`,
  raisedRest: (of: { severity: number; posts: number }) =>
    ` (severity ${of.severity} of 100), with ${posts(of.posts)}. The details are in its message.`,
};
