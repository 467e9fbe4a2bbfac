/** What a drill in a place says of itself: that it begins, how far it is, that it can be asked about, that it is over. */
import type { Instant } from "../domain/time.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Action, type Card, type CardNode, text, time } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

export interface DrillNotice {
  /** Who asked for it, as people know them. */
  readonly by: string;
  /** Where it stands: how much was played, 0–100, until when it can be asked about, or that it is over. */
  readonly at:
    | { readonly is: "playing"; readonly percent: number }
    | { readonly is: "played"; readonly until: Instant }
    | { readonly is: "over" };
  /** What was found; null while it plays, or where it was ended before. */
  readonly result: {
    readonly planted: number;
    readonly plantedFound: number;
    readonly posts: number;
    /** How many messages the place's own conditions let through. */
    readonly told: number;
  } | null;
}

export function drillNoticeCard({ by, at, result }: DrillNotice, { drill, language }: Words): Card {
  const sentence = at.is === "over" ? drill.over : drill.begun(by);
  const found =
    result === null
      ? []
      : [
          line(drill.found({ found: result.plantedFound, planted: result.planted, posts: result.posts })),
          line(drill.toldHere(result.told)),
        ];
  return {
    ...{ notification: sentence, mark: "DRILL", language },
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...(at.is === "playing" ? [line(drill.progress(at.percent))] : []),
      ...found,
      ...(at.is === "played" ? [{ is: "line" as const, line: drill.openUntil(time(at.until)) }] : []),
      { is: "note", line: [text(at.is === "over" ? drill.deleted : drill.madeUp)] },
      ...(at.is === "over" ? [] : [{ is: "actions" as const, actions: [stopAction(drill.stop)] }]),
    ],
  };
}

/** What every message of a drill reads when it is over. */
export function drillOverCard({ drill, language }: Words): Card {
  return {
    ...{ notification: drill.over, mark: "DRILL", language },
    nodes: [
      { is: "headline", line: [text(drill.over)] },
      { is: "note", line: [text(drill.wasMadeUp)] },
    ],
  };
}

export function drillStartedCard({ drill }: Words): Card {
  return sentenceCard(drill.started, [stopAction(drill.stop)]);
}

function stopAction(label: string): Action {
  return { label, command: "drill stop", options: {} };
}

function line(sentence: string): CardNode {
  return { is: "line", line: [text(sentence)] };
}
