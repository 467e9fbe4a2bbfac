/** What had to go of a dossier since it was made, and what was said of its bursts. */
import type { Instant } from "../domain/time.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Card, type CardNode, text, time } from "./card.ts";
import type { Handles } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

export interface CheckedDossier {
  readonly kind: "burst" | "crew" | "account" | "day";
  readonly name: string;
  readonly by: string;
  readonly at: Instant;
  readonly posts: number;
  /** Of these, how many had no text when it was made; null where that was not recorded. */
  readonly withoutText: number | null;
  /** Those without one now; null where it was not recorded what the dossier holds. */
  readonly gone: {
    readonly tombstones: readonly {
      readonly source: string;
      readonly id: string;
      readonly purgedAt: Instant | null;
    }[];
    readonly all: number;
  } | null;
  readonly said: readonly {
    readonly shortId: string;
    readonly kind: "corrected" | "withdrawn";
    readonly by: string;
    readonly at: Instant;
  }[];
}

/** Where names are masked posts are counted and not named: an id leads to whoever wrote it. */
export function checkedDossierCard(
  answer: { readonly is: "none" } | ({ readonly is: "found" } & CheckedDossier),
  handles: Handles,
  words: Words,
): Card {
  const { exporting } = words;
  if (answer.is === "none") return sentenceCard(exporting.noDossier);
  const { kind, name, by, at, gone, withoutText, said } = answer;
  const called = kind === "account" && handles === "masked" ? "…" : name;
  const sentence = exporting.checkedOf(exporting.subjects[kind](called));
  const nodes: CardNode[] = [
    { is: "headline", line: [text(sentence)] },
    { is: "line", line: exporting.madeFor({ name: by, added: time(at, "full") }) },
  ];
  if (gone === null) nodes.push({ is: "line", line: [text(exporting.notRecorded)] });
  else if (gone.all === 0) nodes.push({ is: "line", line: [text(exporting.nothingGone)] });
  else {
    nodes.push({ is: "line", line: [text(exporting.goneNow({ n: gone.all, atFirst: withoutText ?? 0 }))] });
    if (handles === "full") {
      const items = gone.tombstones.map(({ source, id, purgedAt }) =>
        purgedAt === null
          ? [text(`${source} ${id} · ${exporting.dropped}`)]
          : [text(`${source} ${id} · ${exporting.purged} `), time(purgedAt, "full")],
      );
      nodes.push({ is: "list", items, more: gone.all - items.length });
    }
  }
  for (const { shortId, kind: how, by: who, at: when } of said) {
    nodes.push({
      is: "line",
      line: [
        text(`${words.corrections.done[how](shortId)}, `),
        ...words.corrections.exported({ name: who, added: time(when, "full") }),
      ],
    });
  }
  return { notification: sentence, mark: null, nodes };
}
