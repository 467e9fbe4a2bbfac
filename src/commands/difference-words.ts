/** How a copy differs from the passage, said in one line. */
import { inlineQuote } from "../cards/names.ts";
import type { Words } from "../cards/words/catalogue.ts";
import { differenceOf } from "../detect/differences.ts";

/** A line names this many differences. */
const NAMED = 3;

/**
 * `word for word`, or `“choose” for “thank”, without “together”, before it “I agree:”`. Names are masked in
 * it always: a mention is no difference that matters.
 */
export function differenceWords(passage: string, copy: string | null, { differences }: Words): string {
  if (copy === null) return differences.textGone;
  const { before, after, added, leftOut, changed } = differenceOf(passage, copy);
  const inside = [
    ...changed.map(({ from, to }) => differences.changed({ to: quoted(to), from: quoted(from) })),
    ...leftOut.map((words) => differences.leftOut(quoted(words))),
    ...added.map((words) => differences.added(quoted(words))),
  ];
  const around = [
    ...(before === "" ? [] : [differences.before(quoted(before))]),
    ...(after === "" ? [] : [differences.after(quoted(after))]),
  ];
  const named = inside.slice(0, NAMED);
  const rest = inside.length - named.length;
  return [
    ...(inside.length === 0 ? [differences.none] : named),
    ...(rest > 0 ? [differences.more(rest)] : []),
    ...around,
  ].join(", ");
}

function quoted(words: string): string {
  return inlineQuote(words, "masked");
}
