import { describe, expect, it } from "vitest";
import { countedSince, createAccountPosts } from "../../src/detect/account-posts.ts";
import { DAY } from "../../src/domain/time.ts";

/** Quarters begin every ninety days. */
const QUARTER = 90 * DAY;

describe("how much accounts post", () => {
  it("is counted over this quarter and the one before", () => {
    const posts = createAccountPosts();
    posts.advance(7 * QUARTER);
    posts.see("a", 3);
    posts.see("b", 1);
    posts.advance(8 * QUARTER + DAY);
    posts.see("a", 2);
    posts.see("c", 2);
    expect([posts.of("a"), posts.of("b"), posts.of("c"), posts.of("d")]).toEqual([5, 1, 2, 0]);
    expect([posts.accounts, posts.average]).toEqual([3, 8 / 3]);
    posts.advance(9 * QUARTER);
    expect([posts.of("a"), posts.of("b"), posts.of("c")]).toEqual([2, 0, 2]);
    expect([posts.accounts, posts.average]).toEqual([2, 2]);
  });

  it("is forgotten where nothing was posted for longer", () => {
    const posts = createAccountPosts();
    posts.advance(7 * QUARTER);
    posts.see("a", 3);
    posts.advance(9 * QUARTER);
    expect([posts.of("a"), posts.accounts]).toEqual([0, 0]);
  });

  it("never goes back", () => {
    const posts = createAccountPosts();
    posts.advance(8 * QUARTER);
    posts.see("a", 3);
    posts.advance(7 * QUARTER);
    posts.see("a", 1);
    expect([posts.of("a"), posts.accounts]).toEqual([4, 1]);
  });

  it("is counted again from what is stored since then", () => {
    expect(countedSince(8 * QUARTER + 5 * DAY)).toEqual({ before: 7 * QUARTER, now: 8 * QUARTER });
  });
});
