/** How clusters grow into bursts: when a wave opens, whose posts it takes, and when it ends. */

import type { Horizon } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { accountsWithin, addCopy, type Cluster, COPY, countCopy } from "./cluster.ts";
import type { DetectionOptions, Finding, Member, StoredWave } from "./finding.ts";
import { accountsToOpen, isKnownText } from "./known-texts.ts";
import type { LivePosts } from "./live-posts.ts";
import { createPast } from "./past.ts";
import { LATENESS, MOST_SPENT, ONE_BURST, RENEWAL } from "./retention.ts";
import type { Sightings } from "./sightings.ts";
import { createWaveEnds } from "./wave-ends.ts";
import {
  answering,
  type Burst,
  byDetection,
  createBurst,
  createMemberships,
  isSpent,
  retire,
  type Wave,
  windowOf,
} from "./waves.ts";

export interface Growth {
  /** Adds a copy to a cluster, without asking what that makes of it; answers whether a window may have filled. */
  record(cluster: Cluster, member: Member, clock: Instant): boolean;
  /** Lets the burst of a cluster take the newest copy: opens, joins, quickens. */
  grow(cluster: Cluster, member: Member, mayQualify: boolean): void;
  /** Merges the bursts that the post has made one. */
  merge(seq: number): void;
  /** Ends the waves whose window has passed by the posts' own clock. */
  end(clock: Instant): void;
  /** Tells such ends earlier, by another clock; later posts find the same as if it had not. */
  tellEnds(now: Instant): void;
  /** Takes over stored waves, as they stood when the posts' clock stood at `clock`. */
  restore(waves: readonly StoredWave[], clock: Instant): void;
  /** Whether the post is in an open wave. */
  isMember(seq: number): boolean;
  readonly openWaves: number;
}

export function createGrowth(
  options: DetectionOptions,
  { posts, kinOf }: { readonly posts: LivePosts; readonly kinOf: (cluster: Cluster) => Iterable<Cluster> },
  tell: (finding: Finding) => void,
): Growth {
  const longest = Math.max(options.window, options.slowWindow);
  const windows = [options.window, options.slowWindow];
  const bursts = new Map<string, Burst>();
  const memberships = createMemberships();
  const ends = createWaveEnds(options, tell);
  const past = createPast(options, posts, { kinOf, openWaves: () => ends.open });

  function burstNamed(id: string): Burst {
    let burst = bursts.get(id);
    if (burst === undefined) {
      burst = createBurst(id);
      bursts.set(id, burst);
    }
    return burst;
  }
  function burstOf(cluster: Cluster): Burst | null {
    const burst = bursts.get(cluster.feeds ?? cluster.ownBurst);
    return burst === undefined ? null : answering(burst);
  }

  function record(cluster: Cluster, member: Member, clock: Instant): boolean {
    addCopy(cluster, member, posts.oldest);
    if (clock - cluster.lastClock >= RENEWAL) {
      cluster.lastClock = clock;
      tell({ kind: "copied", anchor: cluster.founding.anchor, clock });
    }
    // A post that founds a cluster brings earlier ones, whose lateness is that of their own time.
    if (posts.clock(member.seq) - member.createdAt > LATENESS) return false;
    return countCopy(cluster, member.account, member.createdAt, windows);
  }

  function qualifies(cluster: Cluster, horizon: Horizon, burst: Burst | null): boolean {
    const usual = horizon === "fast" ? options.minAccounts : options.slowMinAccounts;
    const { spent, fresh } = accountsWithin(cluster, windowOf(horizon, options), longest, (account, since) =>
      isSpent(burst, account, since),
    );
    const needed = accountsToOpen(cluster.founding.anchor, cluster.weight, horizon, usual);
    // What began with a quick wave and goes on slowly is one thing, of which that wave is at most half.
    return fresh + (horizon === "slow" ? Math.min(spent, Math.floor(needed * MOST_SPENT)) : 0) >= needed;
  }
  function qualifying(cluster: Cluster, burst: Burst | null): Horizon | null {
    if (qualifies(cluster, "fast", burst)) return "fast";
    return qualifies(cluster, "slow", burst) ? "slow" : null;
  }

  function grow(cluster: Cluster, member: Member, mayQualify: boolean): void {
    const burst = burstOf(cluster);
    const wave = burst?.open ?? null;
    if (wave !== null) {
      join(wave, cluster, member);
      if (mayQualify && wave.horizon === "slow" && qualifies(cluster, "fast", burst)) {
        quicken(wave, member, past.of(cluster, "fast", membersWithin(cluster, "fast", burst), wave));
      }
      return;
    }
    const horizon = mayQualify ? qualifying(cluster, burst) : null;
    if (horizon === null) return;
    const members = membersWithin(cluster, horizon, burst);
    const host = isKnownText(cluster.founding.anchor) ? null : hostOf(members);
    if (host === null) openWave(cluster, horizon, members, member);
    else feed(cluster, host, horizon, members, member);
  }

  /** The copies in the window that ends with the newest, without those of ended waves. */
  function membersWithin(cluster: Cluster, horizon: Horizon, burst: Burst | null): Member[] {
    const since = cluster.newest - windowOf(horizon, options);
    const { copies } = cluster;
    const members: Member[] = [];
    for (let at = copies.length - COPY; at >= cluster.forgotten; at -= COPY) {
      const seq = copies[at]!;
      // A post that was folded before the window began was not created in it either.
      if (seq < posts.oldest || posts.clock(seq) < since) break;
      const createdAt = posts.createdAt(seq);
      if (createdAt < since || burst?.past.some((ended) => ended.posts.has(seq))) continue;
      const [from, to, anchorFrom] = [copies[at + 1]!, copies[at + 2]!, copies[at + 3]!];
      members.push({ seq, account: posts.accountOf(seq), createdAt, from, to, anchorFrom });
    }
    return members.reverse();
  }

  /** The open wave that has at least half of these posts already, if there is one. */
  function hostOf(members: readonly Member[]): Wave | null {
    const shares = new Map<Wave, number>();
    for (const { seq } of members) {
      for (const wave of memberships.of(seq)) shares.set(wave, (shares.get(wave) ?? 0) + 1);
    }
    const hosts = [...shares].filter(([, count]) => count >= ONE_BURST * members.length);
    hosts.sort(([a, inA], [b, inB]) => inB - inA || byDetection(a, b));
    return hosts[0]?.[0] ?? null;
  }

  function openWave(cluster: Cluster, horizon: Horizon, members: readonly Member[], newest: Member): void {
    const burst = answering(burstNamed(cluster.feeds ?? cluster.ownBurst));
    const { anchor, words: anchorWords } = cluster.founding;
    burst.lastWave += 1;
    const seen = past.of(cluster, horizon, members, null);
    const wave = place(
      { burst, wave: burst.lastWave, horizon, anchor, detectedSeq: newest.seq, ...seen, told: false },
      members,
    );
    tell({
      kind: "opened",
      burst: burst.id,
      wave: wave.wave,
      horizon,
      anchor,
      anchorWords,
      members,
      detectedAt: newest.createdAt,
      detectedSeq: newest.seq,
      ...seen,
      thing: null,
    });
  }

  function place(
    given: Omit<Wave, "last" | "open" | "members" | "shared">,
    members: readonly Member[],
  ): Wave {
    const last = Number.NEGATIVE_INFINITY;
    const wave: Wave = { ...given, last, open: true, members: new Map(), shared: new Map() };
    for (const member of members) memberships.add(wave, member);
    given.burst.open = wave;
    ends.add(wave);
    return wave;
  }

  function feed(
    cluster: Cluster,
    host: Wave,
    horizon: Horizon,
    members: readonly Member[],
    newest: Member,
  ): void {
    cluster.feeds = host.burst.id;
    tell({ kind: "feeds", anchor: cluster.founding.anchor, burst: host.burst.id });
    for (const member of members) join(host, cluster, member);
    if (horizon === "fast" && host.horizon === "slow") {
      quicken(host, newest, past.of(cluster, "fast", members, host));
    }
  }

  function join(wave: Wave, cluster: Cluster, found: Member): void {
    const { seq, ordinal } = cluster.founding.anchor;
    const own = wave.anchor.seq === seq && wave.anchor.ordinal === ordinal;
    const member = own ? found : { ...found, anchorFrom: -1 };
    if (!memberships.add(wave, member)) return;
    wave.told = false;
    tell({ kind: "joined", burst: wave.burst.id, wave: wave.wave, member });
  }

  function quicken(wave: Wave, { createdAt }: Pick<Member, "createdAt">, seen: Sightings): void {
    const { sightings, sightingHours } = seen;
    wave.horizon = "fast";
    wave.sightings = sightings;
    wave.sightingHours = sightingHours;
    // Its end comes earlier now: the old deadline would find it too late.
    ends.add(wave);
    tell({
      kind: "quickened",
      burst: wave.burst.id,
      wave: wave.wave,
      detectedAt: createdAt,
      sightings,
      sightingHours,
    });
  }

  function merge(seq: number): void {
    for (;;) {
      const pairs: [Wave, Wave][] = [];
      for (const wave of memberships.of(seq)) {
        for (const [other, shared] of wave.shared) {
          const together = wave.members.size + other.members.size - shared;
          if (shared < ONE_BURST * together) continue;
          pairs.push(byDetection(wave, other) < 0 ? [wave, other] : [other, wave]);
        }
      }
      pairs.sort(([a, b], [c, d]) => byDetection(a, c) || byDetection(b, d));
      const first = pairs[0];
      if (first === undefined) return;
      absorb(...first, posts.createdAt(seq));
    }
  }

  function absorb(wave: Wave, absorbed: Wave, createdAt: Instant): void {
    const members = [...absorbed.members.values()]
      .filter((member) => !wave.members.has(member.seq))
      .sort((a, b) => a.seq - b.seq)
      .map((member) => ({ ...member, anchorFrom: -1 }));
    memberships.close(absorbed);
    ends.remove(absorbed);
    absorbed.burst.absorbedInto = wave.burst;
    wave.burst.past.push(...absorbed.burst.past);
    for (const member of members) memberships.add(wave, member);
    if (members.length > 0) wave.told = false;
    tell({
      kind: "absorbed",
      burst: absorbed.burst.id,
      wave: absorbed.wave,
      into: wave.burst.id,
      intoWave: wave.wave,
      members,
    });
    if (absorbed.horizon === "fast" && wave.horizon === "slow") {
      quicken(wave, { createdAt }, past.ofMerged(wave, absorbed));
    }
  }

  return {
    record,
    grow,
    merge,
    end(clock) {
      for (const wave of ends.takeBefore(clock)) {
        memberships.close(wave);
        retire(wave, clock - longest - LATENESS);
        ends.tellEnd(wave);
      }
    },
    tellEnds: ends.tellEnds,
    isMember: (seq) => memberships.of(seq).length > 0,
    restore(waves, clock) {
      for (const { burst, wave, absorbedBy } of waves) {
        const named = burstNamed(burst);
        named.lastWave = Math.max(named.lastWave, wave);
        if (absorbedBy !== null) named.absorbedInto = burstNamed(absorbedBy);
      }
      for (const stored of waves) {
        if (stored.absorbedBy !== null) continue;
        const burst = answering(burstNamed(stored.burst));
        const isOpen = stored.lastAt + windowOf(stored.horizon, options) >= clock;
        const { wave, horizon, anchor, detectedSeq, sightings, sightingHours, ended: told } = stored;
        const given = { burst, wave, horizon, anchor, detectedSeq, sightings, sightingHours, told };
        if (isOpen) place(given, stored.members);
        else {
          const members = new Map(stored.members.map((member) => [member.seq, member]));
          retire({ burst, last: stored.lastAt, members }, clock - longest - LATENESS);
        }
      }
    },
    get openWaves() {
      return ends.open;
    },
  };
}
