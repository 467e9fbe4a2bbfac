/** What reading costs: the month and the day, and where it went. */
import type { SpendingReport } from "../domain/spending-report.ts";
import type { Watch } from "../domain/watch.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Card, type CardNode, strong, text, time } from "./card.ts";
import { sourceName } from "./source-name.ts";
import { readFrom, stepsInOrder } from "./step-words.ts";
import type { Words } from "./words/catalogue.ts";

/** How many entries of each kind a card names. */
const NAMED = 8;

export interface CostCardView {
  readonly reports: readonly SpendingReport[];
  /** By watch id. */
  readonly watchNames: ReadonlyMap<string, string>;
  /** By burst id. */
  readonly shortIds: ReadonlyMap<string, string>;
  /** The watches that run. */
  readonly watches: readonly Pick<Watch, "name" | "sources" | "reading">[];
}

export function costCard(view: CostCardView, words: Words): Card {
  const { money } = words;
  if (view.reports.length === 0) return sentenceCard(money.free);
  return {
    notification: money.cost,
    mark: null,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(money.cost)] },
      ...view.reports.flatMap((report) => sourceNodes(report, view, words)),
    ],
  };
}

/** `x: $40.00 of $50.00 this month, forecast $54.00 if nothing changes · today $1.90 of $2.50`. */
export function moneyWords({ source, month, day, forecast }: SpendingReport, { money }: Words): string {
  const all = money.thisMonth({ source: sourceName(source), spent: month.spent, limit: month.of, forecast });
  return `${all} · ${money.today({ spent: day.spent, limit: day.of })}`;
}

function sourceNodes(report: SpendingReport, view: CostCardView, words: Words): CardNode[] {
  const { money } = words;
  const { labels } = money;
  const { compared, held, steps, unsettled } = report;
  return [
    { is: "line", line: [strong(moneyWords(report, words))] },
    { is: "line", line: [text(money.held({ spent: held.spent, limit: held.of }))] },
    ...spent(
      labels.watches,
      report.byWatch.map(({ watch, cost }) => ({ name: view.watchNames.get(watch) ?? watch, cost })),
      words,
    ),
    ...spent(
      labels.purposes,
      report.byPurpose.map(({ purpose, cost }) => ({ name: money.purposes[purpose], cost })),
      words,
    ),
    ...spent(
      labels.bursts,
      report.byBurst.map(({ burst, cost }) => ({ name: view.shortIds.get(burst) ?? burst, cost })),
      words,
    ),
    ...spent(
      labels.people,
      report.byPerson.map(({ person, cost }) => ({ name: person, cost })),
      words,
    ),
    ...(unsettled === 0 ? [] : [fact(labels.unsettled, money.unsettled(unsettled))]),
    orderFact(report, view.watches, words),
    ...(steps.length === 0 ? [] : [fact(labels.givenUp, steps.map((step) => money.steps[step]).join(" · "))]),
    ...(compared === null
      ? []
      : [
          {
            is: "fact" as const,
            label: labels.compared,
            line: money.compared({
              ...{ theirs: compared.theirs, ours: compared.ours },
              ...{ first: time(compared.from, "full"), latest: time(compared.at, "full") },
            }),
          },
        ]),
  ];
}

/** `As the month is spent: from 80 % on live look-ups stop · … · from 88 % on Lindqvist changes from full to sampled`. */
export function orderFact(report: SpendingReport, watches: CostCardView["watches"], words: Words): CardNode {
  const { money } = words;
  const steps = stepsInOrder(report, readFrom(report.source, watches), words);
  const said = steps.map(({ from, said: name }) => money.stepFrom({ percent: Math.round(from * 100), name }));
  return fact(money.labels.order, said.join(" · "));
}

function spent(
  label: string,
  entries: readonly { readonly name: string; readonly cost: number }[],
  { money, amounts }: Words,
): CardNode[] {
  if (entries.length === 0) return [];
  const named = entries.slice(0, NAMED).map(money.spentOn);
  const more = entries.length - named.length;
  return [fact(label, [...named, ...(more > 0 ? [amounts.more(more)] : [])].join(" · "))];
}

function fact(label: string, value: string): CardNode {
  return { is: "fact", label, line: [text(value)] };
}
