/** What the page of a dossier shows: everything is given, and nothing in it is computed from a clock. */
import type { Card } from "../cards/card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import type { Burst } from "../domain/burst.ts";
import type { DossierSubject } from "../domain/dossier.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { Coverage } from "../domain/unread.ts";
import type { DossierAccount } from "../evidence/dossier-rows.ts";
import type { ManifestFile } from "../evidence/manifest.ts";

/** A stretch of a copy's text, or of the passage where the copy leaves it out. */
export interface Run {
  readonly is: "same" | "added" | "left-out" | "around";
  readonly text: string;
}

export interface DossierCopy {
  readonly at: Instant;
  /** "@handle", or the account's id. */
  readonly name: string;
  readonly url: string | null;
  /** Null when its text had to go. */
  readonly runs: readonly Run[] | null;
  /** Characters of a long text that are left out. */
  readonly moreText: number;
}

/** A copy that only a search for the words brought, and that is counted nowhere. */
export interface DossierFound extends DossierCopy {
  readonly foundAt: Instant;
  /** What was searched; "" where that is not known any more. */
  readonly query: string;
}

export interface DossierBurst {
  readonly burst: Burst;
  readonly shortId: string;
  readonly watchName: string;
  /** As it is answered in chat, with facts, corrections and reviews. */
  readonly card: Card;
  /** The rule by which it was found. */
  readonly rule: {
    readonly minAccounts: number;
    readonly window: Duration;
    readonly surprise: number;
    /** What it takes while the watch is too young to know what is usual in it; null for one that is not. */
    readonly firstDay: {
      readonly accounts: number;
      readonly words: number;
      /** So many are enough by themselves, where they surprise. */
      readonly most: number;
    } | null;
  };
  /** How the copies of its newest wave compare with the passage; null where they were not compared. */
  readonly compared: {
    readonly wordForWord: number;
    readonly changed: number;
    /** Of which that is not known, because texts had to go. */
    readonly unknown: number;
  } | null;
  /** When it was found, which may be long after its posts. */
  readonly foundAt: Instant;
  /** Whether the files beside the page hold all of its copies. */
  readonly isWhole: boolean;
  readonly copies: readonly DossierCopy[];
  readonly moreCopies: number;
  readonly found: readonly DossierFound[];
  readonly moreFound: number;
}

/** A picture, as a data address that needs no network. */
export interface DossierPicture {
  readonly shows: "timeline" | "variants" | "network";
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}

export interface DossierView {
  readonly words: Words;
  readonly mark: Card["mark"];
  readonly subject: DossierSubject;
  readonly posts: number;
  readonly accounts: number;
  /** Of these posts, how many have no text any more. */
  readonly withoutText: number;
  /** Posts that are left out because they were withdrawn. */
  readonly withdrawn: number;
  /** Of these posts, how many are copies in bursts. */
  readonly copied: number;
  /** Where these posts were posted, as people call it: "X". */
  readonly platforms: readonly string[];
  readonly watchNames: readonly string[];
  readonly sources: readonly string[];
  readonly bursts: readonly DossierBurst[];
  readonly moreBursts: number;
  readonly listed: readonly DossierAccount[];
  readonly moreAccounts: number;
  readonly pictures: readonly DossierPicture[];
  readonly gaps: readonly {
    readonly watchName: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly why: string;
  }[];
  readonly moreGaps: number;
  /** The times of the first and the last of these posts; null without any. */
  readonly stretch: { readonly from: Instant; readonly to: Instant } | null;
  /** How much of what matched in their time was read, over all watches; null where that was everything. */
  readonly coverage: Coverage | null;
  /** How far before and after that time gaps are listed too; 0 where they are not. */
  readonly gapsAround: Duration;
  /** Of the gaps in their time, how many are such that nothing was read in them. */
  readonly unread: number;
  /** When the last gap ended, the ones that are not listed included; null without any. */
  readonly lastGapTo: Instant | null;
  readonly holds: readonly { readonly name: string; readonly why: string; readonly by: string }[];
  readonly removed: { readonly texts: "drop" | "keep"; readonly reason: string | null };
  readonly files: readonly ManifestFile[];
  readonly chains: readonly { readonly chain: string; readonly n: number; readonly hash: string }[];
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly version: string;
  readonly configuration: string | null;
}
