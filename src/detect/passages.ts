/** What exactly the copies of a burst share: the passage as it is shown, and how alike the copies are. */
import type { BurstKind } from "../domain/burst.ts";
import { similarity } from "./align.ts";
import type { Words } from "./finding.ts";
import { type Reading, readingOf } from "./reading.ts";

/** A member as far as the passage needs it. */
export interface Copy {
  /** Null when the text had to go: then the copy supports the passage, but has no spelling of it. */
  readonly text: string | null;
  /** As in Member. */
  readonly from: number;
  readonly to: number;
  readonly anchorFrom: number;
}

export interface Passage {
  /** In the most frequent original spelling; of equally frequent ones the earliest copy's. */
  readonly text: string;
  readonly words: number;
  /** How many copies contain all of it; null when no copy has a text left. */
  readonly whole: number | null;
  readonly kind: Extract<BurstKind, "identical" | "near-identical" | "shared-passage">;
}

/** Copies whose `similarity` to the most frequent wording is at least this are near-identical to it. */
const NEAR_IDENTICAL = 0.8;
/** The passage is what at least this part of the copies have. */
const SUPPORT = 0.5;

/** A copy's text, and at which of its words the anchor's first word stands or would stand. */
interface Placed {
  readonly reading: Reading;
  readonly shift: number;
}

/** The passage that copies of an anchor share; the copies are in the order of (createdAt, id). */
export function shownPassage(anchor: Words, copies: readonly Copy[]): Passage {
  const readings = readAll(copies);
  return { ...sharedBy(anchor, copies, readings), kind: kindOf(copies, readings) };
}

/** The same without comparing whole texts: the passage's text alone. */
export function passageText(anchor: Words, copies: readonly Copy[]): string {
  return sharedBy(anchor, copies, readAll(copies)).text;
}

function sharedBy(
  anchor: Words,
  copies: readonly Copy[],
  readings: ReadonlyMap<string, Reading>,
): Omit<Passage, "kind"> {
  const own = copies.filter(({ anchorFrom }) => anchorFrom >= 0);
  const core = supportedPart(anchor, own);
  const whole: Placed[] = [];
  let withText = 0;
  for (const { text, from, to, anchorFrom } of own) {
    if (text === null) continue;
    withText++;
    const inside = anchorFrom <= core.from && core.to <= anchorFrom + to - from;
    if (inside) whole.push({ reading: readings.get(text)!, shift: from - anchorFrom });
  }
  const { from, to, placed } = extend(core, whole, Math.max(2, withText * SUPPORT));
  return {
    text: mostFrequent(placed.map(({ reading, shift }) => spelling(reading, from + shift, to + shift))) ?? "",
    words: to - from,
    whole: withText === 0 ? null : placed.length,
  };
}

/** Each text once, however many copies have it. */
function readAll(copies: readonly Copy[]): Map<string, Reading> {
  const readings = new Map<string, Reading>();
  for (const { text } of copies) {
    if (text === null || readings.has(text)) continue;
    readings.set(text, readingOf(text));
  }
  return readings;
}

/** The longest part of the anchor of which each word is in at least half of the copies. */
function supportedPart(anchor: Words, copies: readonly Copy[]): { from: number; to: number } {
  const changes = new Int32Array(anchor.length + 1);
  for (const { from, to, anchorFrom } of copies) {
    changes[anchorFrom]! += 1;
    changes[Math.min(anchor.length, anchorFrom + to - from)]! -= 1;
  }
  const support: number[] = [];
  let held = 0;
  for (let i = 0; i < anchor.length; i++) {
    held += changes[i]!;
    support.push(held);
  }
  const needed = Math.min(
    copies.length * SUPPORT,
    support.reduce((a, b) => Math.max(a, b), 0),
  );
  let best = { from: 0, to: 0 };
  for (let i = 0, start = 0; i < support.length; i++) {
    if (support[i]! < needed) start = i + 1;
    else if (i + 1 - start > best.to - best.from) best = { from: start, to: i + 1 };
  }
  return best;
}

/** Takes in the words before and after for as long as enough copies, and not one alone, agree on the next. */
function extend(core: { from: number; to: number }, whole: readonly Placed[], needed: number) {
  let { from, to } = core;
  let placed = whole;
  function agreeing(at: number): readonly Placed[] | null {
    const byWord = Map.groupBy(placed, ({ reading, shift }) => reading.words[at + shift]);
    byWord.delete(undefined);
    for (const group of byWord.values()) if (group.length > 0 && group.length >= needed) return group;
    return null;
  }
  for (let next = agreeing(to); next !== null; next = agreeing(to)) {
    placed = next;
    to++;
  }
  for (let next = agreeing(from - 1); next !== null; next = agreeing(from - 1)) {
    placed = next;
    from--;
  }
  return { from, to, placed };
}

function spelling({ text, spans }: Reading, from: number, to: number): string {
  const first = spans[from];
  const last = spans[to - 1];
  return first === undefined || last === undefined ? "" : text.slice(first.start, last.end);
}

function kindOf(copies: readonly Copy[], readings: ReadonlyMap<string, Reading>): Passage["kind"] {
  const wordings = new Map<string, { words: Words; count: number }>();
  for (const { text } of copies) {
    if (text === null) continue;
    const { words } = readings.get(text)!;
    const key = words.join(" ");
    const known = wordings.get(key);
    if (known === undefined) wordings.set(key, { words, count: 1 });
    else known.count++;
  }
  if (wordings.size === 0) return "shared-passage";
  if (wordings.size === 1) return "identical";
  const all = [...wordings.values()];
  const model = all.reduce((most, wording) => (wording.count > most.count ? wording : most));
  const near = all.every(
    ({ words }) => couldBeNear(words, model.words) && similarity(words, model.words) >= NEAR_IDENTICAL,
  );
  return near ? "near-identical" : "shared-passage";
}

/** Spares a comparison that the lengths alone decide. */
function couldBeNear(a: Words, b: Words): boolean {
  return 2 * Math.min(a.length, b.length) >= NEAR_IDENTICAL * (a.length + b.length);
}

function mostFrequent(spellings: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of spellings) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | undefined;
  for (const [text, count] of counts) if (best === undefined || count > counts.get(best)!) best = text;
  return best;
}
