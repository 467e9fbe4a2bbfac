/** The question whether a watch may cost what it costs, with what each way of reading it comes to. */
import type { Micros } from "../domain/money.ts";
import type { Mode } from "../domain/reading.ts";
import type { Duration } from "../domain/time.ts";
import { type Card, text } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import { sourceName } from "./source-name.ts";
import type { Words } from "./words/catalogue.ts";

export interface ConsentView {
  readonly watch: string;
  readonly watchName: string;
  readonly source: string;
  readonly setUp: Mode;
  /** Posts that match on a day, and what each mode would cost; null where nobody could count. */
  readonly estimate: {
    readonly matching: number;
    readonly modes: readonly {
      readonly mode: Mode;
      readonly posts: number;
      readonly perDay: Micros;
      readonly delay: Duration;
    }[];
  } | null;
  readonly first: { readonly hours: number; readonly cost: Micros } | null;
}

/** About numbers are said to two digits: they are of one day. */
const DIGITS = 2;

export function consentCard(view: ConsentView, words: Words): Card {
  const { money } = words;
  const { estimate, setUp, watchName } = view;
  const headline = money.waits({ watch: watchName, source: sourceName(view.source) });
  const modes = (estimate?.modes ?? []).map(({ mode, posts, perDay, delay }) => {
    const called = mode === setUp ? `${money.modes[mode]} (${money.asSetUp})` : money.modes[mode];
    return [
      text(money.mode({ called, posts: about(posts), cost: perDay, delay, misses: money.misses[mode] })),
    ];
  });
  return {
    notification: notificationLine(watchName, headline, null),
    mark: null,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(headline)] },
      { is: "line", line: [text(costSentence(view, words))] },
      ...(modes.length === 0 ? [] : [{ is: "list" as const, items: modes, more: 0 }]),
      { is: "note", line: [text(money.nothingSpent)] },
      {
        is: "actions",
        actions: [{ label: money.start, command: "watch start", options: { watch: view.watch } }],
      },
    ],
  };
}

/** `About 20,000 posts a day, $102.00 a day; back-fill of 24 h: $5.00.` */
function costSentence({ estimate, first, setUp }: ConsentView, { money }: Words): string {
  if (estimate === null) return money.notCounted;
  const cost = estimate.modes.find(({ mode }) => mode === setUp)?.perDay ?? 0;
  const backfill = first === null ? "" : money.andFirst(first);
  return `${money.wouldCost({ matching: about(estimate.matching), cost })}${backfill}.`;
}

function about(n: number): number {
  return Number(n.toPrecision(DIGITS));
}
