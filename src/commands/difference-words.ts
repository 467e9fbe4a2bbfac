/** How a copy differs from the passage, said in one line. */
import { count } from "../cards/amounts.ts";
import { inlineQuote } from "../cards/names.ts";
import { differenceOf } from "../detect/differences.ts";

/** A line names this many differences. */
const NAMED = 3;

/**
 * `word for word`, or `“choose” for “thank”, without “together”, before it “I agree:”`. Names are masked in
 * it always: a mention is no difference that matters.
 */
export function differenceWords(passage: string, copy: string | null): string {
  if (copy === null) return "its text is not kept any more";
  const { before, after, added, leftOut, changed } = differenceOf(passage, copy);
  const inside = [
    ...changed.map(({ from, to }) => `${quoted(to)} for ${quoted(from)}`),
    ...leftOut.map((words) => `without ${quoted(words)}`),
    ...added.map((words) => `with ${quoted(words)} in between`),
  ];
  const around = [
    ...(before === "" ? [] : [`before it ${quoted(before)}`]),
    ...(after === "" ? [] : [`after it ${quoted(after)}`]),
  ];
  if (inside.length + around.length === 0) return "word for word";
  const named = inside.slice(0, NAMED);
  const rest = inside.length - named.length;
  return [
    ...(inside.length === 0 ? ["word for word"] : named),
    ...(rest > 0 ? [`and ${count(rest, "more difference")}`] : []),
    ...around,
  ].join(", ");
}

function quoted(words: string): string {
  return inlineQuote(words, "masked");
}
