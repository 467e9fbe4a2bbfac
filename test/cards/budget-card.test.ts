import { describe, expect, it } from "vitest";
import { type BudgetCardView, lowBudgetCard, spentBudgetCard } from "../../src/cards/budget-card.ts";
import { consentCard } from "../../src/cards/consent-card.ts";
import { costCard } from "../../src/cards/cost-card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH, wordsIn } from "../../src/cards/words/catalogue.ts";
import { DOLLAR } from "../../src/domain/money.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { REPORT } from "./made-up-report.ts";

const NAMES = new Map([
  ["lindqvist", "Lindqvist"],
  ["okafor", "Okafor"],
]);
const WATCHES = [
  { name: "Lindqvist", setUp: "full" },
  { name: "Okafor", setUp: "sampled" },
] as const;
const VIEW: BudgetCardView = { report: { ...REPORT, source: "x" }, watchNames: NAMES, watches: WATCHES };

describe("a budget that runs low", () => {
  it("is told with what it went to, what is given up in which order, and a way to raise it", () => {
    expect(plainText(lowBudgetCard(VIEW, ENGLISH)).split("\n")).toEqual([
      "80 % of this month's X budget is spent: $40.00 of $50.00.",
      "At the pace of the last 7 days ($2.00 a day) it lasts until 28 Nov 2026; it starts anew on 1 Dec 2026.",
      "Where it went: Lindqvist $21.40, Okafor $16.60, looking up accounts of bursts $1.80, counts $0.20.",
      "From now on, in this order: live look-ups stop · searches outside the watches stop · re-checks once a day only · Okafor, already sampled, reads half as much · Lindqvist changes from full to sampled. $5.00 is kept for bursts under way. Every number from a sample will say so.",
      "[Raise to $60.00] /verbatim budget raise --source x --dollars 60",
      "[Narrow a watch…] /verbatim watch show --watch lindqvist",
      "[What it costs] /verbatim cost",
    ]);
  });

  it("says so where it lasts all the same", () => {
    const lasting = { ...VIEW, report: { ...REPORT, lastsUntil: null } };
    expect(plainText(lowBudgetCard(lasting, ENGLISH))).toContain(
      "At the pace of the last 7 days ($2.00 a day) it lasts until it starts anew on 1 Dec 2026.",
    );
  });

  it("is told in the language of the place", () => {
    expect(plainText(lowBudgetCard(VIEW, wordsIn("nl")))).toContain(
      "80 % van het X-budget van deze maand is uitgegeven: $40,00 van $50,00.",
    );
  });
});

describe("a budget that is spent", () => {
  it("is told with when reading stopped and when it resumes", () => {
    const spent = { ...REPORT, month: { spent: 50 * DOLLAR, of: 50 * DOLLAR } };
    const view = { ...VIEW, report: { ...spent, source: "x" }, stopped: Date.UTC(2026, 10, 24, 16, 20) };
    const card = spentBudgetCard({ ...view, readBack: { days: 7, cost: 14 * DOLLAR } }, ENGLISH);
    expect(plainText(card).split("\n").slice(0, 2)).toEqual([
      "The X budget is spent ($50.00).",
      "Reading stopped 24 Nov 2026, 16:20 UTC; it resumes on 1 Dec 2026, 00:00 UTC. Bursts in between will not be seen. On 1 Dec 2026 the last 7 days can be read back for about $14.00 (you will be asked). Stored posts, commands and exports work as before.",
    ]);
    expect(card.notification).toBe("The X budget is spent ($50.00).");
  });
});

describe("what reading costs", () => {
  it("is said by watch, purpose, burst and person, with what is not certain", () => {
    const shortIds = new Map([["7K3Q000000000000", "7K3Q"]]);
    const watches = [
      { name: "Lindqvist", sources: ["x"] },
      { name: "De Smet", sources: ["x"], reading: "full" as const },
      { name: "Files", sources: ["replay"] },
    ];
    const view = { reports: [{ ...REPORT, source: "x" }], watchNames: NAMES, shortIds, watches };
    expect(plainText(costCard(view, ENGLISH)).split("\n")).toEqual([
      "What reading costs",
      "X: $40.00 of $50.00 this month, forecast $54.00 if nothing changes · today $1.90 of $2.50",
      "kept for bursts under way: $5.00, of which $0.00 is spent",
      "By watch Lindqvist $21.40 · Okafor $16.60",
      "By purpose reading the watches $38.00 · looking up accounts of bursts $1.80 · counts $0.20",
      "By burst 7K3Q $1.80",
      "By person slack:U1 $0.01",
      "Booked $0.50 for reads whose answer was lost, by a stop, a broken line or on its way; it counts as spent",
      "As the month is spent from 80 % on live look-ups stop · from 82 % on searches outside the watches stop · from 84 % on re-checks once a day only · from 86 % on what is sampled is read half as much · from 88 % on Lindqvist, De Smet change from full to sampled",
      "Given up live look-ups stop",
      "Compared from 24 Nov 2026, 00:00 UTC to 25 Nov 2026, 00:00 UTC the platform counted 650 posts, the ledger 640",
    ]);
    expect(plainText(costCard({ ...view, reports: [] }, ENGLISH))).toBe("Nothing here costs money.");
  });
});

describe("a watch that waits for consent", () => {
  it("is asked about with what each way of reading it costs, is late by, and misses", () => {
    const modes = [
      { mode: "full", posts: 20_412, perDay: 102_060_000, delay: MINUTE },
      { mode: "sampled", posts: 273, perDay: 1_500_000, delay: 54 * MINUTE },
      { mode: "counts-led", posts: 3_062, perDay: 15_790_000, delay: 16 * MINUTE },
    ] as const;
    const view = {
      ...{ watch: "okafor", watchName: "Okafor", source: "x", setUp: "full" as const },
      estimate: { matching: 20_412, modes },
      first: { hours: 24, cost: 5 * DOLLAR },
    };
    expect(plainText(consentCard(view, ENGLISH)).split("\n")).toEqual([
      "Okafor waits to be started on X",
      "About 20,000 posts a day, $102.06 a day; back-fill of 24 h: $5.00.",
      "- in full (as it is set up): 20,000 posts a day, $102.06, seen within 1 minute; misses what the search does not return",
      "- by samples: 270 posts a day, $1.50, seen within 54 minutes; misses what lies between the samples",
      "- led by counts: 3,100 posts a day, $15.79, seen within 16 minutes; misses what the counts do not show, a burst of four accounts for instance",
      "Nothing is read of it until somebody starts it. A narrower query costs less, and so does another way of reading (watches.reading in the configuration).",
      "[Start] /verbatim watch start --watch okafor",
    ]);
    expect(plainText(consentCard({ ...view, estimate: null, first: null }, ENGLISH))).toContain(
      "What it would cost a day is not known: nobody could count its posts.",
    );
  });
});
