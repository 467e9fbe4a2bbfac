/** That a month's money runs low, or is spent: what it went to, what is given up, and when it starts anew. */
import { DOLLAR, type Micros } from "../domain/money.ts";
import type { SpendingReport } from "../domain/spending-report.ts";
import type { Instant } from "../domain/time.ts";
import { type Action, type Card, type CardNode, strong, text, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { sourceName } from "./source-name.ts";
import { type ReadWatch, stepsInOrder } from "./step-words.ts";
import type { Words } from "./words/catalogue.ts";

export interface BudgetCardView {
  readonly report: SpendingReport;
  /** By watch id. */
  readonly watchNames: ReadonlyMap<string, string>;
  /** Those that are read from the source. */
  readonly watches: readonly ReadWatch[];
}

/** What is to be asked when the money starts anew. */
export interface SpentCardView extends BudgetCardView {
  readonly stopped: Instant;
  /** How many days can be read back then, and about what that costs; null where nobody counted. */
  readonly readBack: { readonly days: number; readonly cost: Micros | null };
}

/** How many watches and needs the card names. */
const NAMED = 5;
/** A raise is proposed in steps of so much. */
const RAISE = 10 * DOLLAR;

export function lowBudgetCard(view: BudgetCardView, words: Words): Card {
  const { money } = words;
  const { month, held } = view.report;
  const source = sourceName(view.report.source);
  const percent = Math.floor((month.spent / month.of) * 100);
  const headline = money.low({ percent, source, spent: month.spent, limit: month.of });
  const steps = stepsInOrder(view.report, view.watches, words).map(({ said }) => said);
  return {
    notification: shortened(headline, 120),
    mark: null,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(headline)] },
      { is: "line", line: paceLine(view.report, words) },
      ...whereItWent(view, words),
      { is: "line", line: [text(money.fromNowOn({ steps, held: held.of }))] },
      { is: "actions", actions: budgetActions(view.report, words) },
    ],
  };
}

export function spentBudgetCard(view: SpentCardView, words: Words): Card {
  const { money } = words;
  const { month, startsAnew } = view.report;
  const anew = time(startsAnew, "full");
  const headline = money.gone({ source: sourceName(view.report.source), limit: month.of });
  return {
    notification: shortened(headline, 120),
    mark: null,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(headline)] },
      {
        is: "line",
        line: [
          ...money.goneRest({ stopped: time(view.stopped, "full"), anew }),
          ...money.goneReadBack({ anew: time(startsAnew, "date"), ...view.readBack }),
          text(money.goneOnward),
        ],
      },
      ...whereItWent(view, words),
      { is: "actions", actions: budgetActions(view.report, words) },
    ],
  };
}

function paceLine({ pace, lastsUntil, startsAnew }: SpendingReport, { money }: Words) {
  const anew = time(startsAnew, "date");
  if (lastsUntil === null) return money.paceLasts({ cost: pace, anew });
  return money.paceUntil({ cost: pace, until: time(lastsUntil, "date"), anew });
}

function whereItWent({ report, watchNames }: BudgetCardView, { money }: Words): CardNode[] {
  const needs = report.byPurpose.filter(({ purpose }) => purpose !== "poll" && purpose !== "backfill");
  const items = [
    ...watchesSpent(report).map(({ watch, cost }) => ({ name: watchNames.get(watch) ?? watch, cost })),
    ...needs.map(({ purpose, cost }) => ({ name: money.purposes[purpose], cost })),
  ];
  if (items.length === 0) return [];
  const named = items.slice(0, NAMED).map(money.spentOn).join(", ");
  return [{ is: "line", line: [strong(money.whereItWent), text(`: ${named}.`)] }];
}

function watchesSpent({ byWatch }: SpendingReport): readonly { watch: string; cost: Micros }[] {
  return byWatch.slice(0, NAMED - 2);
}

/** To leave it as it is nobody has to press anything. */
function budgetActions({ source, month, byWatch }: SpendingReport, { money }: Words): readonly Action[] {
  const [dearest] = byWatch;
  const raised = Math.ceil((month.of * 1.2) / RAISE) * RAISE;
  const dollars = String(raised / DOLLAR);
  return [
    { label: money.raiseTo(raised), command: "budget raise", options: { source, dollars } },
    ...(dearest === undefined
      ? []
      : [{ label: money.narrow, command: "watch show", options: { watch: dearest.watch } }]),
    { label: money.whatItCosts, command: "cost", options: {} },
  ];
}
