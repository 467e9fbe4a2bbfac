import fc from "fast-check";
import { expect, it } from "vitest";
import { LivePosts } from "../../src/detect/live-posts.ts";
import { WindowIndex } from "../../src/detect/window-index.ts";

interface Post {
  readonly seq: number;
  readonly account: string;
  readonly clock: number;
  readonly prints: readonly number[];
}

/** The newest post of each of the newest three accounts: what the index promises, said plainly. */
function promised(live: readonly Post[], fingerprint: number): number[] {
  const found = new Map<string, number>();
  for (const { account, seq, prints } of live.toReversed()) {
    if (prints.includes(fingerprint) && !found.has(account)) found.set(account, seq);
  }
  return [...found.values()].slice(0, 3);
}

const FEW = Array.from({ length: 24 }, (_, i) => (i * 0x2545f491) | 0);
/** Consecutive multiples of the inverse of the hash's factor fall into one bucket, which then overflows. */
const CROWDED = Array.from({ length: 40 }, (_, i) => Math.imul(i + 1, 0x0e8b2f51));
const EVERY = [...FEW, ...CROWDED];

it("the index answers with the newest post of each of the newest three accounts, whatever came and went", () => {
  const post = fc.record({
    account: fc.constantFrom("a", "b", "c", "d", "ё"),
    pause: fc.constantFrom(0, 1, 1, 5, 40),
    prints: fc.uniqueArray(fc.constantFrom(...EVERY), { minLength: 1, maxLength: 30 }),
  });
  let overflowed = 0;
  fc.assert(
    fc.property(fc.array(post, { minLength: 20, maxLength: 120 }), (stream) => {
      const posts = new LivePosts(1_000);
      const index = new WindowIndex(posts);
      let live: Post[] = [];
      let clock = 0;
      let asked = 0;
      for (const [i, { account, pause, prints }] of stream.entries()) {
        clock += pause;
        posts.expire(clock - 50);
        live = live.filter((other) => other.clock >= clock - 50);
        const seq = i + 1;
        posts.push(seq, account, clock, clock, new Int32Array(0), 0);
        live.push({ seq, account, clock, prints });
        index.makeRoom(prints.length);
        for (const print of prints) index.insert(print, seq, seq % 7);
        if (seq % 5 !== 0) continue;
        const probes = index.probes;
        for (const print of EVERY) {
          const found = index.find(print);
          const answer = promised(live, print);
          expect(index.foundSeq.subarray(0, found).join(), `${print}`).toBe(answer.join());
          const positions = answer.map((of) => of % 7);
          expect(index.foundPosition.subarray(0, found).join()).toBe(positions.join());
        }
        asked += EVERY.length;
        overflowed += index.probes - probes - EVERY.length;
      }
      expect(asked).toBeGreaterThan(0);
    }),
    { numRuns: 40, seed: 5 },
  );
  expect(overflowed, "buckets overflow").toBeGreaterThan(1_000);
});
