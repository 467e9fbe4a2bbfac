import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { BIG, SMALL } from "../../eval/week/campaign/campaigns.ts";
import { campaignWeek, type LabelledPost } from "../../eval/week/week.ts";
import { inFoldingOrder } from "../../src/domain/post.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

/** Ordinary posts of a shortened week; its campaigns are whole. */
const POSTS = 3_000;

function digest(posts: readonly LabelledPost[]): string {
  return createHash("sha256").update(JSON.stringify(posts)).digest("hex");
}

const made = (seed: number) => [...campaignWeek({ seed, posts: POSTS }).posts];
const { planted, posts: stream } = campaignWeek({ seed: 1, posts: POSTS });
const posts = [...stream];

describe("a labelled week", () => {
  test("is the same for the same seed, byte for byte, and another one for another", () => {
    expect(posts.length).toBeGreaterThan(POSTS);
    expect(digest(made(1))).toBe(digest(posts));
    expect(digest(made(2))).not.toBe(digest(posts));
  });

  test("comes in folding order, within seven days, each post with an id of its own", () => {
    const ids = new Set(posts.map(({ post }) => post.id));
    const inOrder = posts.slice(1).every(({ post }, i) => inFoldingOrder(posts[i]!.post, post) < 0);
    const times = posts.map(({ post }) => post.createdAt);
    expect(ids.size).toBe(posts.length);
    expect(inOrder).toBe(true);
    expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(7 * DAY);
  });

  test("hides one big campaign and many small ones", () => {
    const campaigns = Map.groupBy(planted, ({ campaign }) => campaign);
    const big = campaigns.get("big") ?? [];
    const small = [...campaigns].filter(([name]) => name !== "big").map(([, messages]) => messages);
    expect(big).toHaveLength(BIG.messages);
    expect(new Set(big.flatMap(({ accounts }) => accounts)).size).toBe(BIG.accounts);
    expect(small).toHaveLength(SMALL.campaigns);
    for (const messages of small) {
      const accounts = new Set(messages.flatMap((message) => message.accounts));
      expect(accounts.size).toBeGreaterThanOrEqual(SMALL.accounts[0]);
      expect(accounts.size).toBeLessThanOrEqual(SMALL.accounts[1]);
    }
  });

  test("lets each account of a message post it once, within the message's time", () => {
    for (const message of planted) {
      const copies = posts.filter(({ label }) => label?.is === "copy" && label.message === message.id);
      const times = copies.map(({ post }) => post.createdAt);
      const span = Math.max(...times) - Math.min(...times);
      const [least, most] = message.pace === "slow" ? [12 * HOUR, 36 * HOUR] : [10 * MINUTE, 50 * MINUTE];
      expect(copies.map(({ post }) => post.author.id).sort()).toEqual([...message.accounts].sort());
      expect(span).toBeGreaterThanOrEqual(least);
      expect(span).toBeLessThanOrEqual(most);
    }
  });

  test("points each repost at an earlier post of the same words", () => {
    const texts = new Map(posts.map(({ post }) => [post.id, post.text]));
    const reposts = posts.filter(({ post }) => post.repostOf !== null);
    expect(reposts.length).toBeGreaterThan(50);
    for (const { post, label } of reposts) {
      expect(label).toMatchObject({ is: "innocent", kind: "repost" });
      expect(texts.get(post.repostOf!)).toBe(post.text);
      expect(post.repostOf! < post.id).toBe(true);
    }
  });

  test("holds look-alikes of every kind", () => {
    const kinds = new Set(posts.map(({ label }) => (label?.is === "innocent" ? label.kind : null)));
    expect([...kinds].filter((kind) => kind !== null).sort()).toEqual([
      "auto-text",
      "chain-letter",
      "check-in",
      "emoji-only",
      "game-score",
      "hashtag-only",
      "headline",
      "lyric-or-meme",
      "mention-only",
      "own-repeat",
      "petition",
      "quotation",
      "repost",
      "share-button",
      "slogan",
      "stock-phrase",
      "wire-copy",
    ]);
  });
});
