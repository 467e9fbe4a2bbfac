/**
 * How the same link, picture or hashtags become a burst of their own: many accounts carry a thing within one
 * window, nobody did for long before, and their posts are not for the most part in bursts of words already.
 */
import type { Instant } from "../domain/time.ts";
import { createDeadlines } from "./deadlines.ts";
import type { AnchorRef, DetectionOptions, Finding, Member, StoredWave, Words } from "./finding.ts";
import { burstId } from "./identity.ts";
import type { LivePosts } from "./live-posts.ts";
import { LATENESS, MAX_CLUSTERS, ONE_BURST, retentionOf } from "./retention.ts";
import { createSeenThings } from "./seen-things.ts";
import { kindOfThing, THING } from "./thing-hashes.ts";
import { createWaveEnds } from "./wave-ends.ts";
import { type Burst, createBurst, createMemberships, type Wave } from "./waves.ts";

export interface ThingGrowth {
  /** Takes what a live post carries. `asks`, whether it may open a wave or join one; else it is only remembered. */
  see(seq: number, things: Words, clock: Instant, asks: boolean): void;
  /** Ends the waves whose window has passed by the posts' own clock. */
  end(clock: Instant): void;
  /** Tells such ends earlier, by another clock. */
  tellEnds(now: Instant): void;
  /** Takes over stored waves; those of words are not asked for. */
  restore(waves: readonly StoredWave[], clock: Instant): void;
  readonly openWaves: number;
  readonly bytes: number;
}

/** A thing that came up within the last window and is not known from before. */
interface Fresh {
  readonly anchor: AnchorRef;
  /** Posts that carry it. */
  readonly seqs: number[];
  /** Of those that were not late. */
  readonly accounts: Set<string>;
}

/** A thing that had a burst. */
interface Known {
  readonly burst: Burst;
  /** The post with which its last wave was detected. */
  detectedSeq: number;
}

/** What a fresh thing takes with its sets, and what each of its posts adds: estimates for V8. */
const BYTES_A_FRESH = 400;
const BYTES_A_POST = 60;

export function createThingGrowth(
  options: DetectionOptions,
  posts: LivePosts,
  /** Whether the post is in an open burst of words. */
  isTold: (seq: number) => boolean,
  tell: (finding: Finding) => void,
): ThingGrowth {
  const leastAccounts = options.thingMinAccounts ?? Number.POSITIVE_INFINITY;
  // Shorter than the retention by a window: then a rebuild, which lacks what is older, takes the same for new.
  const seen = createSeenThings(posts, retentionOf(options) - options.window);
  const fresh = new Map<number, Fresh>();
  const stale = createDeadlines<number>((key) => freshUntil(fresh.get(key)));
  const known = new Map<number, Known>();
  const memberships = createMemberships();
  const ends = createWaveEnds(options, tell);

  function freshUntil(thing: Fresh | undefined): Instant {
    const first = thing?.seqs[0];
    return first === undefined || first < posts.oldest ? Number.NEGATIVE_INFINITY : untilOf(first);
  }
  function untilOf(first: number): Instant {
    return posts.clock(first) + options.window;
  }
  function memberOf(seq: number): Member {
    return {
      seq,
      account: posts.accountOf(seq),
      createdAt: posts.createdAt(seq),
      from: 0,
      to: 0,
      anchorFrom: -1,
    };
  }

  function see(seq: number, things: Words, clock: Instant, asks: boolean): void {
    if (leastAccounts === Number.POSITIVE_INFINITY) return;
    for (let at = 0; at + THING <= things.length; at += THING) {
      const hash = { a: things[at]!, b: things[at + 1]! };
      const key = keyOf(hash);
      const first = seen.see(hash, seq, clock);
      const had = known.get(key);
      if (had !== undefined && had.burst.open !== null) {
        if (asks) join(had.burst.open, seq);
      } else if (
        first !== seq &&
        first >= posts.oldest &&
        clock <= untilOf(first) &&
        !(had && had.detectedSeq >= first)
      ) {
        const grown = take(key, first, seq, at / THING);
        if (grown !== null && asks && isEnough(grown)) open(key, things.slice(at, at + THING), grown, seq);
      }
    }
  }

  /** Adds a post to a fresh thing's; answers the thing where that brought an account more. */
  function take(key: number, first: number, seq: number, ordinal: number): Fresh | null {
    let thing = fresh.get(key);
    if (thing === undefined || thing.seqs[0] !== first) {
      // Behind the ordinals of passages, which the same post may found.
      thing = { anchor: { seq: first, ordinal: MAX_CLUSTERS + ordinal }, seqs: [], accounts: new Set() };
      fresh.set(key, thing);
      stale.add(key, untilOf(first));
      count(thing, first);
    }
    const before = thing.accounts.size;
    count(thing, seq);
    return thing.accounts.size > before ? thing : null;
  }
  function count(thing: Fresh, seq: number): void {
    thing.seqs.push(seq);
    if (posts.clock(seq) - posts.createdAt(seq) <= LATENESS) thing.accounts.add(posts.accountOf(seq));
  }

  /**
   * Asked when there are enough accounts, twice as many, four times and so on: looking at all posts with each
   * new account would be quadratic.
   */
  function isEnough({ seqs, accounts }: Fresh): boolean {
    const times = accounts.size / leastAccounts;
    if (times < 1 || !Number.isInteger(Math.log2(times))) return false;
    let told = 0;
    for (const seq of seqs) if (isTold(seq) || memberships.of(seq).length > 0) told++;
    return told < ONE_BURST * seqs.length;
  }

  function open(key: number, anchorWords: Words, { anchor, seqs }: Fresh, detectedSeq: number): void {
    const burst = known.get(key)?.burst ?? createBurst(burstId(options.watch, anchorWords));
    burst.lastWave += 1;
    known.set(key, { burst, detectedSeq });
    fresh.delete(key);
    const members = seqs.map(memberOf);
    place({ burst, wave: burst.lastWave, anchor, detectedSeq, told: false }, members);
    tell({
      kind: "opened",
      burst: burst.id,
      wave: burst.lastWave,
      horizon: "fast",
      anchor,
      anchorWords,
      members,
      detectedAt: posts.createdAt(detectedSeq),
      detectedSeq,
      sightings: 0,
      sightingHours: 0,
      thing: kindOfThing(anchorWords),
    });
  }

  function place(
    given: Pick<Wave, "burst" | "wave" | "anchor" | "detectedSeq" | "told">,
    members: readonly Member[],
  ): void {
    const last = Number.NEGATIVE_INFINITY;
    const counts = { sightings: 0, sightingHours: 0, last, members: new Map(), shared: new Map() };
    const wave: Wave = { ...given, ...counts, horizon: "fast", open: true };
    for (const member of members) memberships.add(wave, member);
    given.burst.open = wave;
    ends.add(wave);
  }

  function join(wave: Wave, seq: number): void {
    const member = memberOf(seq);
    if (!memberships.add(wave, member)) return;
    wave.told = false;
    tell({ kind: "joined", burst: wave.burst.id, wave: wave.wave, member });
  }

  return {
    see,
    end(clock) {
      for (const wave of ends.takeBefore(clock)) {
        memberships.close(wave);
        ends.tellEnd(wave);
      }
      for (const key of stale.takeBefore(clock)) if (freshUntil(fresh.get(key)) < clock) fresh.delete(key);
    },
    tellEnds: ends.tellEnds,
    restore(waves, clock) {
      for (const stored of waves) {
        if (stored.thing === null) continue;
        const key = keyOf({ a: stored.thing[0]!, b: stored.thing[1]! });
        const { burst } = known.get(key) ?? { burst: createBurst(stored.burst) };
        burst.lastWave = Math.max(burst.lastWave, stored.wave);
        const { wave, anchor, detectedSeq, ended: told } = stored;
        known.set(key, { burst, detectedSeq: Math.max(detectedSeq, known.get(key)?.detectedSeq ?? 0) });
        if (detectedSeq >= (fresh.get(key)?.seqs[0] ?? Number.POSITIVE_INFINITY)) fresh.delete(key);
        if (stored.lastAt + options.window >= clock)
          place({ burst, wave, anchor, detectedSeq, told }, stored.members);
      }
    },
    get openWaves() {
      return ends.open;
    },
    get bytes() {
      let bytes = seen.bytes;
      for (const { seqs } of fresh.values()) bytes += BYTES_A_FRESH + seqs.length * BYTES_A_POST;
      return bytes;
    },
  };
}

/** 52 bits of the 62. */
function keyOf({ a, b }: { readonly a: number; readonly b: number }): number {
  return (a >>> 0) * 2 ** 20 + (b >>> 12);
}
