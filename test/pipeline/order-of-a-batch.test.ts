import fc from "fast-check";
import { expect, it } from "vitest";
import type { Gates } from "../../src/alerts/remarkable.ts";
import type { DetectionOptions } from "../../src/detect/finding.ts";
import type { Post } from "../../src/domain/post.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { burstLine } from "../../src/evidence/burst-line.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import type { Source } from "../../src/sources/source.ts";
import { membersOf, wavesOfWatch } from "../../src/store/bursts.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { describeStores } from "../contracts/store-places.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { madePosts } from "../servers/made-posts.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const START = Date.UTC(2026, 10, 2);
const POSTS = 150;

const WATCH: Watch = {
  id: "made-up",
  name: "Made up",
  keywords: [],
  require: [],
  exclude: [],
  languages: [],
  sources: ["listed"],
  texts: [],
};

const DETECTION: DetectionOptions & Gates = {
  watch: WATCH.id,
  minAccounts: 3,
  window: 20 * MINUTE,
  slowMinAccounts: 5,
  slowWindow: 4 * HOUR,
  thingMinAccounts: 3,
  capacity: 100_000,
  surprise: 2,
  slowSurprise: 1,
};

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
  const source = asGiven(posts);
  const poller = createPoller({
    store,
    budget: freeBudget(store),
    clock: createManualClock(newest),
    sources: new Map([[source.id, source]]),
    events: quietEvents,
    telling: {
      routes: [],
      watchNames: new Map(),
      mark: null,
      windows: { fast: DETECTION.window, slow: DETECTION.slowWindow },
      gates: DETECTION,
      events: quietEvents,
    },
    detection: () => DETECTION,
    faults() {},
  });
  await store.transaction((tx) => syncWatches(tx, "file", [WATCH], START));
  await poller.tick(WATCH.id, new AbortController().signal);
  const lines: string[] = [];
  for (const { burst, announced, reason, shortId } of await wavesOfWatch(store.db, WATCH.id)) {
    const members = await membersOf(store.db, { burst: burst.id, wave: burst.wave });
    const line = burstLine(burst, members, { score: burst.severity, announced, reason });
    lines.push(
      JSON.stringify({ ...line, shortId, absorbedBy: burst.absorbedBy, seqs: members.map(({ seq }) => seq) }),
    );
  }
  return lines;
}

describeStores("a judged batch", (place) => {
  const numRuns = place.dialect === "sqlite" ? 6 : 1;

  it("is the same in whatever order its posts came", async () => {
    const kinds = new Set<string>();
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
          }).map((post) => ({ ...post, createdAt: Math.floor(post.createdAt / MINUTE) * MINUTE }));
          const expected = await judged(await place.open(), posts);
          const permuted = order.map((i) => posts[i]!);
          expect(permuted).not.toEqual(posts);
          expect(await judged(await place.open(), permuted)).toEqual(expected);
          bursts += expected.length;
          for (const line of expected) kinds.add((JSON.parse(line) as { kind: string }).kind);
        },
      ),
      { numRuns, seed: 2026 },
    );
    expect(bursts, "something was to be found").toBeGreaterThan(numRuns * 2);
    expect([...kinds]).toContain("media");
  }, 60_000);
});
