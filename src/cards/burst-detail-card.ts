/** A burst's card as the answer to a question: with where it was told, and why or why not. */
import type { Burst } from "../domain/burst.ts";
import { SEVERITY_POINTS } from "../domain/severity.ts";
import type { Instant } from "../domain/time.ts";
import { count } from "./amounts.ts";
import { type Card, type CardNode, type Inline, text, time } from "./card.ts";
import { reasonWords } from "./reasons.ts";

/** A card names this many places. */
const NAMED_PLACES = 5;

/** The burst's card with three facts more, before its closing sentence. */
export function burstDetailCard(
  card: Card,
  detail: {
    readonly burst: Burst;
    readonly told: readonly { readonly place: string; readonly at: Instant }[];
    readonly reason: string;
  },
): Card {
  const facts: CardNode[] = [
    { is: "fact", label: "Severity", line: [text(severityWords(detail.burst))] },
    { is: "fact", label: "Decision", line: [text(reasonWords(detail.reason))] },
    { is: "fact", label: "Told", line: toldLine(detail.told) },
  ];
  const at = card.nodes.findIndex((node) => node.is === "note");
  const nodes = at < 0 ? [...card.nodes, ...facts] : card.nodes.toSpliced(at, 0, ...facts);
  return { ...card, nodes };
}

/** `11 of 40 for being unusual here · 15 of 15 for tempo …`: the parts that make the sum. */
function severityWords({ severity, severityParts: parts }: Burst): string {
  return [
    `${parts.surprise} of ${SEVERITY_POINTS.surprise} for being unusual here`,
    `${parts.tempo} of ${SEVERITY_POINTS.tempo} for tempo`,
    `${parts.length} of ${SEVERITY_POINTS.length} for the length of the passage`,
    `${parts.crew} of ${SEVERITY_POINTS.crew} for accounts that posted together before`,
  ]
    .join(", ")
    .concat(`: ${severity} of 100`);
}

function toldLine(told: readonly { readonly place: string; readonly at: Instant }[]): Inline[] {
  if (told.length === 0) return [text("nowhere")];
  const line = told
    .slice(0, NAMED_PLACES)
    .flatMap(({ place, at }, i) => [text(`${i === 0 ? "" : " · "}${place} `), time(at, "full")]);
  const more = told.length - NAMED_PLACES;
  return more > 0 ? [...line, text(` and ${count(more, "more place")}`)] : line;
}
