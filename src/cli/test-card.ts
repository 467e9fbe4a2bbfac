/** The card of `check --send`: marked TEST, and without a word of anybody's post. */
import { type Card, text } from "../cards/card.ts";

export function testCard(watches: readonly string[]): Card {
  const shown = watches.slice(0, 5).join(", ");
  const more = watches.length > 5 ? ` and ${watches.length - 5} more` : "";
  return {
    notification: "Verbatim can post here.",
    mark: "TEST",
    nodes: [
      { is: "headline", line: [text("Verbatim can post here.")] },
      { is: "fact", label: "Bursts of", line: [text(`${shown}${more}`)] },
      {
        is: "note",
        line: [text("Sent by `verbatim check --send`. Nothing was found; this is only a test.")],
      },
    ],
  };
}
