import { describe, expect, it } from "vitest";
import { scan } from "../../src/detect/scan.ts";
import { FOLD_VERSION, readSpans, readWords, weightBetween } from "../../src/detect/tokens.ts";
import { BROKEN } from "../../src/detect/utf8.ts";

describe("words of two copies", () => {
  it.each([
    ["case and accents", "Héllo WÖRLD", "hello world"],
    ["apostrophes", "can’t won't", "cant wont"],
    ["invisible characters", "pa\u200by\u00adpal\ufeff", "paypal"],
    ["styled letters", "𝐛𝐨𝐥𝐝 🅱🅾🅻🅳 ⓑⓞⓛⓓ", "bold bold bold"],
    ["Cyrillic letters in a Latin word", "vоtе nоw", "vote now"],
    ["Latin letters in a Cyrillic word", "Пpивеt мир", "Привет мир"],
    ["Greek capitals in a Latin word", "Νew Ηope", "new hope"],
    ["Greek in either case", "ΗΝ ΝΑ", "ην να"],
    ["entities, even twice escaped", "bread &amp;amp; it&#39;s b&uuml;tter", "bread its bütter"],
    [
      "links, mentions and a leading RT",
      "RT @bob: vote now https://t.co/a www.x.example/b",
      "vote now @al.example.com",
    ],
    ["trailing tags", "vote now #one #two https://t.co/x", "vote now"],
    ["emoji", "vote 👍🏽 now 🇪🇺", "vote now"],
    ["composed Hangul", "한국어", "한국어".normalize("NFD")],
  ])("are the same but for %s", (_what, a, b) => {
    expect(readWords(a).length).toBeGreaterThan(0);
    expect(readWords(a)).toEqual(readWords(b));
  });

  it("differ in digits that look like letters, and in tags inside the text", () => {
    expect(readWords("h3llo")).not.toEqual(readWords("hello"));
    expect(readWords("the #one thing")).toEqual(readWords("the one thing"));
    expect(readWords("the thing")).not.toEqual(readWords("the one thing"));
  });

  it("weigh four, a Han or kana character two, a Thai character one", () => {
    const words = readWords("vote 投票 สว");
    expect(Array.from(words, (_, i) => weightBetween(words, i, i + 1))).toEqual([4, 2, 2, 1, 1]);
  });

  it("are none in a text of links, tags, emoji or broken characters alone", () => {
    for (const text of ["", "#a #b", "https://t.co/x", "😀😀", "\ud800\udfff\udc00", "\0\ufffd"]) {
      expect(readWords(text), text).toHaveLength(0);
    }
  });
});

describe("words as numbers", () => {
  it.each([
    [
      "Only ONE candidate, #vote “can’t” https://t.co/x @bob 42",
      [583197684, -528141768, -1335025524, -1512107832, -1751286752, 867008384],
    ],
    ["Здравствуй мир", [-1513330556, -23761704]],
    ["投票 สว 한국어", [1012806585, -284274699, 302587622, 769432906, 1015600040]],
    ["½ ß 𝐛𝐨𝐥𝐝 Νew", [-1479433100, 875236372, -1470775568]],
  ])("are those that are stored with this version: %s", (text, words) => {
    expect([...readWords(text)]).toEqual(words);
    expect(FOLD_VERSION, "another version may have other words").toBe(2);
  });

  it("are none of bytes that are no UTF-8, wherever these stand", () => {
    const broken = ["80", "c1bf", "c3", "e0808a", "eda080", "e697", "f08f8080", "f4908080", "ff"];
    for (const hex of broken) {
      for (const [before, after] of [
        ["", ""],
        ["bad", "bad "],
        ["日", "本"],
        ["@x https://t.co/", " #tag"],
        ["é", "é"],
      ] as const) {
        const bytes = Buffer.concat([
          Buffer.from(before),
          Buffer.from(hex, "hex"),
          Buffer.from(after),
          Buffer.of(0),
        ]);
        expect(scan(bytes, 0, bytes.length - 1), `${before} ${hex} ${after}`).toBe(BROKEN);
      }
    }
  });
});

describe("spans", () => {
  it("give each word's own spelling, with its marks", () => {
    const text = "RT @x: Zoe\u0308 &amp; “Bo’s” 票 #later https://t.co/a";
    const spans = readSpans(text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["Zoe\u0308", "Bo’s", "票"]);
    expect(spans.map(({ word }) => word)).toEqual([...readWords(text)]);
  });
});
