/** From findings to waves: what a stretch of posts changed about bursts. Pure; shared by judge and replay. */
import type { AnchorRef, Finding, Member, Words } from "../detect/finding.ts";
import type { Horizon, ThingKind } from "../domain/burst.ts";
import type { KnownCrew } from "../domain/crew.ts";
import type { Duration, Instant } from "../domain/time.ts";

/** What the detector knows of a wave: everything about a burst that is not read off its members. */
export interface WaveFacts {
  readonly burst: string;
  readonly wave: number;
  readonly anchor: AnchorRef;
  readonly anchorWords: Words;
  /** What is the same where it is not the words: then `anchorWords` are that thing's numbers. */
  readonly thing: ThingKind | null;
  readonly detectedAt: Instant;
  readonly detectedSeq: number;
  readonly horizon: Horizon;
  readonly state: "open" | "ended";
  readonly absorbedBy: string | null;
  /** seq of the post with which a slow wave became a fast one; null where it opened as what it is. */
  readonly quickenedSeq: number | null;
  /** The baseline, frozen when the wave opened or quickened. */
  readonly sightings: number;
  readonly sightingHours: number;
  readonly uptime: Duration;
  readonly crew: KnownCrew | null;
  /** Whether it says something of its accounts that they posted it together. */
  readonly feedsCrews: boolean;
}

/**
 * A member, and the seq of the post with which it became one. That is not always its own: a merged burst, and a
 * passage found late, bring posts that are older than what was judged already.
 */
export type JoinedMember = Member & { readonly joined: number };

/** A wave that a stretch of findings touched, with the members that it gained. */
export interface WaveChange {
  facts: WaveFacts;
  readonly isNew: boolean;
  readonly members: JoinedMember[];
}

type Opened = Extract<Finding, { kind: "opened" }>;

/**
 * A finding about a wave, an opening with what is known of its accounts; and what its growth tells of them.
 * `at` is the seq of the post that made it, or of the newest where time did.
 */
export type WaveFinding = { readonly at: number } & (
  | Exclude<Finding, { kind: "founded" | "copied" | "feeds" | "opened" }>
  | (Opened & { readonly crew: KnownCrew | null; readonly feedsCrews: boolean })
  | {
      readonly kind: "recognized";
      readonly burst: string;
      readonly wave: number;
      readonly crew: KnownCrew;
    }
);

/** What findings are applied with. */
export interface WaveContext {
  /** The facts of a wave that was opened before this stretch. */
  known(burst: string, wave: number): WaveFacts | undefined;
  /** For how long the watch had been watched at an instant. */
  uptimeAt(at: Instant): Duration;
}

/** Touched waves by `waveKey`, in the order of first touch. */
export type WaveChanges = Map<string, WaveChange>;

export function waveKey(burst: string, wave: number): string {
  return `${burst}.${wave}`;
}

/** The waves that findings speak of without having opened them: what must be known before `applyFinding`. */
export function wavesNeeded(
  findings: readonly WaveFinding[],
): readonly { readonly burst: string; readonly wave: number }[] {
  const opened = new Set<string>();
  const needed = new Map<string, { burst: string; wave: number }>();
  function need(burst: string, wave: number): void {
    const key = waveKey(burst, wave);
    if (!opened.has(key)) needed.set(key, { burst, wave });
  }
  for (const finding of findings) {
    if (finding.kind === "opened") opened.add(waveKey(finding.burst, finding.wave));
    else need(finding.burst, finding.wave);
    if (finding.kind === "absorbed") need(finding.into, finding.intoWave);
  }
  return [...needed.values()];
}

/** Applies one finding. */
export function applyFinding(changes: WaveChanges, finding: WaveFinding, context: WaveContext): void {
  if (finding.kind === "opened") {
    const { members, kind: _kind, at, ...opened } = finding;
    const uptime = context.uptimeAt(finding.detectedAt);
    changes.set(waveKey(finding.burst, finding.wave), {
      facts: { ...opened, state: "open", absorbedBy: null, quickenedSeq: null, uptime },
      isNew: true,
      members: members.map((member) => ({ ...member, joined: at })),
    });
    return;
  }
  const change = touched(changes, finding.burst, finding.wave, context);
  switch (finding.kind) {
    case "joined":
      change.members.push({ ...finding.member, joined: finding.at });
      // A copy that was created in time and read late: the wave goes on.
      change.facts = { ...change.facts, state: "open" };
      return;
    case "recognized":
      change.facts = { ...change.facts, crew: moreTelling(change.facts.crew, finding.crew) };
      return;
    case "quickened":
      change.facts = {
        ...change.facts,
        horizon: "fast",
        quickenedSeq: finding.at,
        sightings: finding.sightings,
        sightingHours: finding.sightingHours,
        uptime: context.uptimeAt(finding.detectedAt),
      };
      return;
    case "ended":
      change.facts = { ...change.facts, state: "ended" };
      return;
    case "absorbed":
      change.facts = { ...change.facts, absorbedBy: finding.into };
      touched(changes, finding.into, finding.intoWave, context).members.push(
        ...finding.members.map((member) => ({ ...member, joined: finding.at })),
      );
  }
}

/** The one that is the larger part of those it was found among. */
function moreTelling(known: KnownCrew | null, found: KnownCrew): KnownCrew {
  return known === null || found.accounts * known.of > known.accounts * found.of ? found : known;
}

function touched(changes: WaveChanges, burst: string, wave: number, context: WaveContext): WaveChange {
  const key = waveKey(burst, wave);
  const present = changes.get(key);
  if (present !== undefined) return present;
  const facts = context.known(burst, wave);
  if (facts === undefined) throw new Error(`The detector speaks of wave ${key}, which was never opened.`);
  const change: WaveChange = { facts, isNew: false, members: [] };
  changes.set(key, change);
  return change;
}
