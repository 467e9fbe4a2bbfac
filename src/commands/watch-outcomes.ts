/** What may be asked of a watch in chat, and what becomes of it. */
import type { Place } from "../domain/alert.ts";
import type { Verdict } from "../domain/desk-notes.ts";
import type { ReadBack } from "../domain/read-back.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { TrialOutcome, TriedBurst } from "../domain/trial.ts";
import type { Watch } from "../domain/watch.ts";

/** A list as it was typed: in the place of what is there, or added to it. */
export interface DraftList {
  readonly adds: boolean;
  readonly items: readonly string[];
}

/** What is asked of a watch; what is not named stays as it is. */
export interface WatchDraft {
  readonly name?: string;
  readonly keywords?: DraftList;
  readonly require?: DraftList;
  readonly exclude?: DraftList;
  readonly languages?: DraftList;
  readonly sources?: DraftList;
  readonly minAccounts?: number;
  readonly window?: Duration;
}

/** How a source that costs money is asked for a watch. */
export interface WatchSearch {
  readonly source: string;
  /** How many searches it takes. */
  readonly queries: number;
  /** What they leave out or ask for in vain, as the source says it. */
  readonly notes: readonly string[];
}

export type WatchEdited =
  | {
      readonly is: "added" | "changed" | "removed";
      /** By which it is undone. */
      readonly number: number;
      readonly watch: Watch;
      /** Who did it, as people know them. */
      readonly by: string;
      /** What is stored of it, and how many of its bursts are under way. */
      readonly posts: number;
      readonly openBursts: number;
      readonly searches: readonly WatchSearch[];
    }
  | { readonly is: "unchanged"; readonly watch: Watch }
  /** The configuration file owns it; `watch` as it would stand there, null where it would be taken out. */
  | { readonly is: "in-file"; readonly watch: Watch | null }
  | {
      readonly is:
        | "exists"
        | "no-watch"
        | "bad-id"
        | "no-keywords"
        | "too-few-accounts"
        | "bad-window"
        | "not-here";
    }
  | { readonly is: "bad-phrase"; readonly phrase: string }
  | { readonly is: "bad-language"; readonly language: string }
  /** `source` does not run here; null where none was named and several run. */
  | { readonly is: "no-source"; readonly source: string | null; readonly running: readonly string[] };

export type WatchUndone =
  | { readonly is: "undone"; readonly kind: "added" | "changed" | "removed"; readonly watch: Watch }
  /** There is no such change, or it was undone before. */
  | { readonly is: "none" }
  | { readonly is: "changed-since" };

export type WatchPaused =
  | {
      readonly is: "paused";
      readonly watch: string;
      readonly watchName: string;
      readonly until: Instant;
      readonly by: string;
    }
  | { readonly is: "no-watch" };

export type WatchResumed =
  | { readonly is: "resumed" | "not-paused"; readonly watchName: string }
  | { readonly is: "no-watch" };

export type Followed =
  | {
      readonly is: "followed";
      readonly watchName: string;
      readonly place: Place;
      readonly minSeverity: number;
    }
  /** The configuration file owns the route of this watch to this place. */
  | { readonly is: "in-file"; readonly watchName: string; readonly place: Place }
  | { readonly is: "no-watch" };

export type Unfollowed =
  /** `in-file`: the configuration file tells the place of it, whatever is said in chat. */
  | {
      readonly is: "unfollowed" | "not-followed" | "in-file";
      readonly watchName: string;
      readonly place: Place;
    }
  | { readonly is: "no-watch" };

/** Why a watch cannot be changed like that here. */
export type WatchFault = Exclude<WatchEdited, { is: "added" | "changed" | "removed" }>;

export type WatchTried =
  | WatchFault
  | {
      readonly is: "trying";
      readonly watch: Watch;
      /** Yields how far it came, 0–1; null where another trial is under way. */
      readonly trial: AsyncGenerator<number, WatchTrial | null>;
    };

/** A burst of a trial, as people know it. */
export interface NamedTriedBurst extends TriedBurst {
  /** Null where the changed rules alone find it. */
  readonly shortId: string | null;
  /** What people made of it last. */
  readonly verdict: Verdict | null;
}

export interface WatchTrial extends Pick<TrialOutcome, "since" | "posts" | "matching"> {
  readonly kept: readonly NamedTriedBurst[];
  readonly gone: readonly NamedTriedBurst[];
  readonly added: readonly NamedTriedBurst[];
}

export type WatchReadBack =
  /** What was answered just now. */
  | { readonly is: "agreed" | "left"; readonly watchName: string }
  /** It was answered before, or nobody has said anything. */
  | { readonly is: "as-it-is"; readonly watchName: string; readonly readBack: ReadBack }
  | { readonly is: "nothing"; readonly watchName: string }
  | { readonly is: "no-watch" };
