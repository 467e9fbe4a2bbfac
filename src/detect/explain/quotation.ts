/** The words are somebody's who is quoted: in quotation marks with a name, or an earlier post's own. */
import type { Copy } from "./copies.ts";
import { type Explain, mostOf, shareOf } from "./reason.ts";
import { EXPLAIN } from "./thresholds.ts";

/** A stretch between marks that belong together; apostrophes would open and close anywhere. */
const QUOTED =
  /“[^“”]{12,}[”“]|„[^„“”]{12,}[“”]|«[^«»]{12,}»|»[^«»]{12,}«|"[^"]{12,}"|‘[^‘]{12,}’(?!\p{L})|「[^」]{6,}」/gu;
/** Who is quoted: a name behind a dash, before a colon, with a verb of saying, or a mention. */
const ATTRIBUTION =
  /@\w|[-–—~]\s*\p{Lu}\p{L}|\p{Lu}[\p{L}.'’ -]{1,40}:\s*$|\b(?:said|says|told|according to|zei|zegt|volgens|sagte?|laut|dit|déclare|selon|dijo|dice|según)\b/iu;

export const quotation: Explain = ({ copies }) => {
  const first = copies[0];
  if (first === undefined) return null;
  const marked = (copy: Copy) => outsideQuotes(copy) !== null;
  // The earliest copy may be the very post that the others quote.
  const source = marked(first) ? null : first;
  const others = source === null ? copies : copies.filter(({ account }) => account !== source.account);
  const quoting = mostOf(others, marked);
  if (quoting === null) return null;
  if (source !== null && quoting.length > 1) {
    return {
      why: { is: "quotes-earlier", share: shareOf(quoting, others), earlier: source.handle },
      fits: (copy) => marked(copy) || copy.account === source.account,
      lack: "quotation-marks",
    };
  }
  const attributed = (copy: Copy) => ATTRIBUTION.test(outsideQuotes(copy) ?? "");
  const named = mostOf(copies, attributed);
  if (named === null) return null;
  return {
    why: { is: "quotes-somebody", share: shareOf(named, copies) },
    fits: marked,
    lack: "quotation-marks",
  };
};

/** What stands outside of the marks when most of the passage stands within; else null. */
function outsideQuotes({ text, start, end }: Copy): string | null {
  for (const match of text.matchAll(QUOTED)) {
    const from = match.index;
    const to = from + match[0].length;
    const within = Math.min(to, end) - Math.max(from, start);
    if (within >= EXPLAIN.quoted * (end - start)) return `${text.slice(0, from).trim()} ${text.slice(to)}`;
  }
  return null;
}
