/** What a store would keep of a detector's findings, and the detector rebuilt from that alone. */
import type { Detector } from "../../src/detect/detector.ts";
import type {
  DetectionOptions,
  Finding,
  Member,
  Observation,
  StoredAnchor,
  StoredObservation,
  StoredWave,
} from "../../src/detect/finding.ts";
import { startRebuild } from "../../src/detect/rebuild.ts";
import { RENEWAL, retentionOf } from "../../src/detect/retention.ts";

type KeptWave = { -readonly [K in keyof StoredWave]: StoredWave[K] } & {
  members: Member[];
  quickened: boolean;
};
type KeptAnchor = { -readonly [K in keyof StoredAnchor]: StoredAnchor[K] };

export interface Ledger {
  /** Folds a post with the detector and keeps what follows. */
  fold(detector: Detector, post: Observation): readonly Finding[];
  keep(findings: readonly Finding[]): void;
  rebuild(postsATurn?: number): Detector;
  wave(burst: string, wave: number): KeptWave;
  waves(): readonly KeptWave[];
}

export function createLedger(options: DetectionOptions): Ledger {
  const posts: StoredObservation[] = [];
  const anchors = new Map<string, KeptAnchor>();
  const waves = new Map<string, KeptWave>();
  let clock = Number.NEGATIVE_INFINITY;

  function wave(burst: string, number: number): KeptWave {
    const kept = waves.get(`${burst}.${number}`);
    if (kept === undefined) throw new Error(`no wave ${number} of ${burst}`);
    return kept;
  }
  function addMembers(kept: KeptWave, members: readonly Member[]): void {
    for (const member of members) {
      if (kept.members.some(({ seq }) => seq === member.seq)) throw new Error(`${member.seq} joins twice`);
      kept.members.push(member);
      kept.lastAt = Math.max(kept.lastAt, member.createdAt);
      kept.ended = false;
    }
  }
  function keep(findings: readonly Finding[]): void {
    for (const finding of findings) {
      switch (finding.kind) {
        case "founded":
          anchors.set(keyOf(finding.founding.anchor), { ...finding.founding, lastClock: clock, feeds: null });
          break;
        case "copied":
          anchors.get(keyOf(finding.anchor))!.lastClock = finding.clock;
          break;
        case "feeds":
          anchors.get(keyOf(finding.anchor))!.feeds = finding.burst;
          break;
        case "opened": {
          const { burst, wave: number, horizon, anchor, detectedSeq, sightings, sightingHours } = finding;
          const thing = finding.thing === null ? null : finding.anchorWords;
          const start = { lastAt: 0, ended: false, absorbedBy: null, members: [], quickened: false };
          const seen = { sightings, sightingHours, thing };
          const kept: KeptWave = { burst, wave: number, horizon, anchor, detectedSeq, ...seen, ...start };
          if (waves.has(`${burst}.${number}`)) throw new Error(`wave ${number} of ${burst} opens twice`);
          addMembers(kept, finding.members);
          waves.set(`${burst}.${number}`, kept);
          break;
        }
        case "joined":
          addMembers(wave(finding.burst, finding.wave), [finding.member]);
          break;
        case "quickened":
          Object.assign(wave(finding.burst, finding.wave), {
            horizon: "fast",
            quickened: true,
            sightings: finding.sightings,
            sightingHours: finding.sightingHours,
          });
          break;
        case "absorbed":
          wave(finding.burst, finding.wave).absorbedBy = finding.into;
          addMembers(wave(finding.into, finding.intoWave), finding.members);
          break;
        case "ended":
          wave(finding.burst, finding.wave).ended = true;
      }
    }
  }

  return {
    fold(detector, post) {
      clock = Math.max(clock, post.createdAt);
      posts.push({ ...post, clock });
      const findings = detector.observe(post);
      keep(findings);
      return findings;
    },
    keep,
    rebuild(postsATurn = 50) {
      const retention = retentionOf(options);
      const last = lastWaves(waves.values());
      const rebuild = startRebuild(options, {
        clock: clock === Number.NEGATIVE_INFINITY ? null : clock,
        anchors: [...anchors.values()].filter(
          ({ lastClock }) => lastClock >= clock - 2 * retention - RENEWAL,
        ),
        waves: [...waves.values()].filter((kept) => kept.lastAt >= clock - retention || last.has(kept)),
      });
      const live = posts.filter((post) => post.clock >= clock - retention);
      for (let from = 0; from < live.length; from += postsATurn) {
        rebuild.feed(live.slice(from, from + postsATurn));
      }
      return rebuild.done();
    },
    wave,
    waves: () => [...waves.values()],
  };
}

function keyOf({ seq, ordinal }: { readonly seq: number; readonly ordinal: number }): string {
  return `${seq}.${ordinal}`;
}

function lastWaves(waves: Iterable<KeptWave>): Set<KeptWave> {
  const last = new Map<string, KeptWave>();
  for (const wave of waves) if (wave.wave >= (last.get(wave.burst)?.wave ?? 0)) last.set(wave.burst, wave);
  return new Set(last.values());
}
