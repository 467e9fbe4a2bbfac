/** How often people agreed: reviews by the severity of what was announced, and by explanation. */
import type { Verdict } from "../domain/desk-notes.ts";
import { SEVERITY_CLASSES, type SeverityClass, severityClass } from "../domain/severity.ts";
import { type Card, type CardNode, type Inline, strong, text } from "./card.ts";
import { kindWords } from "./explanation-words.ts";
import type { Words } from "./words/catalogue.ts";

/** The latest review of a wave, with what the wave was. */
export interface ReviewedWave {
  readonly verdict: Verdict;
  readonly severity: number;
  readonly announced: boolean;
  /** The kind of the first explanation that kept it quiet; null where none did. */
  readonly explanation: string | null;
}

type Counts = Readonly<Record<"n" | "follow" | "declared" | "explained" | "unclear", number>>;

export function reviewsCard(waves: readonly ReviewedWave[], words: Words): Card {
  const { notes } = words;
  const sentence = waves.length === 0 ? notes.noReviews : notes.reviews(waves.length);
  const announced = waves.filter((wave) => wave.announced);
  const classes = (Object.keys(SEVERITY_CLASSES) as SeverityClass[]).toReversed();
  const bySeverity = classes.flatMap((each) => {
    const counts = countsOf(announced.filter(({ severity }) => severityClass(severity) === each));
    return counts.n === 0 ? [] : [severityLine(each, counts, words)];
  });
  const kinds = [...new Set(waves.flatMap(({ explanation }) => explanation ?? []))].sort();
  const byExplanation = kinds.map((kind) =>
    explanationLine(kind, countsOf(waves.filter(({ explanation }) => explanation === kind)), words),
  );
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...listUnder(notes.severityHead, bySeverity),
      ...listUnder(notes.explanationHead, byExplanation),
      ...(waves.length === 0 ? [] : [{ is: "note" as const, line: [text(notes.howPrecise)] }]),
    ],
  };
}

function severityLine(of: SeverityClass, counts: Counts, { burst, notes }: Words): Inline[] {
  const right = counts.follow + counts.declared;
  const among = counts.n - counts.unclear;
  return [
    text(notes.bySeverity({ called: burst.classes[of], ...counts })),
    ...(among === 0 ? [] : [text(notes.precision({ right, among }))]),
  ];
}

function explanationLine(kind: string, counts: Counts, words: Words): Inline[] {
  const among = counts.n - counts.unclear;
  return [
    text(words.notes.byExplanation({ called: kindWords(kind, words), ...counts })),
    ...(among === 0 ? [] : [text(words.notes.precision({ right: counts.explained, among }))]),
  ];
}

function countsOf(waves: readonly ReviewedWave[]): Counts {
  const of = (verdict: Verdict) => waves.filter((wave) => wave.verdict === verdict).length;
  return {
    n: waves.length,
    follow: of("follow-up"),
    declared: of("declared"),
    explained: of("explained"),
    unclear: of("unclear"),
  };
}

function listUnder(head: string, items: readonly Inline[][]): CardNode[] {
  if (items.length === 0) return [];
  return [
    { is: "line", line: [strong(head)] },
    { is: "list", items, more: 0 },
  ];
}
