import fc from "fast-check";
import { expect, it } from "vitest";
import type { Post } from "../../src/domain/post.ts";
import { MINUTE } from "../../src/domain/time.ts";
import type { BurstLine } from "../../src/evidence/burst-line.ts";
import { createReplay } from "../../src/pipeline/replay.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { createRandom, madePosts } from "../servers/made-posts.ts";
import { MADE_UP_WATCH, madeUpPoller, SHORT_DETECTION, storedLines } from "./made-up-watch.ts";

const START = Date.UTC(2026, 10, 2);
const never = new AbortController().signal;

/** The lines of `replay` over the same posts. */
function replayed(posts: readonly Post[]): string[] {
  const replay = createReplay(SHORT_DETECTION);
  posts.forEach((post, i) => {
    replay.take(post, i);
  });
  return replay.finish().map(({ line }) => withoutScore(line));
}

/** The same lines, from what the live pipeline has stored. */
async function stored(store: Store): Promise<string[]> {
  const waves = await storedLines(store);
  return waves.filter(({ burst }) => burst.absorbedBy === null).map(({ line }) => withoutScore(line));
}

function withoutScore(line: object): string {
  return JSON.stringify({ ...line, score: null });
}

class Crash extends Error {}

/** Feeds the posts live: polls at random posts' times, in random pages, with crashes and restarts between. */
async function live(
  store: Store,
  posts: readonly Post[],
  seed: number,
): Promise<{ lines: string[]; restarts: number }> {
  const random = createRandom(seed);
  const clock = createManualClock(START);
  let restarts = 0;
  let stepsToCrash = Number.POSITIVE_INFINITY;
  const source = createListedSource(posts, () => 1 + Math.floor(random() * 40));

  function restart() {
    restarts += 1;
    return madeUpPoller({
      ...{ store, clock, source },
      faults() {
        stepsToCrash -= 1;
        if (stepsToCrash <= 0) throw new Crash("as if killed here");
      },
    });
  }

  await store.transaction((tx) => syncWatches(tx, "file", [MADE_UP_WATCH], posts[0]?.createdAt ?? START));
  let poller = restart();
  let at = 0;
  while (at < posts.length) {
    at = Math.min(posts.length, at + 1 + Math.floor(random() * 60));
    clock.set(posts[at - 1]?.createdAt ?? START);
    if (random() < 0.2) poller = restart();
    if (random() < 0.3) stepsToCrash = 1 + Math.floor(random() * 8);
    await poller.tick(MADE_UP_WATCH.id, never);
    if (stepsToCrash > 0) continue;
    stepsToCrash = Number.POSITIVE_INFINITY;
    poller = restart();
    await poller.tick(MADE_UP_WATCH.id, never);
  }
  // The poll that a crash interrupted goes on under its own time: one more for what came since.
  stepsToCrash = Number.POSITIVE_INFINITY;
  await poller.tick(MADE_UP_WATCH.id, never);
  return { lines: await stored(store), restarts };
}

describeStores("the live pipeline", (place) => {
  // Each run on a server takes a second: there the point is the dialect, not the number of cases.
  const [numRuns, posts] = place.dialect === "sqlite" ? [10, 400] : [2, 200];

  it("finds what replay finds, byte for byte, in any pages, with restarts and crashes between", async () => {
    let bursts = 0;
    let secondWaves = 0;
    let restarts = 0;
    const reasons = new Set<string>();
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
        const explained = seed % 2 === 0;
        const made = madePosts({
          ...{ seed, posts, accounts: 12, texts: 5, start: START, apart: 20 * MINUTE, explained },
        });
        const expected = replayed(made);
        const fed = await live(await place.open(), made, seed);
        expect(fed.lines).toEqual(expected);
        for (const line of expected) {
          const { reason, explanations } = JSON.parse(line) as BurstLine;
          reasons.add(reason);
          for (const { kind } of explanations) kinds.add(kind);
        }
        bursts += expected.length;
        secondWaves += expected.filter((line) => !line.includes('"wave":1,')).length;
        restarts += fed.restarts;
      }),
      { numRuns, seed: 2020 },
    );
    expect(bursts, "something was to be found").toBeGreaterThan(numRuns * 3);
    expect([...reasons], "for several reasons").toEqual(
      expect.arrayContaining([
        "not-enough-history",
        "no-shared-words",
        ...(posts < 400 ? [] : ["first", "below-surprise"]),
      ]),
    );
    if (place.dialect === "sqlite") expect(kinds.size, "explained in several ways").toBeGreaterThan(3);
    expect(secondWaves, "some of it in later waves").toBeGreaterThan(0);
    expect(restarts, "with restarts").toBeGreaterThan(numRuns * 3);
  });
});
