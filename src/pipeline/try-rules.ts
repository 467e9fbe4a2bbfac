/** Trying other rules for a watch on what was read of it: two replays in slices, and nothing is read or changed. */
import { setImmediate } from "node:timers/promises";
import type { Gates } from "../alerts/remarkable.ts";
import type { DetectionOptions } from "../detect/finding.ts";
import { DAY, type Duration, type Instant } from "../domain/time.ts";
import type { TrialOutcome, TriedBurst, TriedRules, TryRules } from "../domain/trial.ts";
import type { Watch } from "../domain/watch.ts";
import { watchMatcher } from "../domain/watch-matches.ts";
import type { Store } from "../store/store.ts";
import { countJudged, storedPosts } from "../store/stored-posts.ts";
import { knownTexts, knownWords } from "./known-words.ts";
import { createReplay, type Replay, type ReplayedWave } from "./replay.ts";

/** Bursts of so long are compared. */
const TRIED: Duration = 7 * DAY;
/** Read before that: surprise is measured against three days. */
const PAST: Duration = 3 * DAY;
/** Posts folded at a time; in between, commands are answered. */
const SLICE = 500;
/** Two bursts that share this part of the smaller one's posts are one. */
const SAME = 0.5;

export interface Trying {
  readonly store: Store;
  readonly detection: (watch: Watch) => DetectionOptions & Gates;
}

/** One trial at a time: each holds posts of ten days. */
export function createTrials(on: Trying): TryRules {
  let busy = false;
  return async function* tryRules(rules, now) {
    if (busy) return null;
    busy = true;
    try {
      return yield* compared(on, rules, now);
    } finally {
      busy = false;
    }
  };
}

async function* compared(
  on: Trying,
  { before, after }: TriedRules,
  now: Instant,
): AsyncGenerator<number, TrialOutcome> {
  const { db } = on.store;
  const since = now - TRIED;
  const all = await countJudged(db, before.id, since - PAST);
  const [asItIs, changed] = [await replayOf(on, before), await replayOf(on, after)];
  const matches = watchMatcher(after);
  let posts = 0;
  let matching = 0;
  let taken = 0;
  for (let last = 0; ; ) {
    const slice = await storedPosts(db, before.id, { since: since - PAST, after: last, limit: SLICE });
    for (const { post } of slice) {
      taken += 1;
      const counts = post.createdAt >= since;
      if (counts) posts += 1;
      asItIs.take(post, taken);
      if (!matches(post)) continue;
      if (counts) matching += 1;
      changed.take(post, taken);
    }
    if (slice.length < SLICE) break;
    last = slice.at(-1)?.seq ?? last;
    yield Math.min(1, taken / Math.max(1, all));
    await setImmediate();
  }
  const announced = announcedSince(asItIs, since);
  await setImmediate();
  const then = announcedSince(changed, since);
  const isKept = (wave: ReplayedWave) => then.some((other) => areOne(wave, other));
  return {
    ...{ since, posts, matching },
    kept: announced.filter(isKept).map(tried),
    gone: announced.filter((wave) => !isKept(wave)).map(tried),
    added: then.filter((wave) => !announced.some((other) => areOne(wave, other))).map(tried),
  };
}

async function replayOf({ store, detection }: Trying, watch: Watch): Promise<Replay> {
  const known = knownWords({ texts: await knownTexts(store.db, watch) });
  return createReplay({ ...detection(watch), known });
}

/** What a place without conditions would have been told, whatever people muted or reviewed. */
function announcedSince(replay: Replay, since: Instant): readonly ReplayedWave[] {
  return replay.finish().filter(({ line, burst }) => line.announced && burst.detectedAt >= since);
}

function areOne(a: ReplayedWave, b: ReplayedWave): boolean {
  if (a.burst.id === b.burst.id && a.burst.wave === b.burst.wave) return true;
  const posts = new Set(a.line.posts);
  const shared = b.line.posts.filter((post) => posts.has(post)).length;
  return shared >= SAME * Math.min(a.line.posts.length, b.line.posts.length);
}

function tried({ burst }: ReplayedWave): TriedBurst {
  return { id: burst.id, passage: burst.passage, accounts: burst.accounts };
}
