/** Texts read word by word. Describing a burst asks for each of its texts again and again, so the latest are kept. */
import type { Words } from "./finding.ts";
import { readSpans, type Span } from "./tokens.ts";

export interface Reading {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly words: Words;
}

/** UTF-16 units of the texts that are kept: a few hundred posts, which take some megabytes read. */
const KEPT = 65_536;

let kept = new Map<string, Reading>();
let units = 0;

/** The same text is read the same for ever, so that nobody can tell a reading that was kept from a new one. */
export function readingOf(text: string): Reading {
  let reading = kept.get(text);
  if (reading !== undefined) return reading;
  const spans = readSpans(text);
  reading = { text, spans, words: Int32Array.from(spans, ({ word }) => word) };
  units += text.length;
  if (units > KEPT) {
    kept = new Map();
    units = text.length;
  }
  kept.set(text, reading);
  return reading;
}
