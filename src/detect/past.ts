/** What a wave that opens or quickens is measured against: how often the same was said before. */
import type { Horizon } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { type Cluster, COPY } from "./cluster.ts";
import type { DetectionOptions, Member, Words } from "./finding.ts";
import type { LivePosts } from "./live-posts.ts";
import { SHORT_POST } from "./qualify.ts";
import { MOST_SEARCHED } from "./retention.ts";
import { type Saying, sayingOf } from "./saying.ts";
import { sharedPartOf } from "./shared-part.ts";
import { type Before, createCount, more, type Sightings, usualBefore, usualIn } from "./sightings.ts";
import { type Wave, windowOf } from "./waves.ts";

/** Posts of so many accounts tell what they share. */
const MOST_READ = 32;
/** So many posts, or nearly, tell which parts of a phrase are common. */
const SAMPLE = 16_384;

export interface Past {
  /** Of what these copies in the window of a cluster share; `wave` is the open one that they are in, if any. */
  of(cluster: Cluster, horizon: Horizon, members: readonly Member[], wave: Wave | null): Sightings;
  /** Of a slow wave that has just absorbed a fast one, which was measured against `known`. */
  ofMerged(wave: Wave, known: Sightings): Sightings;
}

interface Known {
  /** What clusters know of it. */
  readonly sightings: Sightings;
  /** seqs of all the copies that they have, in any order. */
  copies(): Iterable<number>;
}

export function createPast(
  options: Pick<DetectionOptions, "window" | "slowWindow">,
  posts: LivePosts,
  { kinOf, openWaves }: { kinOf(cluster: Cluster): Iterable<Cluster>; openWaves(): number },
): Past {
  /** Whether each part of a phrase is in some of the posts before: of a title or a message hardly any is. */
  function isOfCommonParts(saying: Saying, since: Instant): boolean {
    const step = Math.ceil(posts.size / SAMPLE);
    posts.scan(step, (seq, numbers, from, to) => {
      if (posts.createdAt(seq) < since) saying.add(numbers, from, to);
    });
    return saying.isSaidInParts();
  }

  /**
   * What was seen before of what the copies in a window really share. Clusters know too little of a phrase of common
   * parts: the index has the newest posts of a fingerprint only. So a short one is looked for in all live posts,
   * where it is not usual anyway. They know too much of a message that holds a phrase: so of a longer
   * one only those of the earlier copies count that have it.
   */
  function said(members: readonly Member[], { sightings: known, copies }: Known, before: Before): Sightings {
    const texts = new Map<string, Words>();
    for (const { account, seq } of members.slice(-MOST_READ)) {
      if (seq >= posts.oldest) texts.set(account, posts.wordsOf(seq));
    }
    const part = sharedPartOf([...texts.values()]);
    if (part === null || part.shared === 0) return known;
    const isShort = part.shared <= SHORT_POST;
    if (isShort ? known.sightings >= texts.size : known.sightings === 0) return known;
    const saying = sayingOf(part);
    const since = before.newest - before.window;
    const count = createCount(before);
    function see(seq: number, numbers: Words, from: number, to: number): void {
      if (!saying.isIn(numbers, from, to)) return;
      const createdAt = posts.createdAt(seq);
      if (createdAt < since) count.see(posts.accountOf(seq), createdAt);
    }
    if (isShort) {
      if (openWaves() * posts.size > MOST_SEARCHED || !isOfCommonParts(saying, since)) return known;
      posts.scan(1, see);
      return more(known, count.total());
    }
    for (const seq of [...new Set(copies())].sort((a, b) => b - a)) {
      if (seq < posts.oldest) break;
      const words = posts.wordsOf(seq);
      see(seq, words, 0, words.length);
    }
    return count.total();
  }

  return {
    of(cluster, horizon, members, wave) {
      const { newest } = cluster;
      const before = { newest, window: windowOf(horizon, options) };
      const kin = kinOf(cluster);
      const seqs = new Set(members.map(({ seq }) => seq));
      const usual = usualBefore(cluster, kin, posts, { seqs, window: before.window });
      const sightings = wave === null ? usual : more(usual, usualIn(wave, posts, before));
      // What is slow is never announced by itself, and there is much of it.
      if (horizon === "slow") return sightings;
      const copies = () => [...copiesOf([cluster, ...kin]), ...(wave?.members.keys() ?? [])];
      return said(members, { sightings, copies }, before);
    },
    ofMerged(wave, known) {
      const before = { newest: wave.last, window: options.window };
      const sightings = more(known, usualIn(wave, posts, before));
      const since = before.newest - before.window;
      const members = [...wave.members.values()]
        .filter(({ createdAt }) => createdAt >= since)
        .sort((a, b) => a.seq - b.seq);
      return said(members, { sightings, copies: () => wave.members.keys() }, before);
    },
  };
}

function* copiesOf(clusters: Iterable<Cluster>): Iterable<number> {
  for (const { copies, forgotten } of clusters) {
    for (let at = forgotten; at < copies.length; at += COPY) yield copies[at]!;
  }
}
