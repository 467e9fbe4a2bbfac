/** What a digest says beside its bursts: crews, what became of accounts and posts, desk work, and money. */
import type { Micros } from "../domain/money.ts";
import type { Standing, StandingSubject } from "../domain/standing.ts";
import type { Instant } from "../domain/time.ts";
import { type CardNode, text } from "./card.ts";
import { sourceName } from "./source-name.ts";
import type { Words } from "./words/catalogue.ts";

export interface DigestBeside {
  readonly sentAt: Instant;
  /** Those that posted together once more in this stretch, and how many accounts they have. */
  readonly crews: { readonly count: number; readonly accounts: number };
  readonly changed: readonly {
    readonly subject: StandingSubject;
    readonly is: Standing | "renamed";
    readonly count: number;
  }[];
  readonly reviews: number;
  readonly corrections: number;
  /** What reading cost, by source; empty where nothing did, and where money is not spoken of. */
  readonly spent: readonly { readonly source: string; readonly cost: Micros }[];
}

/** What did not happen is left out. */
export function digestFacts(beside: DigestBeside, { listed, amounts }: Words): CardNode[] {
  const { labels } = listed;
  const { crews, changed, reviews, corrections, spent } = beside;
  const work = [
    ...(reviews === 0 ? [] : [listed.reviews(reviews)]),
    ...(corrections === 0 ? [] : [listed.corrections(corrections)]),
  ];
  const became = changed.map(({ subject, is, count }) => {
    const counted = subject === "account" ? amounts.accounts(count) : amounts.posts(count);
    return listed.became({ counted, standing: listed.standings[is] });
  });
  const costs = spent.map(({ source, cost }) => listed.cost({ source: sourceName(source), cost }));
  return [
    ...(crews.count === 0 ? [] : fact(labels.crews, [listed.crews({ n: crews.count, ...crews })])),
    ...fact(labels.changed, became),
    ...fact(labels.desk, work),
    ...fact(labels.spent, costs),
  ];
}

function fact(label: string, values: readonly string[]): CardNode[] {
  return values.length === 0 ? [] : [{ is: "fact", label, line: [text(values.join(" · "))] }];
}
