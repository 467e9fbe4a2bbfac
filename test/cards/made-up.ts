/** A made-up burst to draw cards of. */
import type { BurstCardView } from "../../src/cards/burst-card.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import type { Burst } from "../../src/domain/burst.ts";
import { notFollowed } from "../../src/domain/following.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

export const FIRST_AT = Date.UTC(2026, 10, 23, 1, 47);

export const PASSAGE =
  "Only one candidate has stood up for our harbour workers, and this Sunday we can thank her together";

export function madeUpBurst(changes: Partial<Burst> = {}): Burst {
  return {
    id: "7K3QWZ0000000000",
    wave: 1,
    watch: "lindqvist",
    horizon: "fast",
    kind: "near-identical",
    passage: PASSAGE,
    passageWords: 18,
    firstAt: FIRST_AT,
    lastAt: FIRST_AT + 9 * MINUTE,
    detectedAt: FIRST_AT + 3 * MINUTE,
    accounts: 12,
    posts: 13,
    anchorWords: 18,
    surprise: 24.3,
    sightings: 0,
    sightingHours: 0,
    usual: { accounts: 1, window: 60 * MINUTE, history: 73 * HOUR },
    earlyAccounts: 12,
    fastest: 12,
    smallPart: null,
    uptime: 30 * DAY,
    crew: null,
    knownText: false,
    things: [],
    severityParts: { surprise: 26, tempo: 15, length: 5, crew: 0, link: 0 },
    severity: 46,
    explanations: [],
    state: "open",
    absorbedBy: null,
    ...changes,
  };
}

export function madeUpView(changes: Partial<BurstCardView> = {}): BurstCardView {
  return {
    watchName: "Mara Lindqvist",
    shortId: "7K3Q",
    burst: madeUpBurst(),
    sample: {
      shown: [
        { at: FIRST_AT, name: "@a_example", url: "https://x.com/i/web/status/1" },
        { at: FIRST_AT + MINUTE, name: "@b_example", url: null },
      ],
      more: 11,
    },
    following: notFollowed({ accounts: 12, posts: 13 }),
    copies: { wordForWord: 9, changed: 4 },
    alsoFoundBy: [],
    absorbedInto: null,
    considered: [],
    coverage: null,
    mark: null,
    handles: "full",
    words: ENGLISH,
    ...changes,
  };
}
