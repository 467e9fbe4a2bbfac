/**
 * What commands may change. The gate hands a workbench out only to those whose role may change anything,
 * cut to the same scope as their desk: what is outside is answered like what does not exist.
 */
import type { MuteTarget, Place } from "../domain/alert.ts";
import type { Correction, Review } from "../domain/desk-notes.ts";
import type { Micros } from "../domain/money.ts";
import type { Instant } from "../domain/time.ts";
import type { Block } from "../store/blocks.ts";
import type { Hold } from "../store/holds.ts";
import type { Suggestion } from "./bench/suggest.ts";
import type { DrillScenario, DrillStarted, DrillStopped } from "./drilling.ts";
import type {
  Followed,
  Unfollowed,
  WatchDraft,
  WatchEdited,
  WatchPaused,
  WatchReadBack,
  WatchResumed,
  WatchTried,
  WatchUndone,
} from "./watch-outcomes.ts";

/** Who changes something, and when. */
export interface Author {
  /** "slack:U012". */
  readonly by: string;
  /** As people know them: "Anna". */
  readonly name: string;
  /** Where they asked. */
  readonly place: Place;
  readonly at: Instant;
}

export type TextAdded =
  /** It counts from the watch's next poll on. */
  | { readonly is: "added"; readonly watchName: string; readonly number: number }
  /** The watch knows a text of the same words already. */
  | { readonly is: "known"; readonly watchName: string; readonly number: number }
  | { readonly is: "too-short" }
  | { readonly is: "too-long"; readonly most: number }
  | { readonly is: "no-watch" };

export type TextRemoved =
  | { readonly is: "removed"; readonly watchName: string; readonly text: string }
  /** The configuration file owns it; `left` are the texts of the file without it. */
  | { readonly is: "in-file"; readonly watchName: string; readonly left: readonly string[] }
  | { readonly is: "no-text"; readonly watchName: string; readonly count: number }
  | { readonly is: "no-watch" };

/** What somebody wants to hear nothing of, as they named it. */
export type MuteAsked =
  | { readonly kind: "burst" | "watch"; readonly name: string }
  | { readonly kind: "passage"; readonly words: string }
  | { readonly kind: "accounts"; readonly names: readonly string[] };

/** A mute as people see it. */
export interface ListedMute {
  readonly number: number;
  readonly target: MuteTarget;
  /** A burst's short id or a watch's name; empty for words and accounts, which say it themselves. */
  readonly name: string;
  readonly until: Instant;
  /** Who set it, as people know them. */
  readonly by: string;
  readonly why: string;
  readonly at: Instant;
}

export type MuteSet =
  | {
      readonly is: "muted";
      readonly mute: ListedMute;
      /** Narrower rules that would make such mutes needless; null where there is nothing to suggest. */
      readonly suggestion: Suggestion | null;
    }
  | { readonly is: "no-burst"; readonly name: string }
  | { readonly is: "several"; readonly shortIds: readonly string[] }
  | { readonly is: "no-watch"; readonly name: string }
  | { readonly is: "too-short" }
  /** Nothing is stored of these; nobody was named where there are none. */
  | { readonly is: "no-accounts"; readonly names: readonly string[] };

export type MuteEnded = { readonly is: "ended"; readonly mute: ListedMute } | { readonly is: "none" };

export type ReviewGiven = Pick<Review, "verdict" | "as" | "note">;

export type Reviewed =
  | {
      readonly is: "reviewed";
      readonly shortId: string;
      readonly review: Review;
      readonly suggestion: Suggestion | null;
    }
  | { readonly is: "no-burst" }
  | { readonly is: "several"; readonly shortIds: readonly string[] };

export type Corrected =
  | {
      readonly is: "corrected";
      readonly shortId: string;
      readonly correction: Correction;
      /** How many messages say so from now on, and where they stand. */
      readonly messages: number;
      readonly places: readonly Place[];
      readonly exports: readonly { readonly by: string; readonly at: Instant }[];
    }
  | { readonly is: "no-burst" }
  | { readonly is: "several"; readonly shortIds: readonly string[] };

export type HoldSet =
  | { readonly is: "held"; readonly hold: Hold }
  | { readonly is: "none" }
  | { readonly is: "several"; readonly shortIds: readonly string[] }
  | { readonly is: "several-accounts"; readonly ids: readonly string[] };

export type HoldReleased = { readonly is: "released"; readonly hold: Hold } | { readonly is: "none" };

/** A post by its id or address, an account by its handle or id. */
export interface PurgeAsked {
  readonly kind: "post" | "account";
  readonly name: string;
}

export type Purged =
  | {
      readonly is: "purged";
      readonly number: number;
      readonly posts: number;
      readonly bursts: number;
      /** How many messages are drawn without them. */
      readonly messages: number;
      /** Dossiers that held some of it, the earliest first. */
      readonly exports: readonly { readonly by: string; readonly at: Instant }[];
    }
  /** What would go; nothing went. */
  | { readonly is: "asked"; readonly posts: number; readonly bursts: number }
  | { readonly is: "held"; readonly holds: readonly Hold[] }
  | { readonly is: "several"; readonly ids: readonly string[] }
  | { readonly is: "none" };

/** Tell it, tell it without names and links, or do not. */
export type Release = "published" | "masked" | "kept";

export type Released =
  | { readonly is: "released"; readonly shortId: string; readonly place: Place }
  | { readonly is: "no-burst" }
  | { readonly is: "several"; readonly shortIds: readonly string[] }
  | { readonly is: "which-place"; readonly places: readonly Place[] }
  /** `by` is who decided it before; null where nobody was asked. */
  | { readonly is: "not-waiting"; readonly shortId: string; readonly by: string | null };

export type Announced =
  | { readonly is: "announced" | "told" | "withdrawn"; readonly shortId: string }
  /** A person is asked before this place is told. */
  | { readonly is: "asks-first"; readonly shortId: string }
  /** This place is told nothing of its watch. */
  | { readonly is: "not-told-here"; readonly watchName: string }
  | { readonly is: "no-burst" }
  | { readonly is: "several"; readonly shortIds: readonly string[] };

export type Disputed =
  | { readonly is: "disputed"; readonly shortId: string; readonly kinds: readonly string[] }
  /** Nothing, or nothing of that kind, keeps it quiet. */
  | { readonly is: "not-explained"; readonly shortId: string }
  | { readonly is: "no-burst" }
  | { readonly is: "several"; readonly shortIds: readonly string[] };

export type WatchStarted =
  /** It is read from its next poll on. */
  | { readonly is: "started" | "running" | "not-asked"; readonly watchName: string }
  | { readonly is: "no-watch" };

export type BudgetRaised =
  /** What this month may cost from now on, which is never less than before. */
  | { readonly is: "set"; readonly month: Micros }
  /** No such source, or one that is free to read. */
  | { readonly is: "free" };

/** Lets this month cost more. @returns what it may cost now; null where the source costs nothing */
export type RaiseBudget = (source: string, month: Micros, now: Instant) => Promise<Micros | null>;

export interface Workbench {
  /** Where it is asked. `not-here`: no drill can be played by this bot. */
  startDrill(scenario: DrillScenario): Promise<DrillStarted | { readonly is: "not-here" }>;
  stopDrill(): Promise<DrillStopped>;
  /** @param actor with the platform: "slack:U012". */
  block(actor: string, why: string): Promise<void>;
  /** @returns whether they were blocked. */
  unblock(actor: string): Promise<boolean>;
  blocks(): Promise<readonly Block[]>;
  /** Tells the place where it is asked of a watch. @param minSeverity 0–100 */
  follow(watch: string, minSeverity: number): Promise<Followed>;
  unfollow(watch: string): Promise<Unfollowed>;
  addWatch(id: string, draft: WatchDraft): Promise<WatchEdited>;
  changeWatch(id: string, draft: WatchDraft): Promise<WatchEdited>;
  /** What a change, or another fast window, would have made of what was read; nothing is read or changed. */
  tryWatch(id: string, draft: WatchDraft): Promise<WatchTried>;
  removeWatch(id: string): Promise<WatchEdited>;
  /** @param number as the answer to the change gave it. */
  undoWatchChange(number: number): Promise<WatchUndone>;
  pauseWatch(id: string, until: Instant): Promise<WatchPaused>;
  resumeWatch(id: string): Promise<WatchResumed>;
  /** @param place where it waits; null where it waits in one place only. */
  release(burst: string, place: Place | null, how: Release): Promise<Released>;
  /** @param number as the answer to the export gave it. @returns whether a link led there. */
  revokeDossier(number: number): Promise<boolean>;
  hold(name: string, how: { readonly why: string; readonly until: Instant | null }): Promise<HoldSet>;
  /** @param number as the list of holds gives it. */
  releaseHold(number: number, why: string): Promise<HoldReleased>;
  /** @param sure false only tells what would go. */
  purge(asked: PurgeAsked, sure: boolean): Promise<Purged>;
  /** Tells the place where it is asked of a burst that was kept quiet there. */
  announce(burst: string): Promise<Announced>;
  /** @param kind of explanation; null for all that keep it quiet. */
  dispute(burst: string, kind: string | null): Promise<Disputed>;
  correct(burst: string, correction: Pick<Correction, "kind" | "text">): Promise<Corrected>;
  review(burst: string, given: ReviewGiven): Promise<Reviewed>;
  mute(asked: MuteAsked, until: Instant, why: string): Promise<MuteSet>;
  /** @param number as the list of mutes gives it. */
  endMute(number: number): Promise<MuteEnded>;
  /** Agrees to what reading a watch costs. */
  startWatch(watch: string): Promise<WatchStarted>;
  /** Answers whether a time without money is read back. @param answer null only asks how that stands. */
  readBack(watch: string, answer: "agreed" | "left" | null): Promise<WatchReadBack>;
  raiseBudget(source: string, month: Micros): Promise<BudgetRaised>;
  /** Makes a text known to a watch, beside those of the configuration file. */
  addText(watch: string, text: string): Promise<TextAdded>;
  /** @param number as the list of texts gives it, from 1 on. */
  removeText(watch: string, number: number): Promise<TextRemoved>;
}
