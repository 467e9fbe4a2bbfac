/** The answer to a review: how it stands now, and what it does. */
import type { Review } from "../domain/desk-notes.ts";
import { type Card, strong, text } from "./card.ts";
import { reviewLine } from "./desk-notes.ts";
import type { Words } from "./words/catalogue.ts";

export function reviewKeptCard(
  { shortId, review }: { readonly shortId: string; readonly review: Review },
  words: Words,
): Card {
  const { notes, answers, burst } = words;
  return {
    notification: notes.isReviewed,
    mark: null,
    nodes: [
      {
        is: "line",
        line: [strong(`${burst.name(shortId)} · ${notes.reviewed} `), ...reviewLine(review, words)],
      },
      { is: "note", line: [text(notes.whatItDoes)] },
      {
        is: "actions",
        actions: [{ label: answers.actions.bursts, command: "burst", options: { id: shortId } }],
      },
    ],
  };
}
