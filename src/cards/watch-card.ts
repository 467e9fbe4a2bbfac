/** One watch in full: its words, whom it tells, how its reading goes, and what was missed. */
import type { Instant } from "../domain/time.ts";
import { type Card, type CardNode, type Inline, text } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import { firstNames } from "./names.ts";
import { type GapLine, gapLine } from "./status-card.ts";
import { type ListedWatch, pauseWords, pollWords } from "./watches-card.ts";
import type { Words } from "./words/catalogue.ts";

/** How many words, places or gaps of a kind are named. */
const NAMED = 20;

export interface WatchCardView extends ListedWatch {
  readonly knownTexts: number;
  readonly gaps: readonly GapLine[];
}

export function watchCard(view: WatchCardView, now: Instant, words: Words): Card {
  const { watch, origin, posts, postsLastDay, openBursts } = view;
  const { watches, texts, status } = words;
  const { labels } = watches;
  const quoted = (phrases: readonly string[]) => phrases.map((phrase) => `“${phrase}”`);
  const gaps = view.gaps.slice(0, NAMED).map((gap) => gapLine(gap, words));
  return {
    notification: notificationLine(watch.name, pollWords(view, now, words), null),
    mark: null,
    nodes: [
      { is: "headline", line: [text(watch.name)] },
      { is: "line", line: [text(`${watch.id} · ${watches.origins[origin]}`)] },
      ...namesFact(labels.keywords, quoted(watch.keywords), words, watches.everything),
      ...namesFact(labels.require, quoted(watch.require), words),
      ...namesFact(labels.exclude, quoted(watch.exclude), words),
      ...namesFact(labels.languages, watch.languages, words, watches.all),
      ...namesFact(labels.sources, watch.sources, words, watches.noSource),
      ...namesFact(labels.tells, view.places, words, watches.nobody),
      ...(watch.minAccounts === undefined
        ? []
        : [fact(labels.minAccounts, [text(words.amounts.accounts(watch.minAccounts))])]),
      ...(watch.window === undefined
        ? []
        : [fact(labels.window, [text(words.amounts.atMost(watch.window))])]),
      fact(labels.texts, [text(view.knownTexts === 0 ? texts.none : texts.counted(view.knownTexts))]),
      fact(labels.posts, [text(watches.read({ posts, lately: postsLastDay, bursts: openBursts }))]),
      fact(labels.reading, [
        text(pollWords(view, now, words)),
        ...(view.paused == null ? [] : [text(" · "), ...pauseWords(view.paused, words)]),
      ]),
      ...(gaps.length === 0
        ? [fact(status.labels.gaps, [text(status.none)])]
        : [{ is: "list" as const, items: gaps, more: view.gaps.length - gaps.length }]),
    ],
  };
}

function namesFact(label: string, names: readonly string[], words: Words, whenNone?: string): CardNode[] {
  if (names.length > 0) return [fact(label, [text(firstNames(names, NAMED, words))])];
  return whenNone === undefined ? [] : [fact(label, [text(whenNone)])];
}

function fact(label: string, line: readonly Inline[]): CardNode {
  return { is: "fact", label, line };
}
