/** A week at the turn of a month as a play: what was read for money, in two languages, tried, held and forgotten. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { DAY } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { ANNA, BO, DESK, NEWS, PAPER } from "./scenes/cast.ts";
import { chatter, crew } from "./scenes/crew.ts";
import { dutch } from "./scenes/dutch.ts";
import { exported } from "./scenes/exported.ts";
import { manners } from "./scenes/manners.ts";
import { PAID, paidReading, spendMostOfTheMonth } from "./scenes/paid-reading.ts";
import { retention } from "./scenes/retention.ts";
import { stale } from "./scenes/stale.ts";
import { trial } from "./scenes/trial.ts";
import { openStage, type Stage, type StageSetting } from "./stage.ts";

const PLACES = ["terminal", DESK, NEWS, PAPER];
/** The last day of November. */
const MONDAY = Date.UTC(2026, 10, 30);

const SETTING: Omit<StageSetting, "restarts"> = {
  watches: [
    watch("lindqvist", "Mara Lindqvist", "Lindqvist", "town"),
    watch("okafor", "Ben Okafor", "Okafor", "town"),
    watch("desmet", "Ine De Smet", "De Smet", "paper"),
  ],
  routes: [
    { ...OPEN_ROUTE, watch: "lindqvist", to: "terminal", digest: { every: "daily", at: "08:00" } },
    { ...OPEN_ROUTE, watch: "okafor", to: NEWS, language: "nl" },
    { ...OPEN_ROUTE, watch: "desmet", to: PAPER },
  ],
  ...{ editors: [ANNA.id], admins: [BO.id], approvalsAt: DESK, monday: MONDAY, paper: PAID },
  kept: { texts: 4 * DAY, hashes: 5 * DAY },
  prepare: (store) => spendMostOfTheMonth(store, MONDAY),
};

const PLAYS = [
  { how: "without a restart", restarts: null },
  { how: "with the bot restarted at every fortieth step", restarts: { seed: 7, oneIn: 40 } },
];

/** What was said in each play so far, to hold them against each other. */
const transcripts: (readonly (readonly string[])[])[] = [];

// On a busy machine a night takes its time.
describe.each(PLAYS)("a week at the turn of a month, $how", ({ restarts }) => {
  let current: Stage;
  const stage = () => current;
  beforeAll(async () => {
    current = await openStage({ ...SETTING, restarts });
  });
  afterAll(() => current.close());

  chatter(stage);
  dutch(stage);
  paidReading(stage);
  exported(stage);
  crew(stage);
  trial(stage);
  manners(stage);
  stale(stage);
  retention(stage);

  it("is over", () => {
    expect(current.restarted() > 10).toBe(restarts !== null);
    transcripts.push(PLACES.map(current.transcript));
  });
});

it("says the same, restarts or not", () => {
  const [straight, restarted] = transcripts;
  expect(straight?.flat().length).toBeGreaterThan(30);
  expect(restarted).toEqual(straight);
});

function watch(id: string, name: string, keyword: string, source: string): Watch {
  return {
    ...{ id, name, keywords: [keyword], require: [], exclude: [], languages: [] },
    ...{ sources: [source], texts: [] },
  };
}
