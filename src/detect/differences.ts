/** How a copy's text differs from the passage, word by word, for people to read. */
import { type Block, matchingBlocks } from "./align.ts";
import { readSpans, type Span } from "./tokens.ts";

/** Every string is in the spelling of the text that it comes from; words only, no links or mentions. */
export interface Difference {
  /** What the copy says before the passage begins, or "". */
  readonly before: string;
  /** What the copy says after the passage ends, or "". */
  readonly after: string;
  /** What the copy puts in between. */
  readonly added: readonly string[];
  /** What of the passage the copy does not have. */
  readonly leftOut: readonly string[];
  readonly changed: readonly { readonly from: string; readonly to: string }[];
}

/** How `text` differs from `passage`; case, accents, punctuation and look-alike letters are no difference. */
export function differenceOf(passage: string, text: string): Difference {
  const told = read(passage);
  const copy = read(text);
  const blocks = matchingBlocks(told.words, copy.words);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) {
    const leftOut = told.words.length === 0 ? [] : [told.between(0, told.words.length)];
    return { before: copy.between(0, copy.words.length), after: "", added: [], leftOut, changed: [] };
  }
  const added: string[] = [];
  const leftOut: string[] = [];
  const changed: { from: string; to: string }[] = [];
  function take(missing: string, instead: string): void {
    if (missing !== "" && instead !== "") changed.push({ from: missing, to: instead });
    else if (missing !== "") leftOut.push(missing);
    else if (instead !== "") added.push(instead);
  }

  if (first.a > 0) leftOut.push(told.between(0, first.a));
  for (const [block, next] of pairs(blocks)) {
    take(told.between(block.a + block.length, next.a), copy.between(block.b + block.length, next.b));
  }
  if (last.a + last.length < told.words.length) {
    leftOut.push(told.between(last.a + last.length, told.words.length));
  }
  return {
    before: copy.between(0, first.b),
    after: copy.between(last.b + last.length, copy.words.length),
    added,
    leftOut,
    changed,
  };
}

/** A stretch of a copy as it was written, or of the passage where the copy leaves it out. */
export interface Run {
  readonly is: "same" | "added" | "left-out" | "around";
  readonly text: string;
}

/** The whole text of a copy in stretches: what is the passage's, and what is not. Links stay where they stood. */
export function runsOf(passage: string, text: string): readonly Run[] {
  const told = readSpans(passage);
  const copy = readSpans(text);
  const blocks = matchingBlocks(wordsOf(told), wordsOf(copy));
  const runs: Run[] = [];
  function put(is: Run["is"], from: string): void {
    const last = runs.at(-1);
    if (from.trim() === "") {
      if (last !== undefined && last.is !== "left-out")
        runs[runs.length - 1] = { ...last, text: last.text + from };
    } else runs.push({ is, text: from });
  }
  let [toldAt, copyAt, at] = [0, 0, 0];
  for (const [i, block] of blocks.entries()) {
    const first = copy[block.b]?.start ?? at;
    const isFirst = i === 0;
    put(isFirst ? "around" : block.b > copyAt ? "added" : "same", text.slice(at, first));
    if (block.a > toldAt) put("left-out", spelled(passage, told, toldAt, block.a));
    const end = copy[block.b + block.length - 1]?.end ?? first;
    put("same", text.slice(first, end));
    [toldAt, copyAt, at] = [block.a + block.length, block.b + block.length, end];
  }
  if (toldAt < told.length) put("left-out", spelled(passage, told, toldAt, told.length));
  put("around", text.slice(at));
  return runs;
}

function wordsOf(spans: readonly Span[]): Int32Array {
  return Int32Array.from(spans, ({ word }) => word);
}

function spelled(text: string, spans: readonly Span[], from: number, to: number): string {
  return text.slice(spans[from]?.start ?? 0, spans[to - 1]?.end ?? 0);
}

function read(text: string) {
  const spans: readonly Span[] = readSpans(text);
  return {
    words: wordsOf(spans),
    /** The spelling of words [from, to), or "". */
    between(from: number, to: number): string {
      const first = spans[from];
      const last = spans[to - 1];
      return from >= to || first === undefined || last === undefined ? "" : text.slice(first.start, last.end);
    },
  };
}

function* pairs(blocks: readonly Block[]): Generator<readonly [Block, Block]> {
  for (let i = 1; i < blocks.length; i++) yield [blocks[i - 1]!, blocks[i]!];
}
