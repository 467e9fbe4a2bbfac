/** Rebuilding a watch's detector from what is stored of it, so that it goes on as the one that was lost. */
import { setImmediate } from "node:timers/promises";
import type { Detector } from "../detect/detector.ts";
import type { DetectionOptions, Member, StoredWave } from "../detect/finding.ts";
import { startRebuild } from "../detect/rebuild.ts";
import { RENEWAL, retentionOf } from "../detect/retention.ts";
import { thingOf } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { anchorsSince } from "../store/anchors.ts";
import { type StoredBurst, wavesOfWatch } from "../store/bursts.ts";
import { spansOf } from "../store/members.ts";
import { judgedPosts } from "../store/posts.ts";
import type { Store } from "../store/store.ts";
import type { PipelineEvents } from "./events.ts";

/** Posts fed at a time; in between, commands are answered. */
const TURN = 4_000;

/** @param clock the watch's clock; null when it has judged nothing yet. */
export async function rebuildDetector(
  on: { readonly store: Store; readonly events: Pick<PipelineEvents, "detectorRebuilt"> },
  watch: string,
  options: DetectionOptions,
  clock: Instant | null,
  signal: AbortSignal,
): Promise<Detector> {
  if (clock === null) return startRebuild(options, { clock, anchors: [], waves: [] }).done();
  const { db } = on.store;
  const retention = retentionOf(options);
  const since = clock - retention;
  const anchors = (await anchorsSince(db, watch, since - retention - RENEWAL)).map(
    ({ seq, ordinal, ...anchor }) => ({ ...anchor, anchor: { seq, ordinal } }),
  );
  const waves: StoredWave[] = [];
  for (const stored of await wavesOfWatch(db, watch)) waves.push(await waveOf(on.store, stored, since));
  const rebuild = startRebuild(options, { clock, anchors, waves });
  let fed = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const posts = await judgedPosts(db, watch, { since, after, limit: TURN });
    rebuild.feed(posts.map(({ accountKey, ...post }) => ({ ...post, account: accountKey })));
    fed += posts.length;
    if (posts.length < TURN) break;
    after = posts.at(-1)?.seq ?? after;
    await setImmediate();
  }
  on.events.detectorRebuilt({ watch, posts: fed, anchors: anchors.length });
  return rebuild.done();
}

async function waveOf(store: Store, stored: StoredBurst, since: Instant): Promise<StoredWave> {
  const { burst, anchor, detectedSeq } = stored;
  // The members of what is long over say nothing any more.
  const members = burst.lastAt < since ? [] : await spansOf(store.db, { burst: burst.id, wave: burst.wave });
  return {
    burst: burst.id,
    wave: burst.wave,
    horizon: burst.horizon,
    anchor,
    detectedSeq,
    lastAt: burst.lastAt,
    ended: burst.state === "ended",
    absorbedBy: burst.absorbedBy,
    sightings: burst.sightings,
    thing: thingOf(burst) === null ? null : stored.anchorWords,
    sightingHours: burst.sightingHours,
    members: members.map((member): Member => ({ ...member, account: member.accountKey })),
  };
}
