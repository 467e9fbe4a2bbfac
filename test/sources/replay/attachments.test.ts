import { describe, expect, it } from "vitest";
import { linksIn } from "../../../src/domain/post-links.ts";
import { toPost } from "../../../src/sources/replay/to-post.ts";

const LINE = { id: "1", author: { id: "a" }, text: "Read https://news.example/1.", createdAt: 1_800_000_000 };

function read(extra: object) {
  const post = toPost({ ...LINE, ...extra }, "");
  if (typeof post === "string") throw new Error(post);
  return post;
}

const bare = (url: string) => ({ url, title: null, description: null });

describe("a line's links and media", () => {
  it("are taken with what the line says of them", () => {
    const links = [{ url: "https://news.example/1", title: "A bridge", description: "It opens" }];
    const media = [{ key: "3_77", alt: "a bridge" }, { key: "3_78" }];
    expect(read({ links, media })).toMatchObject({ links, media: [media[0], { key: "3_78", alt: null }] });
  });

  it("are the addresses in the text where the line has no list", () => {
    expect(read({}).links).toEqual([bare("https://news.example/1")]);
    expect(read({ links: [] }).links).toEqual([]);
  });

  it("lose what cannot be read, and nothing else", () => {
    const links = [
      null,
      7,
      {},
      { url: "" },
      { url: 5 },
      "https://a.example",
      { url: "https://b.example", title: 5 },
    ];
    const media = ["x", { alt: "no key" }, { key: "3_79", alt: "" }];
    expect(read({ links, media })).toMatchObject({
      links: [bare("https://a.example"), bare("https://b.example")],
      media: [{ key: "3_79", alt: null }],
    });
  });
});

describe("addresses in a text", () => {
  it.each([
    ["no address at all", []],
    ["see https://a.example/x, and (http://b.example/y).", ["https://a.example/x", "http://b.example/y"]],
    ["“https://a.example/q?r=1” https://a.example/q?r=1", ["https://a.example/q?r=1"]],
    ["読むhttps://a.example/記事", ["https://a.example/"]],
  ])("in %j are %j", (text, urls) => {
    expect(linksIn(text)).toEqual(urls.map(bare));
  });
});
