import { expect, it } from "vitest";
import type { Post } from "../../src/domain/post.ts";
import { HOUR } from "../../src/domain/time.ts";
import { createPacker } from "../../src/pipeline/packer.ts";
import { createRecentPosts } from "../../src/pipeline/recent-posts.ts";

const packer = createPacker();

/** One post an hour, packed alone. */
function keepable(hour: number) {
  const post: Post = {
    ...{ source: "replay", id: String(hour), platform: "x", author: { id: "7", handle: null } },
    ...{ text: `post of hour ${hour}`, createdAt: hour * HOUR, lang: null, repostOf: null },
    ...{ links: [], media: [], raw: "" },
  };
  packer.add(post, hour);
  const { written } = packer.take();
  return { written, places: Int32Array.of(0), firstSeq: hour, clocks: Float64Array.of(hour * HOUR) };
}

it("posts that two watches keep are freed when both have forgotten them, and not before", () => {
  const short = createRecentPosts(2 * HOUR);
  const long = createRecentPosts(4 * HOUR);
  const kept = [1, 2, 3, 4, 5, 6, 7].map(keepable);
  for (const each of kept) {
    short.keep(each);
    long.keep(each);
    for (const recent of [short, long]) recent.forgetBefore(each.firstSeq * HOUR);
  }
  expect(short.get(4)).toBeUndefined();
  expect(long.get(4)).toMatchObject({ postId: "4", text: "post of hour 4" });
  expect(long.ordinalOf(3)).toBe(3);
  expect(long.get(2)).toBeUndefined();
  expect(kept.map(({ written }) => written.bytes.length > 0)).toEqual([
    ...[false, false],
    ...[true, true, true, true, true],
  ]);
});
