/** How much was read, in words: what makes every number of it a minimum. */
import type { Coverage } from "../domain/unread.ts";
import type { Words } from "./words/catalogue.ts";

/** Significant digits of a number that is not known exactly. */
const DIGITS = 2;

/** `3,200 of about 41,000 matching posts: all numbers are minimums`; nothing where everything was read. */
export function coverageWords(coverage: Coverage | null, { burst }: Words): string {
  if (coverage === null || coverage.unread === 0) return "";
  const { read, unread } = coverage;
  return burst.coverage({
    posts: read,
    matching: Math.max(read, Number((read + unread).toPrecision(DIGITS))),
  });
}
