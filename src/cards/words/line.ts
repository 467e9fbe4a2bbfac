/** Writes a line of words with times, links and emphasis between them as one template. */
import { type Inline, text } from "../card.ts";

type Part = string | Inline | readonly Inline[];

/** line`first copy we saw ${time(at)}, ${count}`: strings become text, and nothing empty is left. */
export function line(words: TemplateStringsArray, ...parts: readonly Part[]): Inline[] {
  const inlines: Inline[] = [];
  function add(part: Part): void {
    if (typeof part === "string") {
      const last = inlines.at(-1);
      if (last?.is === "text") inlines[inlines.length - 1] = text(last.text + part);
      else if (part !== "") inlines.push(text(part));
    } else if ("is" in part) {
      if (part.is === "text") add(part.text);
      else inlines.push(part);
    } else for (const inline of part) add(inline);
  }
  words.forEach((word, i) => {
    add(word);
    add(parts[i] ?? "");
  });
  return inlines;
}
