import { describe, expect, it } from "vitest";
import { decide, type Facts } from "../../src/alerts/decide.ts";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import type { Burst, Explanation } from "../../src/domain/burst.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

const NOW = Date.UTC(2026, 10, 2, 12);

const BURST: Burst = {
  id: "7K3Q0000000000AB",
  wave: 1,
  watch: "harbour",
  horizon: "fast",
  kind: "identical",
  passage: "one and the same sentence on every account",
  passageWords: 8,
  firstAt: NOW - 20 * MINUTE,
  lastAt: NOW - 10 * MINUTE,
  detectedAt: NOW - 15 * MINUTE,
  accounts: 6,
  posts: 7,
  anchorWords: 8,
  surprise: 6,
  sightings: 0,
  sightingHours: 0,
  usual: { accounts: 1, window: HOUR, history: 73 * HOUR },
  earlyAccounts: 6,
  fastest: 4,
  smallPart: null,
  uptime: DAY,
  crew: null,
  knownText: false,
  things: [],
  severityParts: { surprise: 8, tempo: 5, length: 2, crew: 0, link: 0 },
  severity: 15,
  explanations: [],
  state: "open",
  absorbedBy: null,
};

function facts(
  change: Partial<Omit<Facts, "burst" | "route">> & {
    burst?: Partial<Burst>;
    route?: Partial<Facts["route"]>;
  },
): Facts {
  return {
    gates: { surprise: 6, slowSurprise: 3 },
    told: null,
    listed: null,
    held: false,
    muted: false,
    saidLastHour: 0,
    live: true,
    now: NOW,
    ...change,
    burst: { ...BURST, ...change.burst },
    route: { ...OPEN_ROUTE, ...change.route },
  };
}

const FIRST_DAY = { uptime: DAY - 1 } as const;
const CREW = { accounts: 4, passages: 3, days: 2, apart: MINUTE, of: 5 } as const;

const HEADLINE: Explanation = {
  kind: "headline",
  why: { is: "said", sentence: "a title" },
  liftedBy: null,
  announceIf: { is: "said", sentence: "at 50 accounts" },
};

describe("a place that was told nothing yet", () => {
  const cases: readonly [string, Facts, string][] = [
    ["hears of a fast burst", facts({}), "first"],
    ["hears of a later wave as such", facts({ burst: { wave: 2 } }), "wave"],
    ["is not interrupted by a slow burst", facts({ burst: { horizon: "slow" } }), "quiet"],
    [
      "is spared an explained burst",
      facts({
        burst: {
          explanations: [HEADLINE],
        },
      }),
      "explained",
    ],
    [
      "hears of an explained burst that something brought back",
      facts({ burst: { explanations: [{ ...HEADLINE, liftedBy: { is: "co-posted" } }] } }),
      "first",
    ],
    [
      "hears of an explained burst where its route switched that off",
      facts({
        burst: {
          explanations: [HEADLINE],
        },
        route: { explained: "off" },
      }),
      "first",
    ],
    ["is spared what is usual", facts({ burst: { surprise: 5.99 } }), "below-surprise"],
    [
      "is spared a slow burst that is not even of interest",
      facts({ burst: { horizon: "slow", surprise: 2.99 } }),
      "below-surprise",
    ],
    ["has a slow burst listed", facts({ burst: { horizon: "slow", surprise: 3 } }), "quiet"],
    [
      "is not interrupted by the same link without the same words, however many and whoever post it",
      facts({ burst: { kind: "link", accounts: 90, surprise: 90, crew: CREW } }),
      "no-shared-words",
    ],
    ["nor by the same picture", facts({ burst: { kind: "media", surprise: 90 } }), "no-shared-words"],
    ["nor by the same hashtags", facts({ burst: { kind: "hashtags", surprise: 90 } }), "no-shared-words"],
    [
      "hears little on the first day",
      facts({ burst: { ...FIRST_DAY, earlyAccounts: 7, surprise: 0 } }),
      "not-enough-history",
    ],
    [
      "hears on the first day of nothing short",
      facts({ burst: { ...FIRST_DAY, earlyAccounts: 8, anchorWords: 7, surprise: 0 } }),
      "not-enough-history",
    ],
    [
      "hears of eight accounts with eight words on the first day, surprising or not",
      facts({ burst: { ...FIRST_DAY, earlyAccounts: 8, surprise: 0 } }),
      "first",
    ],
    [
      "is spared what eight accounts came to only by and by",
      facts({ burst: { ...FIRST_DAY, accounts: 80, earlyAccounts: 7, surprise: 0 } }),
      "not-enough-history",
    ],
    [
      "is spared what the first day has seen before",
      facts({ burst: { ...FIRST_DAY, earlyAccounts: 20, sightings: 2, surprise: 9 } }),
      "not-enough-history",
    ],
    [
      "hears on the first day of few words by so many that even a short past is surprised",
      facts({ burst: { ...FIRST_DAY, earlyAccounts: 8, anchorWords: 5, surprise: 6 } }),
      "first",
    ],
    [
      "hears on the first day of few accounts with a long text, when the short past is surprised",
      facts({ burst: { ...FIRST_DAY, earlyAccounts: 5, anchorWords: 20, surprise: 6 } }),
      "first",
    ],
    [
      "is spared a small part of posts that otherwise differ",
      facts({ burst: { smallPart: { words: 8, of: 30 }, surprise: 17.99 } }),
      "small-part",
    ],
    [
      "hears of a small part that is thrice as surprising",
      facts({ burst: { smallPart: { words: 8, of: 30 }, surprise: 18 } }),
      "first",
    ],
    [
      "hears of a small part by accounts that are known to post together",
      facts({ burst: { smallPart: { words: 8, of: 30 }, crew: CREW } }),
      "first",
    ],
    [
      "does not take few known accounts among many for the burst's",
      facts({ burst: { crew: { ...CREW, of: 17 }, explanations: [HEADLINE] } }),
      "explained",
    ],
    [
      "hears of a slow burst on no day",
      facts({ burst: { ...FIRST_DAY, earlyAccounts: 12, horizon: "slow" } }),
      "quiet",
    ],
    [
      "hears of accounts that are known to post together on the first day already",
      facts({ burst: { ...FIRST_DAY, accounts: 4, crew: CREW } }),
      "first",
    ],
    [
      "hears of accounts known to post together from a lower surprise on",
      facts({ burst: { crew: CREW, surprise: 3 } }),
      "first",
    ],
    ["but not of just anything they do", facts({ burst: { crew: CREW, surprise: 2.99 } }), "below-surprise"],
    [
      "hears of an explained burst when such accounts take part",
      facts({
        burst: {
          crew: CREW,
          explanations: [HEADLINE],
        },
      }),
      "first",
    ],
    [
      "learns of an explanation before anything else the burst is",
      facts({
        burst: {
          ...FIRST_DAY,
          horizon: "slow",
          explanations: [HEADLINE],
        },
      }),
      "explained",
    ],
    [
      "is spared what lies below its severity",
      facts({ burst: { severity: 49 }, route: { minSeverity: 50 } }),
      "below-severity",
    ],
    [
      "hears of what reaches its severity",
      facts({ burst: { severity: 50 }, route: { minSeverity: 50 } }),
      "first",
    ],
    ["is not told history as news", facts({ burst: { lastAt: NOW - 2 * HOUR - 1 } }), "stale"],
    [
      "is told in the end what quiet hours held back for long",
      facts({ held: true, burst: { lastAt: NOW - 9 * HOUR } }),
      "first",
    ],
    ["hears of what is just not stale", facts({ burst: { lastAt: NOW - 2 * HOUR } }), "first"],
    ["knows no staleness in a replay", facts({ live: false, burst: { lastAt: 0 } }), "first"],
    ["is spared what was muted", facts({ muted: true }), "muted"],
    ["hears up to its ceiling", facts({ route: { ceiling: 3 }, saidLastHour: 2 }), "first"],
    ["hears no more at its ceiling", facts({ route: { ceiling: 3 }, saidLastHour: 3 }), "overCeiling"],
    [
      "waits for the end of quiet hours",
      facts({ route: { quietHours: { from: "11:00", to: "13:00", breakAbove: 50 } } }),
      "quiet-hours",
    ],
    [
      "is woken by what breaks its quiet hours",
      facts({
        burst: { severity: 50 },
        route: { quietHours: { from: "11:00", to: "13:00", breakAbove: 50 } },
      }),
      "first",
    ],
    [
      "is woken by nothing where nothing may break them",
      facts({
        burst: { severity: 100 },
        route: { quietHours: { from: "11:00", to: "13:00", breakAbove: null } },
      }),
      "quiet-hours",
    ],
    [
      "hears outside of quiet hours at once",
      facts({ route: { quietHours: { from: "13:00", to: "11:00", breakAbove: null } } }),
      "first",
    ],
    ["is not told again what a list told it", facts({ listed: { accounts: 6, severity: 15 } }), "listed"],
    [
      "hears of what grew past a milestone since it was listed",
      facts({ listed: { accounts: 6, severity: 15 }, burst: { accounts: 10 } }),
      "first",
    ],
    [
      "hears of what came to a higher class since it was listed",
      facts({ listed: { accounts: 6, severity: 15 }, burst: { severity: 25 } }),
      "first",
    ],
    [
      "hears nothing further of what was listed and ended",
      facts({ listed: { accounts: 6, severity: 15 }, burst: { accounts: 60, state: "ended" } }),
      "listed",
    ],
    ["is not told of what another burst answers for", facts({ burst: { absorbedBy: "other" } }), "absorbed"],
  ];
  it.each(cases)("%s", (_story, given, reason) => {
    expect(decide(given).reason).toBe(reason);
  });
});

describe("a place that was told already", () => {
  const told = { accounts: 6, severity: 15, ended: false, lineAt: null };
  const cases: readonly [string, Facts, string, boolean][] = [
    ["hears nothing when nothing changed", facts({ told }), "unchanged", false],
    ["hears nothing below the next milestone", facts({ told, burst: { accounts: 9 } }), "unchanged", false],
    ["hears of ten accounts", facts({ told, burst: { accounts: 10 } }), "grown", true],
    [
      "hears of a milestone once",
      facts({ told: { ...told, accounts: 10 }, burst: { accounts: 19 } }),
      "unchanged",
      false,
    ],
    ["hears of a higher class", facts({ told, burst: { severity: 25 } }), "raised", true],
    [
      "hears of a class once",
      facts({ told: { ...told, severity: 25 }, burst: { severity: 49 } }),
      "unchanged",
      false,
    ],
    ["hears of two classes at once", facts({ told, burst: { severity: 60 } }), "raised", true],
    ["hears of the end", facts({ told, burst: { state: "ended" } }), "ended", true],
    [
      "hears of the end rather than of a milestone",
      facts({ told, burst: { state: "ended", accounts: 60 } }),
      "ended",
      true,
    ],
    [
      "hears of the end once",
      facts({ told: { ...told, ended: true }, burst: { state: "ended" } }),
      "unchanged",
      false,
    ],
    [
      "waits with the next line until ten minutes after the last",
      facts({ told: { ...told, lineAt: NOW - 10 * MINUTE + 1 }, burst: { accounts: 10 } }),
      "paced",
      false,
    ],
    [
      "hears the next line after ten minutes",
      facts({ told: { ...told, lineAt: NOW - 10 * MINUTE }, burst: { accounts: 10 } }),
      "grown",
      true,
    ],
    [
      "hears of the end however fresh the last line is",
      facts({ told: { ...told, lineAt: NOW }, burst: { accounts: 10, state: "ended" } }),
      "ended",
      true,
    ],
    [
      "hears of growth, classes and ends after its quiet hours",
      facts({
        told,
        burst: { accounts: 10, state: "ended", severity: 25 },
        route: { quietHours: { from: "11:00", to: "13:00", breakAbove: 50 } },
      }),
      "quiet-hours",
      false,
    ],
    ["hears nothing while muted", facts({ told, burst: { accounts: 50 }, muted: true }), "muted", false],
    [
      "hears nothing further of an absorbed one",
      facts({ told, burst: { absorbedBy: "other" } }),
      "absorbed",
      false,
    ],
    [
      "hears the rest of a burst whatever its ceiling",
      facts({ told, burst: { accounts: 10 }, route: { ceiling: 0 }, saidLastHour: 9 }),
      "grown",
      true,
    ],
  ];
  it.each(cases)("%s", (_story, given, reason, speak) => {
    expect(decide(given)).toEqual({ speak, reason });
  });
});
