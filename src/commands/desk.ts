/**
 * What commands may read. The gate hands out a desk that is already cut to the asker's scope, so no
 * command can forget it: what is outside is answered exactly like what does not exist.
 */

import type { CheckedDossier } from "../cards/checked-dossier-card.ts";
import type { ReviewedWave } from "../cards/reviews-card.ts";
import type { Place } from "../domain/alert.ts";
import type { Burst, BurstMember } from "../domain/burst.ts";
import type { Crew } from "../domain/crew.ts";
import type { DeskNotes } from "../domain/desk-notes.ts";
import type { Declaration, Following } from "../domain/following.ts";
import type { Mode } from "../domain/reading.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { SpendingReport } from "../domain/spending-report.ts";
import type { Instant } from "../domain/time.ts";
import type { Coverage } from "../domain/unread.ts";
import type { Watch } from "../domain/watch.ts";
import type { WatchWeek } from "../domain/watch-week.ts";
import type { Hold } from "../store/holds.ts";
import type { AuditedAction } from "./audited-action.ts";
import type { Extent } from "./desk/read-extent.ts";
import type { WhyAnswer } from "./desk/why-answer.ts";
import type { StatusAnswer } from "./status-answer.ts";
import type { ListedMute } from "./workbench.ts";

export type { Scope } from "../domain/scope.ts";

export interface BurstSummary {
  readonly burst: Burst;
  /** 4–6 characters, as people say it: "7K3Q". */
  readonly shortId: string;
  readonly watchName: string;
  readonly announced: boolean;
  /** What decide said when it was found, for a place that asks for nothing. */
  readonly reason: string;
  /** Whether somebody took it back: then neither words nor explanations are in it. */
  readonly withdrawn: boolean;
  /** Told nowhere, because a person is asked first: whether they still are, or kept it. Null or absent otherwise. */
  readonly untold?: "waiting" | "kept" | null;
  /** Whether it was released here without names and links. */
  readonly masked?: boolean;
}

/** A burst with its copies and what became of it; of one that was withdrawn no copies. */
export interface BurstDetail extends BurstSummary {
  /** By (createdAt, id), the earliest first; without copies that were found by searching the words. */
  readonly members: readonly BurstMember[];
  readonly following: Following;
  /** How many copies hold the passage as a whole; null where no text was left to compare. */
  readonly wordForWord: number | null;
  /** How much was read while it went on; null where that was everything. */
  readonly coverage: Coverage | null;
  /** What people said of it. */
  readonly notes: DeskNotes;
  /** Where it was told. */
  readonly told: readonly { readonly place: Place; readonly at: Instant }[];
}

export type BurstAnswer =
  | { readonly is: "found"; readonly detail: BurstDetail }
  | { readonly is: "none" }
  | { readonly is: "several"; readonly shortIds: readonly string[] };

export interface AccountAnswer {
  readonly accountId: string;
  readonly platform: string;
  readonly handles: readonly string[];
  readonly posts: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** Newest first; place is 1 for the earliest copy. */
  readonly bursts: readonly (BurstSummary & {
    readonly postedAt: Instant;
    readonly position: number;
    readonly postId: string;
  })[];
  /** Accounts that share at least two of these bursts, most first. */
  readonly together: readonly {
    readonly accountId: string;
    readonly handle: string | null;
    readonly bursts: number;
  }[];
  /** Of the bursts shared with these, how many, and on how many days (UTC) it posted in them. */
  readonly togetherIn: { readonly bursts: number; readonly days: number };
  /** What its platform said of it, each time that it was asked; the earliest first. */
  readonly snapshots: readonly Snapshot[];
  /** What it says itself of its relation to what is watched. */
  readonly declaration: Declaration | null;
}

/** The accounts that a name may mean, the latest seen first. */
export interface AccountsAnswer {
  readonly accounts: readonly AccountAnswer[];
  /** How many more had this name. */
  readonly more: number;
  /** What there is in all where it is asked; absent where nobody counted. */
  readonly extent?: Extent;
}

export interface CrewSummary {
  readonly crew: Crew;
  /** As short as it can be said: "5M2D". */
  readonly shortId: string;
  readonly watchName: string;
}

export interface CrewDetail extends CrewSummary {
  /** As in the crew, with the handle seen last. */
  readonly accounts: readonly {
    readonly accountId: string;
    readonly handle: string | null;
    readonly passages: number;
  }[];
  /** The bursts they share, the earliest first. */
  readonly bursts: readonly BurstSummary[];
}

export type CrewAnswer =
  | { readonly is: "found"; readonly detail: CrewDetail }
  | { readonly is: "none" }
  | { readonly is: "several"; readonly shortIds: readonly string[] };

export interface PhraseAnswer {
  /** Bursts whose passage contains the phrase, or is contained in it. */
  readonly bursts: readonly BurstSummary[];
  /** Stored posts that contain the phrase; newest first, at most `limit`. */
  readonly posts: readonly (BurstMember & { readonly watch: string })[];
  readonly totalPosts: number;
  readonly accounts: number;
  /** Of at least one watch, posts older than this were not searched; null or absent when all were. */
  readonly unsearchedBefore?: Instant | null;
}

export interface WatchStatus {
  readonly watch: Watch;
  readonly origin: "file" | "chat" | "built-in";
  readonly places: readonly Place[];
  readonly posts: number;
  /** Those that were posted within the last 24 hours. */
  readonly postsLastDay: number;
  readonly openBursts: number;
  readonly lastPollAt: Instant | null;
  readonly lastError: string | null;
  /** While it is paused: until when, and who paused it; null otherwise. */
  readonly paused?: { readonly until: Instant; readonly by: string } | null;
  /** When it should have been read and was not, nor is being read; null where it is in time. */
  readonly overdueSince: Instant | null;
  /** How it is read where that costs money; null where it does not. */
  readonly reading: WatchReading | null;
  /** How much of what matched within a day was read; null where that was everything. */
  readonly coverage: Coverage | null;
}

export interface KnownText {
  readonly text: string;
  /** When it was added in chat; null for one of the configuration file. */
  readonly addedAt: Instant | null;
}

/** A watch's known texts; the first has the number 1, and those of the file come first. */
export interface WatchTexts {
  readonly watch: string;
  readonly watchName: string;
  readonly texts: readonly KnownText[];
}

export interface OutboxStatus {
  readonly place: Place;
  readonly waiting: number;
  readonly parked: number;
  /** The newest reason, with what to do. */
  readonly parkedWhy: string | null;
}

export interface GapStatus {
  readonly watch: string;
  readonly source: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly why: string;
}

/** How a watch is read just now, and why, where that costs money. */
export interface WatchReading {
  readonly mode: Mode;
  readonly because: "set-up" | "month" | "day";
  /** Whether it waits for somebody to agree to the cost. */
  readonly waits: boolean;
  /** Whether somebody is asked to read back a time without money. */
  readonly asksReadBack?: boolean;
}

export interface CostAnswer {
  readonly reports: readonly SpendingReport[];
  /** By watch id. */
  readonly watchNames: ReadonlyMap<string, string>;
  /** By burst id. */
  readonly shortIds: ReadonlyMap<string, string>;
  /** Those that run. */
  readonly watches: readonly Watch[];
}

/** In which order bursts are listed; the first is the usual one. */
export const BURST_ORDERS = ["newest", "severity", "accounts"] as const;
export type BurstOrder = (typeof BURST_ORDERS)[number];

export interface BurstsQuery {
  readonly since: Instant | null;
  readonly limit: number;
  readonly offset: number;
  /** Without it the newest first. */
  readonly sort?: BurstOrder;
  /** Only those that were worth announcing, or only the others; null or absent for all. */
  readonly announced?: boolean | null;
  /** Only those of one watch, by its id. */
  readonly watch?: string | null;
}

export interface AuditQuery {
  readonly since: Instant | null;
  /** Only what one person did, by id: "slack:U012". */
  readonly by: string | null;
  readonly limit: number;
  readonly offset: number;
}

export interface AuditAnswer {
  readonly entries: readonly AuditedAction[];
  readonly total: number;
}

/** A dossier that was made, and what became of what it holds. */
export type DossierAnswer = { readonly is: "none" } | ({ readonly is: "found" } & CheckedDossier);

export interface Desk {
  bursts(query: BurstsQuery): Promise<{
    readonly bursts: readonly BurstSummary[];
    readonly total: number;
  }>;
  /** By short id or prefix in any case, by the address of one of its posts, or "last". */
  burst(name: string): Promise<BurstAnswer>;
  /** Watches, bursts and handles that what was typed may be the beginning of, at most `limit` each. */
  suggestions: {
    watches(typed: string, limit: number): Promise<readonly { readonly id: string; readonly name: string }[]>;
    bursts(typed: string, limit: number): Promise<readonly BurstSummary[]>;
    handles(typed: string, limit: number): Promise<readonly string[]>;
  };
  /** The short id of the burst that a message tells of, by the platform's own name for it; null where it tells of none. */
  burstToldBy(place: Place, message: string): Promise<string | null>;
  /** By "@handle" or by id. */
  account(name: string): Promise<AccountsAnswer>;
  /** Those with the most accounts first. */
  crews(): Promise<readonly CrewSummary[]>;
  /** By id or its beginning, in any case. */
  crew(name: string): Promise<CrewAnswer>;
  /** For each text the burst whose words it holds, or null. */
  passages(texts: readonly string[]): Promise<readonly (BurstSummary | null)[]>;
  phrase(phrase: string, limit: number): Promise<PhraseAnswer>;
  /** How far a post (by its address or number), a burst (by its short id) or a text came on its way. */
  why(asked: string, now: Instant): Promise<WhyAnswer>;
  /** A stored post by the platform's own name for it; null where it was not stored. */
  post(named: { readonly platform: string; readonly postId: string }): Promise<BurstMember | null>;
  watches(now: Instant): Promise<readonly WatchStatus[]>;
  /** The last seven days of a watch, by its id; null for one that cannot be seen. */
  week(watch: string, now: Instant): Promise<WatchWeek | null>;
  /** Of one watch by its id, or of all; a watch that cannot be seen is left out. */
  texts(watch: string | null): Promise<readonly WatchTexts[]>;
  status(now: Instant): Promise<StatusAnswer>;
  /** The newest first; nothing for those who see only some watches. */
  audit(query: AuditQuery): Promise<AuditAnswer>;
  /** Those in force at `now`. */
  holds(now: Instant): Promise<readonly Hold[]>;
  /** The latest review of each wave that was reviewed. */
  reviews(): Promise<readonly ReviewedWave[]>;
  /** Those that hold at `now`, the next to end first. */
  mutes(now: Instant): Promise<readonly ListedMute[]>;
  /** By its manifest's hash; none for those who see only some watches. */
  dossier(manifest: string): Promise<DossierAnswer>;
  /** What reading cost, by what it was for. */
  costs(): Promise<CostAnswer>;
}
