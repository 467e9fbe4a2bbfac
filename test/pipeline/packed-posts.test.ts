/** Packing posts, and reading them again. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Name, readName } from "../../src/detect/packed-names.ts";
import { readThings } from "../../src/detect/thing-hashes.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { accountKey } from "../../src/domain/account.ts";
import type { Post } from "../../src/domain/post.ts";
import { foldable, readWritten } from "../../src/pipeline/packed-posts.ts";
import { createPacker } from "../../src/pipeline/packer.ts";

/** Any UTF-16, halves of characters too. */
const text = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});
const words = fc.array(fc.constantFrom("harbour", "ночь", "海", "#dawn", "&amp;", "👍🏽", "q\u0301"));
const posts: fc.Arbitrary<Post[]> = fc.array(
  fc.record({
    source: text,
    id: text,
    platform: text,
    author: fc.record({ id: text, handle: fc.option(text) }),
    text: fc.oneof(
      text,
      words.map((some) => some.join(" ")),
    ),
    createdAt: fc.integer(),
    lang: fc.constant(null),
    repostOf: fc.option(fc.constant("1")),
    links: fc.array(fc.record({ url: fc.webUrl(), title: fc.option(text), description: fc.option(text) }), {
      maxLength: 2,
    }),
    media: fc.array(fc.record({ key: text, alt: fc.option(text) }), { maxLength: 2 }),
    raw: fc.constant(""),
  }),
  { maxLength: 8 },
);

function written(name: Name): string {
  return typeof name === "string" ? name : readName(name.store, name.at);
}

describe("packed posts", () => {
  it("are read again as they were, with the words and things that they have by themselves", () => {
    const packer = createPacker();
    const seen = { reposts: 0, things: 0, posts: 0 };
    fc.assert(
      fc.property(posts, (some) => {
        for (const [i, post] of some.entries()) packer.add(post, i + 7);
        expect(packer.size).toBe(some.length);
        const packed = packer.take();
        const folded = foldable(
          packed,
          Int32Array.from(some, (_, place) => place),
        );
        for (const [place, post] of some.entries()) {
          const { source, author, platform, createdAt, links, media } = post;
          expect(readWritten(packed.written, place)).toEqual({
            ...{ source, postId: post.id, platform, accountId: author.id, handle: author.handle },
            ...{ createdAt, text: post.text, links, media },
          });
          expect(packed.written.ordinals[place]).toBe(place + 7);
          const things = readThings(post);
          const { accountKey: name, ...rest } = folded[place]!;
          expect(written(name)).toBe(accountKey(platform, author.id));
          expect(rest).toEqual({
            createdAt,
            words: post.repostOf === null ? readWords(post.text) : null,
            things: post.repostOf === null && things.length > 0 ? things : null,
          });
          seen.posts += 1;
          if (post.repostOf !== null) seen.reposts += 1;
          else if (things.length > 0) seen.things += 1;
        }
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(seen.posts).toBeGreaterThan(500);
    expect(Math.min(seen.reposts, seen.things)).toBeGreaterThan(50);
  });

  it("are those at the places that were asked for, in that order", () => {
    const packer = createPacker();
    for (const id of ["a", "b", "c"]) {
      const author = { id: `account ${id}`, handle: null };
      const post = { source: "s", platform: "x", createdAt: 1, lang: null, repostOf: null, raw: "" };
      packer.add({ ...post, id, author, text: `word ${id}`, links: [], media: [] }, 1);
    }
    const folded = foldable(packer.take(), Int32Array.of(2, 0));
    expect(folded.map((post) => written(post.accountKey))).toEqual(["x:account c", "x:account a"]);
    expect(packer.take().count, "everything was taken before").toBe(0);
  });
});
