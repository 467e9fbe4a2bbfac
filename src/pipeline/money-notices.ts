/**
 * What is said about money in chat: that a watch waits for consent, that a budget runs low, that it is spent.
 * Amounts are for the place that is named for them alone; the others hear what changes for their numbers.
 */
import type { Kysely } from "kysely";
import { lowBudgetCard, spentBudgetCard } from "../cards/budget-card.ts";
import type { Card } from "../cards/card.ts";
import { consentCard } from "../cards/consent-card.ts";
import { readBackCard } from "../cards/read-back-card.ts";
import { readFrom } from "../cards/step-words.ts";
import { type Words, wordsIn } from "../cards/words/catalogue.ts";
import type { Place } from "../domain/alert.ts";
import { costOf } from "../domain/money.ts";
import type { ReadBack } from "../domain/read-back.ts";
import { NO_READS } from "../domain/reading.ts";
import { DAY, type Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { matchingADay } from "../store/consents.ts";
import { CARD_LANE, putCard, putOnce } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Budget } from "./budget/budget.ts";
import { monthName } from "./budget/calendar.ts";
import type { WaitingWatch } from "./budget/consent.ts";
import { isMonthSpent, type Standing } from "./budget/modes.ts";
import { reportSpending } from "./budget/report.ts";
import { LOW, stepsAt } from "./budget/steps.ts";
import { type Audience, readingSubject, tellOfReading } from "./reading-notices.ts";

/** Platforms search a week back (X, search/recent). */
const DAYS_BACK = 7;

export interface MoneyNotices {
  /** Asks whether a watch may cost what it costs; once for the same question. */
  ask(tx: Kysely<Tables>, waiting: WaitingWatch, now: Instant): Promise<void>;
  /** Asks whether a time without money is read back, or says on the same messages what came of that. */
  readBack(
    tx: Kysely<Tables>,
    readBack: ReadBack,
    watch: Pick<Watch, "id" | "name">,
    now: Instant,
  ): Promise<void>;
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
  /** Those that run now. */
  readonly watches: readonly Pick<Watch, "id" | "name" | "sources" | "reading">[];
}

export function createMoneyNotices(parts: NoticeParts): MoneyNotices {
  const { store, budget, payer, audiences, watches } = parts;

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
    const watchNames = new Map(watches.map(({ id, name }) => [id, name]));
    const view = { report, watchNames, watches: readFrom(source, watches) };
    const spent = { ...view, stopped: now, readBack: await readBackLater(source, report.startsAnew, now) };
    const draw = (words: Words) => (isSpent ? spentBudgetCard(spent, words) : lowBudgetCard(view, words));
    await store.transaction((tx) => put(tx, subject, draw, now));
  }

  /** What of the time without money can be read once there is some again, at the pace of when it was counted. */
  async function readBackLater(source: string, anew: Instant, now: Instant) {
    const days = Math.min(DAYS_BACK, Math.max(1, Math.ceil((anew - now) / DAY)));
    const matching = await matchingADay(store.db, source);
    const { tariff } = await budget.standing(source, now);
    const span = Math.min(days, (anew - now) / DAY);
    const posts = matching === null ? null : Math.round(matching * span);
    return { days, cost: posts === null ? null : costOf({ ...NO_READS, posts }, tariff) };
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
    async readBack(tx, readBack, { id, name: watchName }, now) {
      const subject = `read-back:${readBack.id}`;
      const toldAt = audiences().filter(({ watches: heard }) => heard.some((watch) => watch.id === id));
      for (const [withAmounts, places] of [
        [true, payer === null ? [] : [payer]],
        [false, toldAt],
      ] as const) {
        for (const { place, language } of places) {
          const card = readBackCard({ readBack, watchName, withAmounts }, wordsIn(language));
          await putCard(tx, { place, subject }, JSON.stringify(card), now);
        }
      }
    },
    async tell(source, now) {
      const { standing, tariff } = await budget.standing(source, now);
      const { month } = standing;
      if (month.spent < LOW * month.of) return;
      const isSpent = isMonthSpent(standing, tariff);
      await tellPayer(source, standing, isSpent, now);
      await tellAudiences(source, standing, isSpent, now);
    },
  };
}
