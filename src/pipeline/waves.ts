/** From findings to waves: what a stretch of posts changed about bursts. Pure; shared by judge and replay. */
import type { AnchorRef, Finding, Member, Words } from "../detect/finding.ts";
import type { Horizon } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";

/** What the detector knows of a wave: everything about a burst that is not read off its members. */
export interface WaveFacts {
  readonly burst: string;
  readonly wave: number;
  readonly anchor: AnchorRef;
  readonly anchorWords: Words;
  readonly detectedAt: Instant;
  readonly detectedSeq: number;
  readonly horizon: Horizon;
  readonly state: "open" | "ended";
  readonly absorbedBy: string | null;
}

/** A wave that a stretch of findings touched, with the members that it gained. */
export interface WaveChange {
  facts: WaveFacts;
  readonly isNew: boolean;
  readonly members: Member[];
}

export type WaveFinding = Exclude<Finding, { kind: "founded" | "copied" | "feeds" }>;

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

/** Applies one finding. `known` gives the facts of waves that were opened before this stretch. */
export function applyFinding(
  changes: WaveChanges,
  finding: WaveFinding,
  known: (burst: string, wave: number) => WaveFacts | undefined,
): void {
  if (finding.kind === "opened") {
    const { members, kind: _kind, ...opened } = finding;
    changes.set(waveKey(finding.burst, finding.wave), {
      facts: { ...opened, state: "open", absorbedBy: null },
      isNew: true,
      members: [...members],
    });
    return;
  }
  const change = touched(changes, finding.burst, finding.wave, known);
  switch (finding.kind) {
    case "joined":
      change.members.push(finding.member);
      // A copy that was created in time and read late: the wave goes on.
      change.facts = { ...change.facts, state: "open" };
      return;
    case "quickened":
      change.facts = { ...change.facts, horizon: "fast" };
      return;
    case "ended":
      change.facts = { ...change.facts, state: "ended" };
      return;
    case "absorbed":
      change.facts = { ...change.facts, absorbedBy: finding.into };
      touched(changes, finding.into, finding.intoWave, known).members.push(...finding.members);
  }
}

function touched(
  changes: WaveChanges,
  burst: string,
  wave: number,
  known: (burst: string, wave: number) => WaveFacts | undefined,
): WaveChange {
  const key = waveKey(burst, wave);
  const present = changes.get(key);
  if (present !== undefined) return present;
  const facts = known(burst, wave);
  if (facts === undefined) throw new Error(`The detector speaks of wave ${key}, which was never opened.`);
  const change: WaveChange = { facts, isNew: false, members: [] };
  changes.set(key, change);
  return change;
}
