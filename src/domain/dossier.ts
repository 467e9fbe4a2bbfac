/** What a dossier can be about. */
import type { Via } from "./post.ts";
import type { Instant } from "./time.ts";

export type DossierSubject =
  | { readonly is: "burst"; readonly name: string; readonly burst: string; readonly watch: string }
  | {
      readonly is: "crew";
      readonly name: string;
      readonly watch: string;
      /** Account keys, and ids of the bursts that they share. */
      readonly accounts: readonly string[];
      readonly bursts: readonly string[];
    }
  | {
      readonly is: "account";
      readonly name: string;
      /** Its account key. */
      readonly account: string;
    }
  /** All that a watch read of a day in UTC: [from, to). */
  | {
      readonly is: "day";
      readonly name: string;
      readonly watch: string;
      readonly from: Instant;
      readonly to: Instant;
    };

export interface DossierFile {
  /** Letters, digits, dots and hyphens. */
  readonly name: string;
  readonly mediaType: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

export interface MadeDossier {
  readonly subject: DossierSubject;
  readonly posts: number;
  readonly accounts: number;
  /** Copies that only a search for the words brought; they are not among the posts. */
  readonly found: number;
  /** Posts that are left out because they were withdrawn. */
  readonly withdrawn: number;
  /** SHA-256 of its manifest, in hex. */
  readonly manifest: string;
  readonly files: readonly DossierFile[];
  /** Where it is served instead, with the number by which that is revoked; null where files are handed over. */
  readonly link: { readonly url: string; readonly number: number; readonly expiresAt: Instant } | null;
}

/** Making a dossier, as it goes. */
export type DossierStep =
  | { readonly is: "nothing"; readonly answer: SubjectAnswer }
  | { readonly is: "writing"; readonly posts: number; readonly among: number }
  /** The files are there until the next step is asked for, where nobody keeps them. */
  | { readonly is: "made"; readonly dossier: MadeDossier };

/** A post as a dossier hands it over. */
export interface DossierPost {
  readonly source: string;
  readonly id: string;
  readonly platform: string;
  readonly accountId: string;
  readonly handle: string | null;
  readonly createdAt: Instant;
  readonly collectedAt: Instant;
  /** Null when it had to go. */
  readonly text: string | null;
  readonly lang: string | null;
  readonly repostOf: string | null;
  /** As the source gave it; null when it had to go. */
  readonly raw: string | null;
  readonly sha256: string;
  readonly purged: boolean;
  /** The bursts of which it is a copy, by their short ids, the earliest found first. */
  readonly bursts: readonly string[];
  /** How it came to us. */
  readonly came: Via;
  /** Bursts for whose words it was found by searching, without being counted in them. */
  readonly foundFor: readonly string[];
  /** Whether it is one of the posts that the dossier counts. */
  readonly isCounted: boolean;
}

/** Who wants a dossier, when, and how. */
export interface DossierRequest {
  readonly subject: DossierSubject;
  readonly by: { readonly id: string; readonly name: string; readonly place: string };
  readonly at: Instant;
  /** "en", "nl". */
  readonly language: string;
  /** One packed file, or each by itself. */
  readonly format: "zip" | "files";
}

/** What somebody meant by what they typed for a dossier. */
export type SubjectAnswer =
  | { readonly is: "found"; readonly subject: DossierSubject }
  | { readonly is: "none" }
  | { readonly is: "several"; readonly names: readonly string[] }
  /** Somebody took it back: its words and names are to go nowhere. */
  | { readonly is: "withdrawn"; readonly name: string }
  /** The same of every burst in which its posts stand. */
  | { readonly is: "all-withdrawn"; readonly subject: DossierSubject }
  | { readonly is: "no-day" };
