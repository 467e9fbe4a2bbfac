import fc from "fast-check";
import { expect, it } from "vitest";
import type { Post } from "../../src/domain/post.ts";
import { MINUTE } from "../../src/domain/time.ts";
import type { BurstLine } from "../../src/evidence/burst-line.ts";
import type { Source } from "../../src/sources/source.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { madePosts } from "../servers/made-posts.ts";
import { MADE_UP_WATCH, madeUpPoller, storedLines } from "./made-up-watch.ts";

const START = Date.UTC(2026, 10, 2);
const POSTS = 150;

/** One page with all posts, in the order given. */
function asGiven(posts: readonly Post[]): Source {
  const listed = createListedSource(posts, () => posts.length);
  return {
    ...listed,
    async pull(request, signal) {
      const page = await listed.pull(request, signal);
      return { ...page, posts: page.posts.length === 0 ? [] : posts };
    },
  };
}

/** What the store holds after one poll that returned the posts in this order. */
async function judged(store: Store, posts: readonly Post[]): Promise<string[]> {
  const newest = Math.max(...posts.map(({ createdAt }) => createdAt));
  const clock = createManualClock(newest);
  const poller = madeUpPoller({ store, clock, source: asGiven(posts), faults: noFaults });
  await store.transaction((tx) => syncWatches(tx, "file", [MADE_UP_WATCH], START));
  await poller.tick(MADE_UP_WATCH.id, new AbortController().signal);
  const waves = await storedLines(store);
  return waves.map(({ burst, shortId, members, line }) =>
    JSON.stringify({ ...line, shortId, absorbedBy: burst.absorbedBy, seqs: members.map(({ seq }) => seq) }),
  );
}

describeStores("a judged batch", (place) => {
  const numRuns = place.dialect === "sqlite" ? 12 : 1;

  it("is the same in whatever order its posts came", async () => {
    const kinds = new Set<string>();
    const explanations = new Set<string>();
    let bursts = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000_000),
        fc.shuffledSubarray([...Array(POSTS).keys()], { minLength: POSTS }),
        async (seed, order) => {
          // Some at the very same time, which only their ids tell apart.
          const posts = madePosts({
            seed,
            posts: POSTS,
            accounts: 12,
            texts: 4,
            start: START,
            apart: 4 * MINUTE,
            explained: seed % 2 === 0,
          }).map((post) => ({ ...post, createdAt: Math.floor(post.createdAt / MINUTE) * MINUTE }));
          const expected = await judged(await place.open(), posts);
          const permuted = order.map((i) => posts[i]!);
          expect(permuted).not.toEqual(posts);
          expect(await judged(await place.open(), permuted)).toEqual(expected);
          bursts += expected.length;
          for (const line of expected) {
            const { kind, explanations: found } = JSON.parse(line) as BurstLine;
            kinds.add(kind);
            for (const explanation of found) explanations.add(explanation.kind);
          }
        },
      ),
      { numRuns, seed: 2026 },
    );
    expect(bursts, "something was to be found").toBeGreaterThan(numRuns * 2);
    if (numRuns === 1) return;
    expect([...kinds]).toContain("media");
    expect(explanations.size, "explained in several ways").toBeGreaterThan(2);
  });
});
