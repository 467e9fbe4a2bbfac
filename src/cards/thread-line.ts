/** What is added below a burst's message while it develops: one line each, said once. */
import { thingOf } from "../domain/burst.ts";
import { type Correction, isWithdrawn } from "../domain/desk-notes.ts";
import type { Growth } from "../domain/growth.ts";
import type { SeverityClass } from "../domain/severity.ts";
import type { Look } from "../domain/standing.ts";
import type { Duration, Instant } from "../domain/time.ts";
import { type BurstCardView, burstSentence, laterTime } from "./burst-card.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { coverageWords } from "./coverage-words.ts";
import { correctionParts } from "./desk-notes.ts";
import { notificationLine } from "./excerpt.ts";
import { agesSentence, standingWords } from "./following-facts.ts";
import { inlineQuote } from "./names.ts";

/** Everything that is said below a burst's message, with what each needs to be said. */
export type ThreadEvent =
  /** It has clearly more accounts than when this place was last told. */
  | {
      readonly is: "grown";
      /** How many accounts the first message named. */
      readonly accountsAtFirst: number;
      /** The number of accounts at which the next line comes; null when only the end does. */
      readonly nextAt: number | null;
      /** Null or absent where its copies are not at hand. */
      readonly growth?: Growth | null;
    }
  /** No copy for a whole window. */
  | {
      readonly is: "ended";
      readonly window: Duration;
      /** What all looks again cost, in millionths of a US dollar; null where nobody looks again. */
      readonly looksCost?: number | null;
    }
  /** Its watch was removed, so that no more of it is read. */
  | { readonly is: "unwatched" }
  /** The same words again after an end. The view is the new wave's. */
  | { readonly is: "wave"; readonly previousEndedAt: Instant | null }
  /** Another, earlier burst answers for this one from now on. */
  | { readonly is: "absorbed"; readonly into: string }
  /** Another watch found the same; the view is that watch's burst. */
  | { readonly is: "also-found" }
  /** Its accounts and posts were looked at again, and some are not what they were. */
  | { readonly is: "standing"; readonly look: Look }
  /** Somebody put right or took back what was said of it. */
  | { readonly is: "corrected"; readonly correction: Correction }
  /** Its severity came to a higher class. */
  | { readonly is: "raised"; readonly to: SeverityClass };

/** The line for an event, as a small card of its own. */
export function threadLine(event: ThreadEvent, view: BurstCardView): Card {
  switch (event.is) {
    case "grown":
      return grownLine(view, event);
    case "ended":
      return endedLine(view, event.window, event.looksCost ?? null);
    case "unwatched":
      return unwatchedLine(view);
    case "wave":
      return waveLine(view, event.previousEndedAt);
    case "absorbed":
      return absorbedLine(view, event.into);
    case "also-found":
      return alsoFoundLine(view);
    case "standing":
      return standingLine(view, event.look);
    case "corrected":
      return correctedLine(view, event.correction);
    case "raised":
      return raisedLine(view, event.to);
  }
}

function grownLine(view: BurstCardView, event: Extract<ThreadEvent, { is: "grown" }>): Card {
  const { burst, words } = view;
  const { thread } = words;
  const { posts, firstAt, lastAt } = burst;
  const since = thread.grownSince({ atFirst: event.accountsAtFirst, posts, elapsed: lastAt - firstAt });
  const rest = thread.grownRest({
    explained: burst.explanations.length > 0,
    ages: agesSentence(view.following, words),
    next: event.nextAt,
  });
  return line(view, thread.grown(burst.accounts), [
    text(since),
    ...growthOf(view, event.growth ?? null),
    text(rest),
    ...readOf(view),
  ]);
}

/** Its fastest minute, and how its wordings differ; of what was withdrawn no words. */
function growthOf({ burst, notes, words: { thread } }: BurstCardView, growth: Growth | null): Inline[] {
  if (growth === null) return [];
  const { fastest, wordings } = growth;
  const line = thread.fastest({ posts: fastest.posts, first: laterTime(burst.firstAt, fastest.at) });
  if (wordings === null || wordings.count < 2 || thingOf(burst) !== null) return line;
  if (notes !== undefined && isWithdrawn(notes)) return line;
  return [...line, text(wordingsWords(wordings, thread))];
}

/** Names are masked in it always: a mention is no difference that matters. */
function wordingsWords(
  { count, most }: NonNullable<Growth["wordings"]>,
  thread: BurstCardView["words"]["thread"],
): string {
  if (most === null) return thread.wordings(count);
  const [from, to] = [inlineQuote(most.from, "masked"), inlineQuote(most.to, "masked")];
  return thread.wordingsWith({ texts: count, from, to });
}

function endedLine(view: BurstCardView, window: Duration, looksCost: number | null): Card {
  const { words } = view;
  const { firstAt, lastAt, accounts, posts } = view.burst;
  const latest = laterTime(firstAt, lastAt);
  const first = time(firstAt, "full");
  const rest = words.thread.endedRest({ window, accounts, posts, first, latest });
  const amount = looksCost === null || looksCost === 0 ? "" : words.amounts.dollars(looksCost);
  const looks = looksCost === null ? [] : [text(words.following.looksAgain({ amount }))];
  return line(view, words.thread.ended, [...rest, ...looks, ...readOf(view)]);
}

function unwatchedLine(view: BurstCardView): Card {
  const { words, burst } = view;
  const { accounts, posts, firstAt, lastAt } = burst;
  const latest = laterTime(firstAt, lastAt);
  const rest = words.thread.unwatchedRest({ accounts, posts, first: time(firstAt, "full"), latest });
  return line(view, words.thread.unwatched, [...rest, ...readOf(view)]);
}

function waveLine(view: BurstCardView, previousEndedAt: Instant | null): Card {
  const { burst, words } = view;
  const sentence = burstSentence(burst, words);
  const before =
    previousEndedAt === null ? [] : words.thread.waveBefore({ ended: time(previousEndedAt, "full") });
  return line(view, words.thread.wave(burst.wave), [
    ...words.thread.waveRest({ sentence, first: time(burst.firstAt, "full") }),
    ...before,
  ]);
}

function absorbedLine(view: BurstCardView, into: string): Card {
  const { thread } = view.words;
  return line(view, thread.absorbed(into), [text(thread.absorbedRest({ shortId: view.shortId, into }))]);
}

function alsoFoundLine(view: BurstCardView): Card {
  const { thread } = view.words;
  const { accounts, posts } = view.burst;
  const rest = thread.alsoFoundRest({ shortId: view.shortId, accounts, posts });
  return line(view, thread.alsoFound(view.watchName), [text(rest)]);
}

function standingLine({ following: learnt, ...view }: BurstCardView, look: Look): Card {
  const { following } = view.words;
  const standing =
    learnt.standing === null ? following.allThere : standingWords(learnt.standing, learnt, view.words);
  return line({ following: learnt, ...view }, following.looks[look], [
    text(following.looksRest({ standing })),
  ]);
}

function correctedLine(view: BurstCardView, correction: Correction): Card {
  const { below, belowRest } = view.words.corrections;
  return line(view, below[correction.kind], belowRest(correctionParts(correction)));
}

function raisedLine(view: BurstCardView, to: SeverityClass): Card {
  const {
    thread,
    burst: { classes },
  } = view.words;
  const { accounts, posts, severity } = view.burst;
  const lead = thread.raised({ shortId: view.shortId, accounts, called: classes[to] });
  return line(view, lead, [text(thread.raisedRest({ severity, posts }))]);
}

/** How much was read, where that was not everything. */
function readOf({ coverage, words }: BurstCardView): Inline[] {
  const said = coverageWords(coverage, words);
  return said === "" ? [] : [text(words.thread.read(said))];
}

function line(view: BurstCardView, lead: string, rest: readonly Inline[]): Card {
  const sentence = `${view.shortId}: ${lead.replace(/\.$/, "")}`;
  return {
    notification: notificationLine(view.watchName, sentence, view.mark),
    mark: view.mark,
    language: view.words.language,
    nodes: [{ is: "line", line: [strong(lead), ...rest] }],
  };
}
