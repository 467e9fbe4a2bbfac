/** Whether the bot does its work, in the first word; then what it read, what waits and what it missed. */
import type { Instant } from "../domain/time.ts";
import { atLeast, count, grouped } from "./amounts.ts";
import { type Card, type CardNode, type Inline, strong, text, time } from "./card.ts";
import { notificationLine, shortened } from "./excerpt.ts";
import { type ListedWatch, pollWords } from "./watches-card.ts";

/** How many entries of each kind a card shows. */
const SHOWN = 8;
/** A reason in the headline is cut to this many characters; it stands in full below. */
const HEADLINE_REASON = 80;

export interface StatusCardView {
  readonly version: string;
  readonly startedAt: Instant;
  readonly watches: readonly ListedWatch[];
  readonly outbox: readonly {
    readonly place: string;
    readonly waiting: number;
    readonly parked: number;
    readonly parkedWhy: string | null;
  }[];
  readonly gaps: readonly {
    readonly watch: string;
    readonly source: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly why: string;
  }[];
  /** Items that could not be read. */
  readonly malformed: number;
  /** Null for people whom the machine does not concern. */
  readonly memoryBytes: number | null;
  readonly now: Instant;
}

type Health = "Working" | "Limited" | "Stopped";

/** The first word and what it rests on; stopped when no watch can read, limited when anything is in the way. */
function healthOf({ watches, outbox }: Pick<StatusCardView, "watches" | "outbox">): {
  readonly word: Health;
  readonly why: readonly string[];
} {
  const failing = watches.filter((listed) => listed.lastError !== null);
  const parked = outbox.filter((place) => place.parked > 0);
  const why = [
    ...failing.map((listed) => `${listed.watch.name} cannot be read`),
    ...parked.map((place) => `${place.place} refuses messages`),
  ];
  if (failing.length > 0 && failing.length === watches.length) return { word: "Stopped", why };
  return { word: why.length === 0 ? "Working" : "Limited", why };
}

export function statusCard(view: StatusCardView): Card {
  const { word, why } = healthOf(view);
  const reasons = why.length === 0 ? "" : ` (${shortened(why.join("; "), HEADLINE_REASON)})`;
  return {
    notification: notificationLine("Status", `${word}${reasons}`, null),
    mark: null,
    nodes: [
      { is: "headline", line: [text(`${word}${reasons}`)] },
      {
        is: "line",
        line: [
          text(
            `Verbatim ${view.version} · up for ${atLeast(Math.max(0, view.now - view.startedAt))}, since `,
          ),
          time(view.startedAt, "full"),
        ],
      },
      ...shownList("Watches", view.watches, (listed) => [
        text(`${listed.watch.name}: ${count(listed.posts, "post")}, ${pollWords(listed, view.now)}`),
      ]),
      ...shownList("Chat", view.outbox, outboxLine, "nothing waits, nothing is parked"),
      ...shownList("Gaps", view.gaps, (gap) => [
        text(`${gap.watch} (${gap.source}), `),
        time(gap.from, "full"),
        text(" – "),
        time(gap.to, "full"),
        text(`: ${gap.why}`),
      ]),
      ...unreadable(view.malformed),
      ...machine(view.memoryBytes),
    ],
  };
}

function outboxLine(place: StatusCardView["outbox"][number]): Inline[] {
  const parked =
    place.parked === 0
      ? "0 parked"
      : `${count(place.parked, "message")} parked${place.parkedWhy === null ? "" : `: ${place.parkedWhy}`}`;
  return [text(`${place.place}: ${grouped(place.waiting)} waiting, ${parked}`)];
}

function shownList<T>(
  label: string,
  entries: readonly T[],
  toLine: (entry: T) => Inline[],
  whenEmpty = "none",
): CardNode[] {
  if (entries.length === 0) return [{ is: "fact", label, line: [text(whenEmpty)] }];
  return [
    { is: "line", line: [strong(`${label} (${grouped(entries.length)})`)] },
    { is: "list", items: entries.slice(0, SHOWN).map(toLine), more: Math.max(0, entries.length - SHOWN) },
  ];
}

function unreadable(malformed: number): CardNode[] {
  if (malformed === 0) return [];
  const words = `${count(malformed, "item")} could not be understood and ${malformed === 1 ? "was" : "were"} left out`;
  return [{ is: "fact", label: "Unreadable", line: [text(words)] }];
}

function machine(memoryBytes: number | null): CardNode[] {
  if (memoryBytes === null) return [];
  return [
    { is: "fact", label: "Machine", line: [text(`memory ${grouped(Math.round(memoryBytes / 1e6))} MB`)] },
  ];
}
