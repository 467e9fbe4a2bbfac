/** Cutting texts so that nothing breaks in the middle and the cut can be seen. */
import type { Words } from "./words/catalogue.ts";

/** A quoted passage is shown up to this length; Slack's and Discord's own limits are far above it. */
const PASSAGE_GRAPHEMES = 600;

/** What a locked phone shows of a notification; every platform cuts longer ones itself, unseen. */
const NOTIFICATION_LENGTH = 120;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The first `limit` graphemes; the same string when it has no more. */
function firstGraphemes(value: string, limit: number): string {
  if (value.length <= limit) return value;
  let taken = 0;
  // A grapheme may be thousands of marks on one letter: a text is also bounded by its code units.
  for (const { index } of graphemes.segment(value.slice(0, limit * 8))) {
    if (taken === limit) return value.slice(0, index).toWellFormed();
    taken += 1;
  }
  return value.slice(0, limit * 8).toWellFormed();
}

/** A passage, and how many words of it are left out: `Only one candidate … and 212 more words`. */
export function passageExcerpt(passage: string, words: Words, limit = PASSAGE_GRAPHEMES): string {
  const head = firstGraphemes(passage, limit);
  if (head.length === passage.length) return passage;
  const kept = head.slice(0, lastBreak(head)).trimEnd();
  const left = wordsIn(passage.slice(kept.length));
  return left === 0 ? `${kept} …` : `${kept} … ${words.amounts.moreWords(left)}`;
}

/** The first words within `limit` graphemes, ending in "…" when something is left out. */
export function firstWords(value: string, limit: number): string {
  const head = firstGraphemes(value, limit);
  return head.length === value.length ? value : `${head.slice(0, lastBreak(head)).trimEnd()} …`;
}

/** At most `limit` UTF-16 units, never within a grapheme, ending in "…" when something is left out. */
export function shortened(value: string, limit: number): string {
  if (value.length <= limit) return value;
  let end = 0;
  for (const { index, segment } of graphemes.segment(value.slice(0, limit * 2))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  return `${value.slice(0, end).trimEnd()}…`;
}

/** A notification line: the name gives way to the sentence, which is never cut unless it alone is too long. */
export function notificationLine(name: string, sentence: string, mark: string | null): string {
  const room = NOTIFICATION_LENGTH - (mark === null ? 0 : mark.length + 1);
  const forName = room - sentence.length - 2;
  return forName < 4 ? shortened(sentence, room) : `${shortened(name, forName)}: ${sentence}`;
}

/** Where the last whole word ends; the end itself when there is no space in the last half. */
function lastBreak(head: string): number {
  const at = head.search(/\s+\S*$/);
  return at > head.length / 2 ? at : head.length;
}

function wordsIn(rest: string): number {
  return rest.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
}
