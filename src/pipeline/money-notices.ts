/**
 * What is said about money in chat: that a watch waits for consent, that a budget runs low, that it is spent.
 * Amounts are for the place that is named for them alone; the others hear what changes for their numbers.
 */
import type { Kysely } from "kysely";
import { lowBudgetCard, spentBudgetCard } from "../cards/budget-card.ts";
import type { Card } from "../cards/card.ts";
import { consentCard } from "../cards/consent-card.ts";
import { type Words, wordsIn } from "../cards/words/catalogue.ts";
import type { Place } from "../domain/alert.ts";
import { costOf } from "../domain/money.ts";
import { NO_READS } from "../domain/reading.ts";
import type { Instant } from "../domain/time.ts";
import { CARD_LANE, putOnce } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Budget } from "./budget/budget.ts";
import { monthName } from "./budget/calendar.ts";
import type { WaitingWatch } from "./budget/consent.ts";
import type { Standing } from "./budget/modes.ts";
import { SMALLEST_PAGE } from "./budget/pay.ts";
import { reportSpending } from "./budget/report.ts";
import { LOW, stepsAt } from "./budget/steps.ts";
import { type Audience, readingSubject, tellOfReading } from "./reading-notices.ts";

export interface MoneyNotices {
  /** Asks whether a watch may cost what it costs; once for the same question. */
  ask(tx: Kysely<Tables>, waiting: WaitingWatch, now: Instant): Promise<void>;
  /** Says, once a month and limit, that a source's money runs low, and that it is spent. */
  tell(source: string, now: Instant): Promise<void>;
}

export interface NoticeParts {
  readonly store: Store;
  readonly budget: Budget;
  /** Where money is spoken of, with its language (BCP 47); null for nowhere in chat. */
  readonly payer: { readonly place: Place; readonly language: string } | null;
  /** The places that hear of bursts; the payer's own is none of them. */
  readonly audiences: () => readonly Audience[];
  /** By watch id. */
  readonly watchNames: ReadonlyMap<string, string>;
}

export function createMoneyNotices(parts: NoticeParts): MoneyNotices {
  const { store, budget, payer, audiences, watchNames } = parts;

  async function put(
    tx: Kysely<Tables>,
    subject: string,
    draw: (words: Words) => Card,
    now: Instant,
  ): Promise<void> {
    if (payer === null) return;
    const card = JSON.stringify(draw(wordsIn(payer.language)));
    await putOnce(tx, { place: payer.place, subject }, CARD_LANE, 1, card, now);
  }

  async function wasSaid(subject: string): Promise<boolean> {
    const row = await store.db
      .selectFrom("outbox")
      .select("id")
      .where("subject", "=", subject)
      .executeTakeFirst();
    return row !== undefined;
  }

  async function tellPayer(source: string, { month }: Standing, isSpent: boolean, now: Instant) {
    const subject = `budget:${source}:${monthName(now)}:${month.of}:${isSpent ? "spent" : "low"}`;
    if (payer === null || (await wasSaid(subject))) return;
    const report = await reportSpending(store.db, budget, source, now);
    const view = { report, watchNames };
    const draw = (words: Words) => (isSpent ? spentBudgetCard(view, now, words) : lowBudgetCard(view, words));
    await store.transaction((tx) => put(tx, subject, draw, now));
  }

  async function tellAudiences(source: string, { month }: Standing, isSpent: boolean, now: Instant) {
    const isSampled = stepsAt(month).includes("full-to-sampled");
    if (!(isSpent || isSampled)) return;
    const is = isSpent ? "stopped" : "sampled";
    if (await wasSaid(readingSubject(source, is, now))) return;
    await store.transaction((tx) => tellOfReading(tx, audiences(), { is, source }, now));
  }

  return {
    async ask(tx, { watch, source, estimate, first, terms }, now) {
      const view = {
        ...{ watch: watch.id, watchName: watch.name, source, estimate, first },
        setUp: watch.reading ?? "full",
      } as const;
      await put(tx, `consent:${source}:${watch.id}:${terms}`, (words) => consentCard(view, words), now);
    },
    async tell(source, now) {
      const { standing, tariff } = await budget.standing(source, now);
      const { month, held } = standing;
      if (month.spent < LOW * month.of) return;
      const page = costOf({ ...NO_READS, posts: SMALLEST_PAGE }, tariff);
      const isSpent = month.spent - held.spent + page > month.of - held.of;
      await tellPayer(source, standing, isSpent, now);
      await tellAudiences(source, standing, isSpent, now);
    },
  };
}
