/** A wave as a row, and a row as a wave. */
import type { Reason } from "../domain/alert.ts";
import type { Burst, BurstKind, Explanation } from "../domain/burst.ts";
import type { KnownCrew } from "../domain/crew.ts";
import type { StoredBurst } from "./bursts.ts";
import type { BurstRow } from "./tables.ts";
import { wordsFromBlob, wordsToBlob } from "./words-blob.ts";

const NO_LINK = { link: 0 };

export function fromRow(row: BurstRow): StoredBurst {
  return {
    burst: {
      id: row.id,
      wave: row.wave,
      watch: row.watch_id,
      horizon: row.horizon,
      kind: row.kind as BurstKind,
      passage: row.passage,
      passageWords: row.passage_words,
      firstAt: row.first_at,
      lastAt: row.last_at,
      detectedAt: row.detected_at,
      accounts: row.accounts,
      posts: row.posts,
      // No post founded a known text.
      knownText: row.anchor_seq < 0,
      anchorWords: row.anchor_length,
      surprise: row.surprise,
      sightings: row.sightings,
      sightingHours: row.sighting_hours,
      usual: JSON.parse(row.usual) as Burst["usual"],
      earlyAccounts: row.early_accounts,
      fastest: row.fastest,
      smallPart: row.small_part === null ? null : (JSON.parse(row.small_part) as Burst["smallPart"]),
      uptime: row.uptime,
      crew: row.crew === null ? null : (JSON.parse(row.crew) as KnownCrew),
      // An earlier version knew no part that takes away.
      severityParts: { ...NO_LINK, ...(JSON.parse(row.severity_parts) as Burst["severityParts"]) },
      severity: row.severity,
      explanations: (JSON.parse(row.explanations) as StoredExplanation[]).map(readExplanation),
      things: JSON.parse(row.things) as Burst["things"],
      state: row.state,
      absorbedBy: row.absorbed_by,
    },
    shortId: row.short_id,
    anchor: { seq: row.anchor_seq, ordinal: row.anchor_ordinal },
    anchorWords: wordsFromBlob(row.anchor_words),
    foldVersion: row.fold_version,
    detectedSeq: row.detected_seq,
    quickenedSeq: row.quickened_seq,
    feedsCrews: row.feeds_crews === 1,
    foundAt: row.found_at,
    wordForWord: row.word_for_word,
    announced: row.announced === 1,
    reason: row.reason as Reason,
  };
}

export function toRow({ burst, ...stored }: StoredBurst): BurstRow {
  return {
    id: burst.id,
    wave: burst.wave,
    watch_id: burst.watch,
    short_id: stored.shortId,
    horizon: burst.horizon,
    kind: burst.kind,
    passage: burst.passage,
    passage_words: burst.passageWords,
    anchor_seq: stored.anchor.seq,
    anchor_ordinal: stored.anchor.ordinal,
    fold_version: stored.foldVersion,
    anchor_words: wordsToBlob(stored.anchorWords),
    first_at: burst.firstAt,
    last_at: burst.lastAt,
    detected_at: burst.detectedAt,
    detected_seq: stored.detectedSeq,
    quickened_seq: stored.quickenedSeq,
    feeds_crews: stored.feedsCrews ? 1 : 0,
    found_at: stored.foundAt,
    accounts: burst.accounts,
    posts: burst.posts,
    word_for_word: stored.wordForWord,
    anchor_length: burst.anchorWords,
    surprise: burst.surprise,
    sightings: burst.sightings,
    sighting_hours: burst.sightingHours,
    usual: JSON.stringify(burst.usual),
    early_accounts: burst.earlyAccounts,
    fastest: burst.fastest,
    small_part: burst.smallPart === null ? null : JSON.stringify(burst.smallPart),
    uptime: burst.uptime,
    crew: burst.crew === null ? null : JSON.stringify(burst.crew),
    severity_parts: JSON.stringify(burst.severityParts),
    severity: burst.severity,
    explanations: JSON.stringify(burst.explanations),
    things: JSON.stringify(burst.things),
    state: burst.state,
    absorbed_by: burst.absorbedBy,
    announced: stored.announced ? 1 : 0,
    reason: stored.reason,
  };
}

/** An earlier version stored sentences. */
type StoredExplanation = {
  readonly [Key in keyof Explanation]: Key extends "why" | "liftedBy" | "announceIf"
    ? Explanation[Key] | string
    : Explanation[Key];
};

function readExplanation(stored: StoredExplanation): Explanation {
  const { why, liftedBy, announceIf } = stored;
  return {
    ...stored,
    why: said(why),
    liftedBy: liftedBy === null ? null : said(liftedBy),
    announceIf: said(announceIf),
  };
}

function said<Value extends object>(
  stored: Value | string,
): Value | { readonly is: "said"; readonly sentence: string } {
  return typeof stored === "string" ? { is: "said", sentence: stored } : stored;
}
