/** Messages that list bursts which a place was not told of one by one: a quiet night's, a full hour's. */
import type { SilentReason } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import type { Correction } from "../domain/desk-notes.ts";
import { type SeverityClass, severityClass } from "../domain/severity.ts";
import type { Duration, Instant } from "../domain/time.ts";
import { burstSentence } from "./burst-card.ts";
import { type Card, type CardNode, type Inline, strong, text, time } from "./card.ts";
import { type DigestBeside, digestFacts } from "./digest-facts.ts";
import { notificationLine } from "./excerpt.ts";
import { kindWords } from "./explanation-words.ts";
import { type Handles, inlineQuote } from "./names.ts";
import { announcedWords } from "./reasons.ts";
import type { Words } from "./words/catalogue.ts";

/** A list names this many bursts; the rest are counted, and found with `bursts`. */
const SHOWN = 15;
/** Buttons of one message that anybody still reads. */
const ACTIONS = 5;

const JUDGED_QUIET: ReadonlySet<string> = new Set([
  ...(["quiet", "below-surprise", "small-part", "below-participation", "no-shared-words"] as const),
  ...(["below-severity", "explained", "not-enough-history", "stale"] as const),
] satisfies readonly SilentReason[]);

/** How a burst stood when the list was written. */
export type Standing =
  | { readonly is: "open" | "ended" }
  | { readonly is: "muted"; readonly until: Instant }
  | { readonly is: "explained"; readonly kind: string }
  | { readonly is: "absorbed"; readonly into: string }
  /** It was found so long after its first copy. */
  | { readonly is: "late"; readonly after: Duration }
  /** It was announced before, and came to a higher class meanwhile. */
  | { readonly is: "raised"; readonly to: SeverityClass }
  /** Why it was not told; null where it was. */
  | { readonly is: "decided"; readonly reason: string | null };

/** A burst as a list names it. */
export interface ListedWave {
  readonly shortId: string;
  readonly watchName: string;
  readonly burst: Burst;
  readonly standing: Standing;
  /** What became of it at the desk since; a withdrawn one is named without its words. */
  readonly corrected: Correction["kind"] | null;
}

export type ListAbout =
  /** Quiet hours that ended at `until`. */
  | { readonly is: "quiet-hours"; readonly until: Instant }
  /** More than `ceiling` new bursts within an hour. */
  | { readonly is: "ceiling"; readonly ceiling: number }
  /** Found when older posts were read: a new watch's past, or what was posted during an absence. */
  | { readonly is: "late" }
  /** What was found and read in a stretch of time. */
  | {
      readonly is: "digest";
      readonly from: Instant;
      readonly to: Instant;
      readonly posts: number;
      readonly lastPollAt: Instant | null;
      readonly gaps: number;
      readonly beside: DigestBeside;
    };

export interface ListMessageView {
  readonly about: ListAbout;
  readonly waves: readonly ListedWave[];
  readonly mark: Card["mark"];
  readonly handles: Handles;
  readonly words: Words;
}

export function listMessage({ about, waves, mark, handles, words }: ListMessageView): Card {
  const sentence = sentenceOf(about, waves.length, words);
  const shown = waves.slice(0, SHOWN);
  const hidden = waves.length - shown.length;
  const actions = shown
    .slice(0, ACTIONS)
    .map(({ shortId }) => ({ label: shortId, command: "burst", options: { id: shortId } }));
  const toTell = shown
    .filter(isJudgedQuiet)
    .slice(0, ACTIONS)
    .map(({ shortId }) => ({
      ...{ label: words.quiet.announceThat(shortId), command: "announce", options: { id: shortId } },
    }));
  return {
    notification: notificationLine(words.listed.from, sentence, mark),
    mark,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...(shown.length === 0
        ? []
        : [{ is: "list" as const, items: shown.map((wave) => item(wave, handles, words)), more: hidden }]),
      ...(about.is === "digest" ? digestFacts(about.beside, words) : []),
      note(about, words),
      ...[actions, toTell].flatMap((row) =>
        row.length === 0 ? [] : [{ is: "actions" as const, actions: row }],
      ),
    ],
  };
}

/** Whether the rules kept it quiet: what a person muted, or what comes by itself, is not offered to be told. */
function isJudgedQuiet({ standing, corrected }: ListedWave): boolean {
  return standing.is === "decided" && corrected !== "withdrawn" && JUDGED_QUIET.has(standing.reason ?? "");
}

function sentenceOf(about: ListAbout, waves: number, { listed }: Words): string {
  if (about.is === "digest") {
    const { posts, lastPollAt, beside } = about;
    const read = lastPollAt === null ? null : Math.max(0, beside.sentAt - lastPollAt);
    return listed.digest({ bursts: waves, posts, sincePoll: read });
  }
  if (about.is === "late") return listed.late(waves);
  return about.is === "quiet-hours" ? listed.held(waves) : listed.above(waves);
}

function note(about: ListAbout, { listed }: Words): CardNode {
  switch (about.is) {
    case "quiet-hours":
      return { is: "note", line: listed.heldUntil({ ended: time(about.until, "full") }) };
    case "ceiling":
      return { is: "note", line: [text(listed.aboveWhat(about.ceiling))] };
    case "digest":
      return {
        is: "note",
        line: listed.digestWhat({
          first: time(about.from, "full"),
          latest: time(about.to, "full"),
          polled: about.lastPollAt === null ? null : time(about.lastPollAt, "full"),
          gaps: about.gaps,
        }),
      };
    case "late":
      return { is: "note", line: [text(listed.lateWhat)] };
  }
}

/** `7K3Q · Lindqvist · 12 accounts posted … · 23 Nov 2026, 01:47 UTC · ended meanwhile · “Only one …”`. */
function item(listed: ListedWave, handles: Handles, words: Words): Inline[] {
  const { shortId, watchName, burst, standing, corrected } = listed;
  const { severity, classes } = words.burst;
  return [
    strong(shortId),
    text(` · ${watchName} · ${burstSentence(burst, words)} · `),
    time(burst.firstAt, "full"),
    text(` · ${severity(burst.severity, classes[severityClass(burst.severity)])} · `),
    ...standingWords(standing, words),
    ...(corrected === null ? [] : [strong(` · ${correctedItem(corrected, words)}`)]),
    ...(corrected === "withdrawn" ? [] : [text(` · ${inlineQuote(burst.passage, handles)}`)]),
  ];
}

function correctedItem(kind: Correction["kind"], { notes }: Words): string {
  return kind === "withdrawn" ? notes.withdrawnItem : notes.correctedItem;
}

function standingWords(standing: Standing, words: Words): Inline[] {
  const { burst, listed } = words;
  switch (standing.is) {
    case "open":
      return [text(burst.growing)];
    case "ended":
      return [text(listed.endedMeanwhile)];
    case "late":
      return [text(listed.seenLate(standing.after))];
    case "muted":
      return listed.mutedUntil({ ended: time(standing.until, "full") });
    case "explained":
      return [text(listed.explainedAs(kindWords(standing.kind, words)))];
    case "absorbed":
      return [text(burst.partOf(standing.into))];
    case "decided":
      return [
        text(announcedWords({ announced: standing.reason === null, reason: standing.reason ?? "" }, words)),
      ];
    case "raised":
      return [text(listed.raisedTo(burst.classes[standing.to]))];
  }
}
