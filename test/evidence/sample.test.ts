import { describe, expect, it } from "vitest";
import { maskedName } from "../../src/cards/mask.ts";
import type { BurstMember } from "../../src/domain/burst.ts";
import { samplePosts } from "../../src/evidence/sample.ts";

function member(id: number, account: string, handle: string | null = account): BurstMember {
  const postId = String(1_800_000_000_000_000_000n + BigInt(id));
  return {
    source: "x",
    postId,
    platform: "x",
    accountId: `id-${account}`,
    handle,
    createdAt: id,
    text: null,
  };
}

describe("a sample of posts", () => {
  it("shows the earliest first, one an account, and counts the rest", () => {
    const members = [member(1, "a"), member(2, "a"), member(3, "b"), member(4, "c"), member(5, "d")];

    const sample = samplePosts(members, { limit: 3 });

    expect(sample.shown.map(({ at, name }) => [at, name])).toEqual([
      [1, "@a"],
      [3, "@b"],
      [4, "@c"],
    ]);
    expect(sample.more).toBe(2);
  });

  it("links to the post, and names an account without a handle by its id", () => {
    const [shown] = samplePosts([member(1, "a", null)]).shown;

    expect(shown).toEqual({ at: 1, name: "id-a", url: "https://x.com/i/web/status/1800000000000000001" });
  });

  it("gives no link where names are masked, for it would lead to the name", () => {
    const [shown] = samplePosts([member(1, "harbour_fan")], { mask: maskedName }).shown;

    expect(shown).toEqual({ at: 1, name: "@ha…n", url: null });
  });
});
