import fc from "fast-check";
import { expect, it } from "vitest";
import { LivePosts } from "../../src/detect/live-posts.ts";

it("live posts keep their words, accounts and notes until they expire, wherever they lie", () => {
  const account = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: "binary", maxLength: 9 }));
  const post = fc.record({
    account,
    pause: fc.constantFrom(0, 1, 2, 30),
    words: fc.constantFrom(0, 1, 30, 8_192),
    skipped: fc.constantFrom(0, 0, 0, 3),
    repeats: fc.boolean(),
  });
  let expired = 0;
  fc.assert(
    fc.property(
      fc.array(post, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 5, max: 100 }),
      (stream, capacity) => {
        const posts = new LivePosts(capacity);
        const kept = new Map<number, { account: string; words: Int32Array; repeat: number | null }>();
        let seq = 0;
        let clock = 0;
        for (const given of stream) {
          clock += given.pause;
          posts.expire(clock - 60);
          const before = seq;
          seq += 1 + given.skipped;
          const words = Int32Array.from({ length: given.words }, (_, i) => Math.imul(seq, i + 1));
          posts.push(seq, given.account, clock - 1, clock, words, given.words * 4);
          const repeats = given.repeats && before >= posts.oldest && kept.has(before);
          if (repeats) {
            posts.noteRepeat(seq, { earlier: before, from: 1, to: 9, earlierFrom: 2 });
            posts.noteRepeat(seq, { earlier: before, from: 0, to: 4, earlierFrom: 0 });
            posts.noteKin(seq, before);
          }
          kept.set(seq, { account: given.account, words, repeat: repeats ? before : null });
          for (const [of, { account, words, repeat }] of kept) {
            if (of < posts.oldest) {
              expired++;
              continue;
            }
            expect(posts.accountOf(of)).toBe(account);
            expect(posts.wordsOf(of).every((word, i) => word === words[i])).toBe(true);
            expect(posts.wordsOf(of)).toHaveLength(words.length);
            expect(posts.weight(of)).toBe(words.length * 4);
            const live = repeat !== null && repeat >= posts.oldest ? repeat : null;
            expect(posts.repeatOf(of)).toEqual(
              live === null ? null : { earlier: live, from: 1, to: 9, earlierFrom: 2 },
            );
            expect(posts.kinOf(of)).toBe(live);
            expect(posts.sameAccount(of, seq)).toBe(account === given.account);
          }
        }
      },
    ),
    { numRuns: 20, seed: 3 },
  );
  expect(expired, "posts expire").toBeGreaterThan(50);
});
