/** What a wave's posts and its watch's past say of it in numbers. Pure. */
import type { Words } from "../detect/finding.ts";
import { retentionOf } from "../detect/retention.ts";
import { exposureOf, peakAccounts, surpriseOf, usualAccounts } from "../detect/score.ts";
import { severityParts, TEMPO_WINDOW } from "../detect/severity.ts";
import { weightBetween } from "../detect/tokens.ts";
import { accountKey } from "../domain/account.ts";
import type { BurstMember } from "../domain/burst.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { WaveFacts } from "./waves.ts";

/** The windows of both horizons. */
export interface Windows {
  readonly fast: Duration;
  readonly slow: Duration;
}

/** The windows without a copy after which a wave of each horizon has ended. */
export interface WindowsOfWatches {
  /** Of all watches. */
  readonly windows: Windows;
  /** Of a watch that may say itself. */
  readonly windowsOf?: (watch: string) => Windows;
}

export function windowsFor({ windows, windowsOf }: WindowsOfWatches, watch: string): Windows {
  return windowsOf?.(watch) ?? windows;
}

type Weighable = Pick<
  WaveFacts,
  "horizon" | "anchorWords" | "detectedAt" | "sightings" | "sightingHours" | "uptime" | "crew" | "thing"
>;
type Weighed = Pick<BurstMember, "platform" | "accountId" | "createdAt" | "text">;

/** How surprising the wave is and what that and the rest make of it; it grows with its members only. */
export function weigh(windows: Windows, facts: Weighable, members: readonly Weighed[]) {
  const { sightings, uptime, crew } = facts;
  const copies = members.map(({ platform, accountId, createdAt }) => ({
    account: accountKey(platform, accountId),
    createdAt,
  }));
  const window = windows[facts.horizon];
  const retention = retentionOf({ window: windows.fast, slowWindow: windows.slow });
  const exposure = exposureOf({ uptime, retention, window });
  const history = Math.min(uptime, retention);
  const usual = { accounts: usualAccounts({ sightings, exposure }), window, history };
  const surprise = surpriseOf(peakAccounts(copies, window), { sightings, exposure });
  const early = copies.filter(({ createdAt }) => Math.abs(createdAt - facts.detectedAt) <= window);
  const anchorWords = facts.thing === null ? wordsIn(facts.anchorWords) : 0;
  const fastest = peakAccounts(copies, TEMPO_WINDOW);
  const parts = severityParts({ surprise, fastest, words: anchorWords, crew });
  return {
    anchorWords,
    surprise,
    sightings,
    sightingHours: facts.sightingHours,
    usual,
    earlyAccounts: peakAccounts(early, window),
    fastest,
    uptime,
    crew,
    severityParts: parts,
  };
}

/** When the first of the posts with which the wave opened was posted: older ones that join later do not move it. */
export function openedFrom(
  { detectedSeq, detectedAt }: Pick<WaveFacts, "detectedSeq" | "detectedAt">,
  members: readonly { readonly joined: number; readonly createdAt: Instant }[],
): Instant {
  return members.reduce(
    (first, { joined, createdAt }) => (joined <= detectedSeq ? Math.min(first, createdAt) : first),
    detectedAt,
  );
}

/**
 * The texts with which the wave became what it is, one an account: those in the window when it opened, or when a
 * slow one quickened.
 */
export function judgedTexts(
  windows: Windows,
  { detectedSeq, quickenedSeq, horizon }: Pick<WaveFacts, "detectedSeq" | "quickenedSeq" | "horizon">,
  members: readonly (Weighed & { readonly seq: number; readonly joined: number })[],
): readonly string[] {
  const judgedSeq = quickenedSeq ?? detectedSeq;
  const since = judgedSince(judgedSeq, windows[horizon], members);
  const texts = new Map<string, string>();
  for (const { joined, createdAt, platform, accountId, text } of members) {
    if (joined > judgedSeq || createdAt < since || text === null) continue;
    texts.set(accountKey(platform, accountId), text);
  }
  return [...texts.values()];
}

/** The post with which a slow wave became a fast one, and when the window began that did it; else null. */
export function quickening(
  windows: Windows,
  { quickenedSeq }: Pick<WaveFacts, "quickenedSeq">,
  members: readonly { readonly seq: number; readonly createdAt: Instant }[],
): { readonly seq: number; readonly since: Instant } | null {
  if (quickenedSeq === null) return null;
  return { seq: quickenedSeq, since: judgedSince(quickenedSeq, windows.fast, members) };
}

/** When the window begins that ends with this post. */
function judgedSince(
  seq: number,
  window: Duration,
  members: readonly { readonly seq: number; readonly createdAt: Instant }[],
): Instant {
  return (members.find((member) => member.seq === seq)?.createdAt ?? Number.NEGATIVE_INFINITY) - window;
}

/** In words of four quarters, as criteria count them: a character of a script without spaces is less. */
function wordsIn(words: Words): number {
  return Math.round(weightBetween(words, 0, words.length) / 4);
}
