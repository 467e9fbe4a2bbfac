/** What is held, and what became of holding or releasing. */
import type { Instant } from "../domain/time.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { maskedName } from "./mask.ts";
import type { Handles } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

const SHOWN = 20;
/** A reason is repeated up to this length. */
const REASON = 200;

export interface ShownHold {
  readonly id: number;
  readonly target: { readonly kind: "burst" | "account" };
  /** "7K3Q", "@c_example". */
  readonly name: string;
  readonly why: string;
  readonly until: Instant | null;
  readonly by: string;
  readonly at: Instant;
}

export function holdsCard(holds: readonly ShownHold[], handles: Handles, words: Words): Card {
  const sentence = holds.length === 0 ? words.holds.none : words.holds.counted(holds.length);
  const items = holds
    .slice(0, SHOWN)
    .map((hold) => [text(`${hold.id} · `), ...holdLine(hold, handles, words)]);
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...(items.length === 0 ? [] : [{ is: "list" as const, items, more: holds.length - items.length }]),
    ],
  };
}

export function heldCard(hold: ShownHold, handles: Handles, words: Words): Card {
  return {
    notification: words.holds.isHeld,
    mark: null,
    nodes: [
      {
        is: "line",
        line: [strong(`${words.holds.isHeld}: `), text(`${hold.id} · `), ...holdLine(hold, handles, words)],
      },
      { is: "note", line: [text(words.holds.meaning)] },
    ],
  };
}

export function holdReleasedCard(hold: ShownHold, handles: Handles, words: Words): Card {
  return {
    notification: words.holds.isReleased,
    mark: null,
    nodes: [{ is: "line", line: [strong(`${words.holds.isReleased}: `), ...holdLine(hold, handles, words)] }],
  };
}

export function noHoldCard(number: number, { holds }: Words): Card {
  return sentenceCard(holds.noHold(number), [{ label: holds.action, command: "hold list", options: {} }]);
}

/** `burst 7K3Q · by Anna, 24 Nov 2026 · until 1 Dec 2026, 12:00 UTC · “our lawyer asked for it”`. */
export function holdLine(hold: ShownHold, handles: Handles, { burst, holds }: Words): Inline[] {
  const { target, name, by, at, until, why } = hold;
  const called =
    target.kind === "burst"
      ? burst.name(name)
      : holds.account(handles === "masked" ? maskedName(name) : name);
  return [
    text(`${called} · `),
    ...holds.heldBy({ name: by, added: time(at, "date") }),
    ...(until === null ? [] : [text(" · "), ...holds.until({ ended: time(until, "full") })]),
    text(` · “${shortened(why, REASON)}”`),
  ];
}
