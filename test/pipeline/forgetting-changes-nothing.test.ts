/** What is forgotten in time was needed by nobody: bursts are found as if everything had been kept. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { retentionOf } from "../../src/detect/retention.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { forgetting } from "../../src/pipeline/housekeeping/forget.ts";
import { keepHouse } from "../../src/pipeline/housekeeping/keep-house.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { createRandom, madePosts } from "../servers/made-posts.ts";
import { MADE_UP_WATCH, madeUpPoller, SHORT_DETECTION, storedLines } from "./made-up-watch.ts";

const START = Date.UTC(2026, 10, 2);
const never = new AbortController().signal;
const WINDOWS = { fast: SHORT_DETECTION.window, slow: SHORT_DETECTION.slowWindow };
/** The shortest that a configuration may ask for. */
const MEMORY = retentionOf(SHORT_DETECTION);

/** Polls a seeded week with restarts between; with `forgets`, what is older than the memory goes at once. */
async function lived(
  store: Store,
  seed: number,
  posts: number,
  forgets: boolean,
): Promise<readonly string[]> {
  const made = madePosts({ seed, posts, accounts: 12, texts: 5, start: START, apart: 20 * MINUTE });
  const random = createRandom(seed);
  const clock = createManualClock(START);
  const source = createListedSource(made, () => 50);
  await store.transaction((tx) => syncWatches(tx, "file", [MADE_UP_WATCH], START));
  let poller = madeUpPoller({ store, clock, source, faults: noFaults });
  for (let at = 0; at < made.length; ) {
    at = Math.min(made.length, at + 1 + Math.floor(random() * 40));
    clock.set(made[at - 1]?.createdAt ?? START);
    await poller.tick(MADE_UP_WATCH.id, never);
    if (forgets) {
      const chores = forgetting({ texts: MEMORY, hashes: MEMORY }, WINDOWS);
      // Rounds are an hour or more apart; here each poll begins one.
      await store.db.updateTable("chores").set({ due_at: 0 }).execute();
      await keepHouse({ store, clock, chores });
    }
    // A restart rebuilds the detector from what is left.
    if (random() < 0.3) poller = madeUpPoller({ store, clock, source, faults: noFaults });
  }
  const lines = await storedLines(store);
  return lines.map(({ burst, line }) => JSON.stringify({ ...line, score: null, severity: burst.severity }));
}

describeStores("a bot that forgets", (place) => {
  const [numRuns, posts] = place.dialect === "sqlite" ? [5, 300] : [1, 200];

  it("finds the same bursts with the same words and numbers", async () => {
    let [bursts, forgotten] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
        const kept = await lived(await place.open(), seed, posts, false);
        const store = await place.open();
        expect(await lived(store, seed, posts, true)).toEqual(kept);
        bursts += kept.length;
        const left = await store.db.selectFrom("watch_posts").select("words").execute();
        forgotten += left.filter(({ words }) => words === null).length;
      }),
      { numRuns, seed: 2020 },
    );
    expect(bursts, "something was to be found").toBeGreaterThan(numRuns * 3);
    expect(forgotten, "and much was forgotten").toBeGreaterThan((numRuns * posts) / 4);
  });
});
