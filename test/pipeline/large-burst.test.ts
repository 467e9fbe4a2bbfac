import { expect, it } from "vitest";
import type { Post } from "../../src/domain/post.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { createReplay } from "../../src/pipeline/replay.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { MADE_UP_WATCH, madeUpPoller, SHORT_DETECTION, storedLines } from "./made-up-watch.ts";

const START = Date.UTC(2026, 10, 2);
const TEXT = "only one candidate has stood up for our harbour workers this year";
/** From so many posts on a burst is described at each fiftieth of growth. */
const LARGE = 2_000;

/** So many accounts, a tenth of a second apart. */
function copies(count: number): Post[] {
  return Array.from({ length: count }, (_, n) => ({
    source: "listed",
    id: `${1_000_000 + n}`,
    platform: "x",
    author: { id: `${n}`, handle: null },
    text: TEXT,
    createdAt: START + n * 100,
    lang: "en",
    repostOf: null,
    links: [],
    media: [],
    raw: "{}",
  }));
}

describeStores("a large burst", (place) => {
  it("is described as it grows by parts, and whole when it ends", async () => {
    const store = await place.open();
    const posts = copies(LARGE + 75);
    const clock = createManualClock(START);
    const source = createListedSource(posts, () => 1_000);
    await store.transaction((tx) => syncWatches(tx, "file", [MADE_UP_WATCH], START));
    let poller = madeUpPoller({ store, clock, source, faults: noFaults });
    async function pollAt(now: number) {
      clock.set(now);
      await poller.tick(MADE_UP_WATCH.id, new AbortController().signal);
      const [wave] = await storedLines(store);
      const { posts: described, lastAt, state } = wave!.burst;
      return { described, members: wave!.members.length, behind: now - lastAt, state };
    }
    const until = (count: number) => posts[count - 1]!.createdAt;
    expect(await pollAt(until(LARGE))).toMatchObject({ described: LARGE, members: LARGE });
    // Less than a fiftieth: its numbers wait, its newest post does not.
    expect(await pollAt(until(LARGE + 30))).toMatchObject({
      described: LARGE,
      members: LARGE + 30,
      behind: 0,
    });
    poller = madeUpPoller({ store, clock, source, faults: noFaults });
    expect(await pollAt(until(LARGE + 39))).toMatchObject({
      described: LARGE,
      members: LARGE + 39,
      behind: 0,
    });
    expect(await pollAt(until(LARGE + 40))).toMatchObject({ described: LARGE + 40, members: LARGE + 40 });
    expect(await pollAt(until(LARGE + 75))).toMatchObject({ described: LARGE + 40, members: LARGE + 75 });
    const ended = await pollAt(until(LARGE + 75) + SHORT_DETECTION.window + MINUTE);
    expect(ended).toMatchObject({ described: LARGE + 75, state: "ended" });
    const replay = createReplay(SHORT_DETECTION);
    posts.forEach((post, i) => {
      replay.take(post, i);
    });
    const [line] = await storedLines(store);
    expect(line?.line).toEqual(replay.finish()[0]?.line);
  });
});
