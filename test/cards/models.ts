/** The cards that tone and content of all others go by; they are drawn in the README, too. */
import { burstCard } from "../../src/cards/burst-card.ts";
import { statusCard } from "../../src/cards/status-card.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { notFollowed } from "../../src/domain/following.ts";
import { DOLLAR } from "../../src/domain/money.ts";
import type { Snapshot } from "../../src/domain/snapshot.ts";
import { DAY, MINUTE, SECOND } from "../../src/domain/time.ts";
import { FIRST_AT, madeUpBurst, madeUpView } from "./made-up.ts";
import { REPORT } from "./made-up-report.ts";

export const NOW = Date.UTC(2026, 10, 23, 9, 14);

/** A burst that was just found. */
export const firstAlert = burstCard(
  madeUpView({
    considered: ["headline", "share button", "petition", "quotation"],
    offersWhy: true,
    following: {
      ...notFollowed({ accounts: 12, posts: 13 }),
      ages: { known: 0, young: 0, rest: "looking" },
      declaring: { accounts: 1, first: { quoted: "Field organizer for Lindqvist", in: "bio" } },
    },
  }),
);

const profile = {
  ...{ handle: "c_example", name: "Casey", bio: "Proud harbour town. Opinions mine." },
  ...{ createdAt: Date.UTC(2026, 10, 2), followers: 14, following: 61, posts: 212 },
};
/** What X said of the account at a time. */
export const look = (fetchedAt: number, changes: Partial<Snapshot> = {}): Snapshot => ({
  ...{ source: "x", accountId: "1234567890", fetchedAt, standing: "present", why: null, raw: "{}" },
  profile,
  ...changes,
});
const seen = (shortId: string, position: number, postedAt: number) => ({
  ...{ shortId, position, postedAt, watchName: "Mara Lindqvist", burst: madeUpBurst() },
  ...{ announced: true, reason: "first", withdrawn: false },
});
/** An account that somebody asked about, looked up just now. */
export const lookUpView = {
  ...{ accountId: "1234567890", platform: "x", names: ["c_example"], posts: 17, declaration: null },
  ...{ firstSeen: Date.UTC(2026, 9, 4, 8), lastSeen: FIRST_AT + MINUTE, handles: "full" as const },
  bursts: [seen("7K3Q", 3, FIRST_AT + MINUTE), seen("5M2D", 6, Date.UTC(2026, 10, 19, 20))],
  together: [{ accountId: "1", handle: "a_example", bursts: 3 }],
  togetherIn: { bursts: 3, days: 3 },
  extent: { bursts: 46, since: Date.UTC(2026, 9, 1) },
  snapshots: [look(Date.UTC(2026, 10, 19, 7), { profile: { ...profile, handle: "casey_old" } }), look(NOW)],
  live: {
    ...{ is: "looked-up" as const, posts: 5, holding: ["7K3Q"], cost: DOLLAR / 100 },
    left: { times: 4, of: 5 },
  },
};

const watch = {
  ...{ id: "lindqvist", name: "Mara Lindqvist", keywords: ["Lindqvist"], require: [], exclude: [] },
  ...{ languages: [], sources: ["x"], texts: [] },
};
/** A bot with something in its way, as editors see it. */
export const limitedStatus = statusCard(
  {
    ...{ version: "1.2.0", startedAt: NOW - 2 * DAY, now: NOW, malformed: 0, memoryBytes: 310_000_000 },
    unheard: [],
    watches: [
      {
        ...{ watch, origin: "file", places: [], posts: 2_940, postsLastDay: 210, openBursts: 1 },
        ...{ lastPollAt: NOW - 40 * SECOND, lastError: null, overdueSince: null, coverage: null },
        reading: { mode: "full", because: "set-up", waits: false },
      },
    ],
    outbox: [
      {
        ...{ place: "discord:1", waiting: 0, parked: 2 },
        parkedWhy: "Missing permission Send Messages: give the role that permission.",
      },
    ],
    gaps: [
      {
        ...{ watch: "Okafor", source: "x", why: "X cannot answer (503)" },
        ...{ from: Date.UTC(2026, 10, 22, 14), to: Date.UTC(2026, 10, 22, 14, 26) },
      },
    ],
    delay: 95 * SECOND,
    mutes: { count: 3, nextEndsAt: Date.UTC(2026, 10, 23, 18) },
    holds: { count: 2, nextEndsAt: null },
    lastAbsence: { from: NOW - 2 * DAY - 3 * MINUTE, to: NOW - 2 * DAY },
    quietHours: [{ place: "slack:C1", from: "23:00", to: "07:00", timezone: "Europe/Brussels" }],
    ...{ place: "slack:C1", diskUsed: 0.41 },
    upkeep: {
      lastStop: { how: "reboot", why: null, at: NOW - 2 * DAY - 3 * MINUTE },
      chains: { checkedAt: Date.UTC(2026, 10, 23, 3), broken: [] },
      lastBackup: Date.UTC(2026, 10, 22, 3),
      kept: {
        ...{ texts: 90 * DAY, hashes: 365 * DAY, due: 0, nextAt: Date.UTC(2026, 11, 1, 8) },
        removed: { texts: { n: 1_204, at: Date.UTC(2026, 10, 22, 4) }, hashes: null },
        held: { texts: 12, holds: ["7K3Q", "@c_example"] },
      },
    },
    ...{ spending: [REPORT], isMoneyTold: true },
  },
  ENGLISH,
);
