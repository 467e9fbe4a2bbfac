/** What is said about money in chat: that a watch waits for consent, that a budget runs low, that it is spent. */
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
import { SMALLEST_PAGE } from "./budget/pay.ts";
import { reportSpending } from "./budget/report.ts";
import { LOW, STEPS } from "./budget/steps.ts";

export interface MoneyNotices {
  /** Asks whether a watch may cost what it costs; once for the same question. */
  ask(tx: Kysely<Tables>, waiting: WaitingWatch, now: Instant): Promise<void>;
  /** Says, once a month and limit, that a source's money runs low, and that it is spent. */
  tell(source: string, now: Instant): Promise<void>;
}

export interface NoticeParts {
  readonly store: Store;
  readonly budget: Budget;
  /** Where money is spoken of, each with its language (BCP 47). */
  readonly places: readonly { readonly place: Place; readonly language: string }[];
  /** By watch id. */
  readonly watchNames: ReadonlyMap<string, string>;
}

export function createMoneyNotices({ store, budget, places, watchNames }: NoticeParts): MoneyNotices {
  async function put(
    tx: Kysely<Tables>,
    subject: string,
    draw: (words: Words) => Card,
    now: Instant,
  ): Promise<void> {
    for (const { place, language } of places) {
      const card = JSON.stringify(draw(wordsIn(language)));
      await putOnce(tx, { place, subject }, CARD_LANE, 1, card, now);
    }
  }

  async function wasSaid(subject: string): Promise<boolean> {
    const row = await store.db
      .selectFrom("outbox")
      .select("id")
      .where("subject", "=", subject)
      .executeTakeFirst();
    return row !== undefined || places.length === 0;
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
      const subject = `budget:${source}:${monthName(now)}:${month.of}:${isSpent ? "spent" : "low"}`;
      if (await wasSaid(subject)) return;
      const report = await reportSpending(store.db, budget, source, now);
      const view = { report, order: STEPS.map(({ step }) => step), watchNames };
      const draw = (words: Words) =>
        isSpent ? spentBudgetCard(view, now, words) : lowBudgetCard(view, words);
      await store.transaction((tx) => put(tx, subject, draw, now));
    },
  };
}
