/** Random streams of posts in which copies, repeats, variants, late posts and long silences occur. */
import fc from "fast-check";
import type { Observation } from "../../src/detect/finding.ts";
import { readThings } from "../../src/detect/thing-hashes.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { MINUTE } from "../../src/domain/time.ts";

const SENTENCES = [
  "only one candidate has stood up for our harbour workers this year",
  "this sunday we can thank her together at the old town hall",
  "every family in this valley pays more for bread than last winter",
  "ask your neighbour what the council did with the money",
  "she never missed a single vote on schools",
  "we will vote",
  "bring back our ferry",
  "nobody told us",
] as const;

const FILLERS = [
  "well",
  "honestly friends",
  "read this twice please",
  "as my aunt says every day",
  "no words",
];

/** Few pages, so that they come up again and again, and after longer than anything is kept. */
const PAGES = ["/ferry", "/bread", "/schools", "/council", "/valley", "/harbour"].map((path) =>
  readThings({
    text: null,
    links: [{ url: `https://news.example${path}`, title: null, description: null }],
    media: [],
  }),
);

/** A stream keeps to few sentences, so that the same ones meet again and again. */
const posts = (sentences: readonly string[], length: { minLength: number; maxLength: number }) =>
  fc.array(
    fc.record({
      text: fc
        .record({
          before: fc.option(fc.constantFrom(...FILLERS), { freq: 3, nil: "" }),
          first: fc.constantFrom(...sentences),
          between: fc.option(fc.constantFrom(...FILLERS), { freq: 2, nil: "" }),
          second: fc.option(fc.constantFrom(...sentences), { freq: 2, nil: "" }),
          after: fc.option(fc.constantFrom(...FILLERS), { freq: 2, nil: "" }),
          swap: fc.option(fc.nat(11), { freq: 2, nil: -1 }),
        })
        .map(({ before, first, between, second, after, swap }) => {
          const words = first.split(" ");
          if (swap >= 0 && swap < words.length) words[swap] = "instead";
          return [before, words.join(" "), between, second, after].filter((part) => part !== "").join(" ");
        }),
      account: fc.integer({ min: 0, max: 11 }),
      /** Mostly seconds, now and then hours, once in a while longer than anything is kept. */
      gap: fc.oneof(
        { weight: 60, arbitrary: fc.nat(3 * MINUTE) },
        { weight: 12, arbitrary: fc.nat(30 * MINUTE) },
        { weight: 1, arbitrary: fc.nat(300 * MINUTE) },
      ),
      late: fc.oneof(
        { weight: 12, arbitrary: fc.constant(0) },
        { weight: 2, arbitrary: fc.nat(12 * MINUTE) },
        { weight: 1, arbitrary: fc.nat(90 * MINUTE) },
      ),
      repost: fc.nat(15).map((n) => n === 7),
      things: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 2, arbitrary: fc.constantFrom(...PAGES) },
        { weight: 1, arbitrary: fc.constant(Int32Array.of(...PAGES[0]!, ...PAGES[1]!)) },
      ),
    }),
    { ...length, size: "max" },
  );

/** A stream of posts, numbered from 1. */
export function streams(size: { readonly min: number; readonly max: number }): fc.Arbitrary<Observation[]> {
  const some = fc.shuffledSubarray([...SENTENCES], { minLength: 2, maxLength: 5 });
  const all = some.chain((sentences) => posts(sentences, { minLength: size.min, maxLength: size.max }));
  return all.map((given) => {
    let clock = Date.UTC(2026, 10, 1);
    return given.map(({ text, account, gap, late, repost, things }, i) => {
      clock += gap;
      const post = { seq: i + 1, account: `x:${account}`, createdAt: clock - late, words: readWords(text) };
      return { ...post, repost, ...(things === undefined ? {} : { things }) };
    });
  });
}
