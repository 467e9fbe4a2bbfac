/** The question whether a place may be told of a burst, and what was answered. */
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import { type BurstCardView, burstCard } from "./burst-card.ts";
import { type Action, type Card, type CardNode, strong, text, time } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import type { Words } from "./words/catalogue.ts";

export interface ApprovalAsked {
  /** Where it would be told. */
  readonly place: Place;
  /** Null while it waits. */
  readonly decided: {
    readonly how: "published" | "masked" | "kept";
    readonly by: string;
    readonly at: Instant;
  } | null;
}

export function approvalCard(view: BurstCardView, { place, decided }: ApprovalAsked): Card {
  const { words, shortId } = view;
  const { approvals } = words;
  const card = burstCard(view);
  const [headline, ...nodes] = card.nodes.filter(({ is }) => is !== "actions");
  const standing: CardNode =
    decided === null
      ? { is: "line", line: [strong(approvals.waits(place))] }
      : {
          is: "line",
          line: approvals.decided[decided.how]({
            name: decided.by,
            added: time(decided.at, "full"),
            to: place,
          }),
        };
  const sentence =
    decided === null ? approvals.question({ shortId, to: place }) : approvals.answered(shortId);
  return {
    ...card,
    notification: notificationLine(view.watchName, sentence, view.mark),
    nodes: [
      ...(headline === undefined ? [] : [headline]),
      standing,
      ...nodes,
      ...(decided === null ? [{ is: "note" as const, line: [text(approvals.meaning)] }] : []),
      { is: "actions", actions: actions(shortId, place, decided?.how ?? null, words) },
    ],
  };
}

function actions(
  id: string,
  place: Place,
  decided: "published" | "masked" | "kept" | null,
  { approvals, burst }: Words,
): Action[] {
  const posts = { label: burst.labels.posts, command: "burst", options: { id, show: "posts" } };
  if (decided === "published" || decided === "masked") return [posts];
  const publish = { label: approvals.publish, command: "publish", options: { id, place } };
  const masked = {
    label: approvals.publishMasked,
    command: "publish",
    options: { id, place, names: "masked" },
  };
  const keep = { label: approvals.keep, command: "keep", options: { id, place } };
  return decided === null ? [publish, masked, keep, posts] : [publish, masked, posts];
}
