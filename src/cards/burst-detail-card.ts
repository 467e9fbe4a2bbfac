/** A burst's card as the answer to a question: with where it was told, and why or why not. */
import type { Burst } from "../domain/burst.ts";
import { SEVERITY_POINTS } from "../domain/severity.ts";
import type { Instant } from "../domain/time.ts";
import { type Card, type CardNode, type Inline, text, time } from "./card.ts";
import { reasonWords } from "./reasons.ts";
import type { Words } from "./words/catalogue.ts";

/** A card names this many places. */
const NAMED_PLACES = 5;

/** The burst's card with three facts more, before its closing sentence. */
export function burstDetailCard(
  card: Card,
  detail: {
    readonly burst: Burst;
    readonly told: readonly { readonly place: string; readonly at: Instant }[];
    readonly reason: string;
    readonly untold?: "waiting" | "kept" | null;
  },
  words: Words,
): Card {
  const { labels } = words.lists;
  const facts: CardNode[] = [
    { is: "fact", label: labels.severity, line: [text(severityWords(detail.burst, words))] },
    { is: "fact", label: labels.decision, line: [text(reasonWords(detail, words))] },
    { is: "fact", label: labels.told, line: toldLine(detail.told, words) },
  ];
  const at = card.nodes.findIndex((node) => node.is === "note");
  const nodes = at < 0 ? [...card.nodes, ...facts] : card.nodes.toSpliced(at, 0, ...facts);
  return { ...card, nodes };
}

/** `11 of 40 for being unusual here, 15 of 15 for tempo …`: the parts that make the sum. */
function severityWords({ severity, severityParts: parts }: Burst, { lists }: Words): string {
  const outOf = (part: keyof typeof SEVERITY_POINTS) =>
    lists.outOf({ points: parts[part], most: SEVERITY_POINTS[part] });
  return lists.severity({
    surprise: outOf("surprise"),
    tempo: outOf("tempo"),
    length: outOf("length"),
    crew: outOf("crew"),
    link: -parts.link,
    severity,
  });
}

function toldLine(
  told: readonly { readonly place: string; readonly at: Instant }[],
  { lists }: Words,
): Inline[] {
  if (told.length === 0) return [text(lists.nowhere)];
  const line = told
    .slice(0, NAMED_PLACES)
    .flatMap(({ place, at }, i) => [text(`${i === 0 ? "" : " · "}${place} `), time(at, "full")]);
  const more = told.length - NAMED_PLACES;
  return more > 0 ? [...line, text(` ${lists.morePlaces(more)}`)] : line;
}
