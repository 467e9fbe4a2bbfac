/** From X's post to ours: what is kept, what is set aside, and that hostile text passes as it is. */
import canonicalize from "canonicalize";
import { describe, expect, it } from "vitest";
import { toPost } from "../../../src/sources/x/to-post.ts";

const ITEM = {
  id: "1860000000000000002",
  text: "Vote for the harbour",
  author_id: "44",
  created_at: "2026-11-20T01:47:12.000Z",
  lang: "en",
  edit_history_tweet_ids: ["1860000000000000002"],
};

const NO_ALT = new Map<string, string>();
const read = (more: object, altTexts: ReadonlyMap<string, string> = NO_ALT) =>
  toPost({ ...ITEM, ...more }, altTexts);

describe("a post of X", () => {
  it("keeps its id, its author without a handle, its text, time and language", () => {
    expect(read({})).toEqual({
      source: "x",
      id: "1860000000000000002",
      platform: "x",
      author: { id: "44", handle: null },
      text: "Vote for the harbour",
      createdAt: Date.UTC(2026, 10, 20, 1, 47, 12),
      lang: "en",
      repostOf: null,
      quoteOf: null,
      replyTo: null,
      links: [],
      media: [],
      raw: canonicalize(ITEM),
    });
  });

  it("that is long has its whole text and the links of that", () => {
    const entities = {
      urls: [{ url: "https://t.co/a", expanded_url: "https://news.example/1", title: "News" }],
    };
    const post = read({
      text: "Vote for…",
      note_tweet: { text: "Vote for the harbour, all of it", entities },
    });
    expect(post).toMatchObject({
      text: "Vote for the harbour, all of it",
      links: [{ url: "https://news.example/1", title: "News", description: null }],
    });
  });

  it("that was edited is known by the id of its first text", () => {
    expect(read({ edit_history_tweet_ids: ["1860000000000000001", "1860000000000000002"] })).toMatchObject({
      id: "1860000000000000001",
    });
  });

  it.each([
    ["reposts", "retweeted", "repostOf"],
    ["quotes", "quoted", "quoteOf"],
    ["replies to", "replied_to", "replyTo"],
  ])("that %s another says of which, and that alone", (_, type, says) => {
    expect(read({ referenced_tweets: [{ type, id: "1850000000000000009" }] })).toMatchObject({
      ...{ repostOf: null, quoteOf: null, replyTo: null },
      [says]: "1850000000000000009",
    });
  });

  it("has each link once, at the page where it ends, with its title and description; pictures are no links", () => {
    const urls = [
      {
        url: "https://t.co/a",
        expanded_url: "https://bit.example/x",
        unwound_url: "https://news.example/1",
        title: "T",
        description: "D",
      },
      { url: "https://t.co/b", unwound_url: "https://news.example/1" },
      { url: "https://t.co/c", expanded_url: "https://x.com/a/status/1/photo/1", media_key: "3_1" },
    ];
    expect(read({ entities: { urls } })).toMatchObject({
      links: [{ url: "https://news.example/1", title: "T", description: "D" }],
    });
  });

  it("has its pictures by their keys, with their alternative text where that was asked for", () => {
    const attachments = { media_keys: ["3_1", "3_2"] };
    expect(read({ attachments }, new Map([["3_2", "A harbour"]]))).toMatchObject({
      media: [
        { key: "3_1", alt: null },
        { key: "3_2", alt: "A harbour" },
      ],
    });
  });

  it.each([
    ["iw", "he"],
    ["in", "id"],
    ["und", null],
    ["qme", null],
    ["zxx", null],
    ["zh", "zh"],
  ])("in the language %s is in %s", (lang, ours) => {
    expect(read({ lang })).toMatchObject({ lang: ours });
  });

  it("writes three characters as HTML does, and they are read back once", () => {
    expect(read({ text: "Salt &amp; tar &lt;3 &amp;lt;" })).toMatchObject({ text: "Salt & tar <3 &lt;" });
  });

  it.each([
    ["a NUL", "harbour\u0000vote"],
    ["half a character", "harbour \ud83d vote"],
    ["a turned direction", "harbour \u202e etov"],
    ["25,000 characters", "h".repeat(25_000)],
    ["nothing that is seen", "\u200b\u200b"],
    ["a formula", "=HYPERLINK(1)"],
  ])("with %s passes as it is", (_, text) => {
    expect(read({ text })).toMatchObject({ text });
  });
});

describe("an item that is no post", () => {
  it.each<[string, unknown, RegExp]>([
    ["null", null, /the item/],
    ["a number", 7, /the item/],
    ["a post without an author", { ...ITEM, author_id: undefined }, /author_id/],
    ["a post whose id is a number", { ...ITEM, id: 186_000_000 }, /^id/],
    ["a post whose id leads elsewhere", { ...ITEM, id: "../../evil" }, /^id/],
    ["a post of no time", { ...ITEM, created_at: "soon" }, /created_at/],
    [
      "a post that refers in a way nobody knows",
      { ...ITEM, referenced_tweets: [{ type: "echoed", id: "1" }] },
      /referenced_tweets\.0\.type/,
    ],
  ])("is set aside: %s", (_, item, why) => {
    const set = toPost(item, NO_ALT);
    expect(set).toMatchObject({ why: expect.stringMatching(why) });
    expect(set.raw).toBe(canonicalize(item));
  });
});
