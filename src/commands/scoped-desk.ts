/**
 * The desk over the store, cut to what the asker may see. The cut is made in each query, so that results,
 * counts and ambiguities alike know nothing of what is outside.
 */
import type { Place } from "../domain/alert.ts";
import type { Scope } from "../domain/scope.ts";
import type { SpendingReport } from "../domain/spending-report.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import type { Store } from "../store/store.ts";
import { listBursts } from "./desk/burst-summaries.ts";
import { findAccounts } from "./desk/find-account.ts";
import { findBurst } from "./desk/find-burst.ts";
import { findBurstToldBy } from "./desk/find-burst-told.ts";
import { findCrew, listCrews } from "./desk/find-crews.ts";
import { findDossier } from "./desk/find-dossier.ts";
import { findPassages } from "./desk/find-passages.ts";
import { findPhrase } from "./desk/find-phrase.ts";
import { findPost } from "./desk/find-post.ts";
import { findWhy } from "./desk/find-why.ts";
import { readAudit } from "./desk/read-audit.ts";
import { readCosts } from "./desk/read-costs.ts";
import { readHolds } from "./desk/read-holds.ts";
import { readMutes } from "./desk/read-mutes.ts";
import { readReviews } from "./desk/read-reviews.ts";
import {
  countMalformed,
  readAbsence,
  readDelay,
  readGaps,
  readOutbox,
  readWatches,
} from "./desk/read-status.ts";
import { readTexts } from "./desk/read-texts.ts";
import { type Kept, readUpkeep } from "./desk/read-upkeep.ts";
import { readWeek } from "./desk/read-week.ts";
import { suggestBursts, suggestHandles, suggestWatches } from "./desk/suggest.ts";
import type { Desk, WatchReading } from "./desk.ts";
import type { PlaceQuietHours, StatusAnswer } from "./status-answer.ts";

/** What commands may know that no table holds. */
export interface DeskFacts {
  readonly version: string;
  readonly startedAt: Instant;
  /** Where a watch's bursts are sent. */
  placesOf(watch: string): readonly Place[];
  /** What detection holds in memory, in bytes, now. */
  memoryBytes(): number;
  /** From how many accounts on, and within which time, the same words are a burst. */
  readonly detection: { readonly minAccounts: number; readonly window: Duration };
  /** How much of the disk with the database is taken, 0–1; null or absent where that is not known. */
  diskUsed?(): Promise<number | null>;
  quietHours?(): readonly PlaceQuietHours[];
  /** Chats in which people cannot be heard just now; absent where they always are. */
  unheard?(): StatusAnswer["unheard"];
  /** For how long texts are kept; null or absent where nothing is forgotten. */
  readonly kept?: Kept | null;
  /** The same number for watches that say it themselves. */
  readonly leastOf?: (watch: string) => number;
  /** Within which time, of watches that say it themselves. */
  readonly windowOf?: (watch: string) => Duration;
  /** Phrases with which accounts declare a relation, beside the usual ones. */
  readonly declarations?: readonly string[];
  /** How a watch is read from a source just now; null where that is free. */
  readingOf(watch: Watch, now: Instant): Promise<Omit<WatchReading, "waits" | "asksReadBack"> | null>;
  /** How the money of each source that bills stands. */
  spending(): Promise<readonly SpendingReport[]>;
  /** Whether a place is named where amounts are said. */
  readonly isMoneyTold: boolean;
}

export function createDesk({ db }: Pick<Store, "db">, scope: Scope, facts: DeskFacts): Desk {
  return {
    bursts: (query) => listBursts(db, scope, query),
    burst: (name) => findBurst(db, scope, name, facts.declarations ?? []),
    suggestions: {
      watches: (typed, limit) => suggestWatches(db, scope, typed, limit),
      bursts: (typed, limit) => suggestBursts(db, scope, typed, limit),
      handles: (typed, limit) => suggestHandles(db, scope, typed, limit),
    },
    burstToldBy: (place, message) => findBurstToldBy(db, scope, { place, message }),
    account: (name) => findAccounts(db, scope, name, facts.declarations ?? []),
    crews: () => listCrews(db, scope),
    crew: (name) => findCrew(db, scope, name),
    passages: (texts) => findPassages(db, scope, texts),
    phrase: (phrase, limit) => findPhrase(db, scope, { phrase, limit }),
    why: (asked, now) =>
      findWhy(db, scope, asked, {
        ...facts.detection,
        leastOf: facts.leastOf,
        windowOf: facts.windowOf,
        now,
      }),
    post: (named) => findPost(db, scope, named),
    dossier: (manifest) => findDossier(db, scope, manifest),
    audit: (query) => readAudit(db, scope, query),
    watches: (now) => readWatches(db, scope, facts, now),
    week: (watch, now) => readWeek(db, scope, watch, now),
    holds: (now) => readHolds(db, scope, now),
    reviews: () => readReviews(db, scope),
    mutes: (now) => readMutes(db, scope, now),
    texts: async (watch) =>
      (await readTexts(db, scope, watch)).map(({ texts, ...of }) => ({
        ...of,
        texts: texts.map(({ text, addedAt }) => ({ text, addedAt })),
      })),
    status: async (now) => ({
      version: facts.version,
      startedAt: facts.startedAt,
      watches: await readWatches(db, scope, facts, now),
      outbox: await readOutbox(db, scope),
      gaps: await readGaps(db, scope),
      delay: await readDelay(db, scope, now),
      mutes: counted(await readMutes(db, scope, now)),
      holds: counted(await readHolds(db, scope, now)),
      lastAbsence: await readAbsence(db, scope),
      quietHours: facts.quietHours?.() ?? [],
      unheard: facts.unheard?.() ?? [],
      malformed: await countMalformed(db, scope),
      upkeep: await readUpkeep(db, scope, facts.kept ?? null, now),
      memoryBytes: facts.memoryBytes(),
      diskUsed: (await facts.diskUsed?.()) ?? null,
      spending: await facts.spending(),
      isMoneyTold: facts.isMoneyTold,
    }),
    costs: async () => readCosts(db, scope, await facts.spending()),
  };
}

function counted(ending: readonly { readonly until: Instant | null }[]): StatusAnswer["mutes"] {
  const ends = ending.flatMap(({ until }) => until ?? []);
  return { count: ending.length, nextEndsAt: ends.length === 0 ? null : Math.min(...ends) };
}
