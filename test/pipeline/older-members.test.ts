/** A passage that is found late brings posts into a burst that are older than what was said of it. */
import { expect, it } from "vitest";
import type { Post, PostLink } from "../../src/domain/post.ts";
import { DAY, MINUTE } from "../../src/domain/time.ts";
import { createReplay } from "../../src/pipeline/replay.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { MADE_UP_WATCH, madeUpPoller, SHORT_DETECTION, storedLines } from "./made-up-watch.ts";

const START = Date.UTC(2026, 10, 2);
const never = new AbortController().signal;
const TITLE = "Harbour council delays vote on the northern ferry line";
const OTHER = "and nobody asked the people of the lower quay before the cranes were sold";
const PAGE: PostLink = { url: "https://news.example/ferry", title: TITLE, description: null };

function post(account: string, at: number, text: string, links: readonly PostLink[] = []): Post {
  return {
    ...{ id: account, source: "listed", platform: "x", author: { id: account, handle: null }, text, links },
    ...{ createdAt: at, lang: "en", repostOf: null, media: [], raw: "{}" },
  };
}

/** Three accounts post the title, one with its link; two more join with other words, which one with the link had before. */
function posts(): Post[] {
  const at = START + 2 * DAY;
  return [
    post("first", START, "gulls over grey water at dawn"),
    post("before", at, OTHER, [PAGE]),
    post("a", at + MINUTE, TITLE),
    post("b", at + 2 * MINUTE, TITLE),
    post("c", at + 3 * MINUTE, TITLE, [PAGE]),
    post("d", at + 4 * MINUTE, `${TITLE} ${OTHER}`),
    post("e", at + 5 * MINUTE, `${TITLE} ${OTHER}`),
  ];
}

describeStores("a burst that gets older posts", (place) => {
  it("is judged by what it had when it opened, live as in a replay", async () => {
    const store = await place.open();
    const made = posts();
    await store.transaction((tx) => syncWatches(tx, "file", [MADE_UP_WATCH], START));
    const clock = createManualClock(START);
    const poller = madeUpPoller({
      store,
      clock,
      source: createListedSource(made, () => 100),
      faults: noFaults,
    });
    const live: { readonly posts: number; readonly announced: boolean; readonly explained: number }[] = [];
    for (const { createdAt } of made) {
      clock.set(createdAt);
      await poller.tick(MADE_UP_WATCH.id, never);
      for (const { line } of await storedLines(store)) {
        live.push({
          posts: line.posts.length,
          announced: line.announced,
          explained: line.explanations.length,
        });
      }
    }
    expect(live, "the last brings two, of which one was posted before the others").toEqual([
      { posts: 3, announced: true, explained: 0 },
      { posts: 4, announced: true, explained: 0 },
      { posts: 6, announced: true, explained: 0 },
    ]);

    const replay = createReplay(SHORT_DETECTION);
    for (const [i, each] of made.entries()) replay.take(each, i);
    const lines = (await storedLines(store)).map(({ line }) => line);
    expect(replay.finish().map(({ line }) => line)).toEqual(lines);
  });
});
