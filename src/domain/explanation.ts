/** The kinds of innocent copying that are looked for, and what is found of them, as values. */

/** In the order in which they are looked for, the most particular first: the first that holds is told. */
export const EXPLANATION_KINDS = [
  "game-score",
  "auto-text",
  "petition",
  "chain-letter",
  "share-button",
  "wire-copy",
  "headline",
  "quotation",
  "lyric-or-meme",
] as const;
export type ExplanationKind = (typeof EXPLANATION_KINDS)[number];

/** So many of all copies. */
export interface Share {
  readonly some: number;
  readonly all: number;
}

/** What makes a title of words that nobody told us to be one. */
export type TitleMark =
  | { readonly is: "own-account"; readonly handle: string }
  | { readonly is: "via"; readonly name: string; readonly copies: number }
  | { readonly is: "names-site"; readonly site: string | null; readonly copies: number }
  | {
      readonly is: "names-linked-site";
      readonly site: string;
      readonly copies: number;
      readonly linking: number;
    }
  | { readonly is: "known-site"; readonly site: string; readonly linking: number; readonly headlines: number }
  | { readonly is: "newsrooms"; readonly accounts: number }
  | { readonly is: "capitals" };

/** The reason that a reader can check, as values: how it is said is the matter of whoever says it. */
export type Why =
  | { readonly is: "puzzle"; readonly share: Share }
  | { readonly is: "app-frame"; readonly share: Share; readonly frame: string }
  | { readonly is: "button-frame"; readonly share: Share; readonly frame: string; readonly pages: number }
  | { readonly is: "petition-site"; readonly share: Share; readonly site: string }
  | { readonly is: "signature"; readonly share: Share; readonly quoted: string }
  | { readonly is: "asks-to-repost"; readonly share: Share; readonly quoted: string }
  | {
      readonly is: "dateline";
      readonly share: Share;
      readonly agency: string;
      /** How many are on newsrooms' accounts; null where they are not most. */
      readonly newsrooms: number | null;
    }
  | {
      readonly is: "page-title" | "page-description";
      readonly share: Share;
      readonly title: string;
      readonly site: string;
    }
  | {
      readonly is: "like-title";
      readonly share: Share;
      /** The site of the page that most link to; null where they link to several. */
      readonly samePage: string | null;
      readonly mark: TitleMark;
    }
  /** `earlier` is the handle of who had posted the words before; null where it is not known. */
  | { readonly is: "quotes-earlier"; readonly share: Share; readonly earlier: string | null }
  | { readonly is: "quotes-somebody"; readonly share: Share }
  | { readonly is: "about-before"; readonly sightings: number; readonly hourly: number }
  | { readonly is: "about-always"; readonly sightings: number; readonly hours: number }
  /** Somebody reviewed the same words as explained; `on` is the day, `reason` what they called it, or "". */
  | {
      readonly is: "reviewed";
      readonly reason: string;
      readonly name: string;
      readonly on: string;
      readonly accounts: number;
    }
  /** As an earlier version stored it: a sentence. */
  | { readonly is: "said"; readonly sentence: string };

/** What the copies that bring a burst back lack. */
export type Lack =
  | "that-link"
  | "a-link"
  | "that-beginning"
  | "that-request"
  | "a-score"
  | "the-petition"
  | "the-dateline"
  | "quotation-marks"
  | "otherwise";

/** Why a burst is announced although it is explained. */
export type Lift =
  | { readonly is: "co-posted" }
  | { readonly is: "bare-copies"; readonly copies: number; readonly lack: Lack }
  | { readonly is: "too-many"; readonly accounts: number }
  | { readonly is: "too-late" }
  /** Somebody said that it does not explain these words here; `on` is the day. */
  | { readonly is: "disputed"; readonly name: string; readonly on: string }
  | { readonly is: "said"; readonly sentence: string };

/** At which points an explained burst is announced all the same. */
export type AnnounceIf =
  | { readonly is: "points"; readonly copies: number; readonly lack: Lack; readonly accounts: number }
  /** By so many accounts the words that were reviewed are outgrown. */
  | { readonly is: "outgrown"; readonly accounts: number }
  | { readonly is: "said"; readonly sentence: string };
