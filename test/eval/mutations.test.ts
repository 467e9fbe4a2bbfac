import { describe, expect, test } from "vitest";
import { FURTHER_MUTATIONS, MUTATIONS, type Mutation } from "../../eval/week/label.ts";
import { campaignWeek } from "../../eval/week/week.ts";

interface Pair {
  readonly text: string;
  readonly copy: string;
  readonly language: string;
}

/** Every copy of two weeks beside its message, by mutation. */
const pairs = new Map<Mutation, Pair[]>();
for (const seed of [1, 2]) {
  const { planted, posts } = campaignWeek({ seed, posts: 100 });
  const messages = new Map(planted.map((message) => [message.id, message]));
  for (const { post, label } of posts) {
    if (label?.is !== "copy") continue;
    const { text, language } = messages.get(label.message)!;
    pairs.set(label.mutation, [...(pairs.get(label.mutation) ?? []), { text, copy: post.text, language }]);
  }
}

const isSpaced = ({ language }: Pair) => !["ja", "zh", "th"].includes(language);

/** Without what hangs on: links, mentions, emoji, and hashtags behind the text. */
function bare(text: string): string {
  const words = text.replace(/https?:\S+|@\w+|\p{Extended_Pictographic}|\uFE0F/gu, " ").trim();
  return words.replace(/(\s*#\w+)+$/, "").trim();
}

function wordsOf(text: string): string[] {
  return (
    bare(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const LATIN: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  ο: "o",
  с: "c",
  р: "p",
  х: "x",
  і: "i",
  ј: "j",
};

/** The bare letters: what is left when everything is folded that spelling may change. */
function lettersOf(text: string): string {
  const plain = text
    .replace(/&(quot|amp|nbsp);/g, " ")
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss");
  return [...plain.replace(/[^\p{L}\p{N}]/gu, "")].map((letter) => LATIN[letter] ?? letter).join("");
}

function differences(a: readonly string[], b: readonly string[]): number {
  return a.filter((word, i) => word !== b[i]).length + Math.abs(a.length - b.length);
}

function longestCommonRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let above = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0, ...b.map((other, j) => (other === word ? above[j]! + 1 : 0))];
    longest = Math.max(longest, ...row);
    above = row;
  }
  return longest;
}

const CHECKS: Readonly<Record<Mutation, (pair: Pair) => boolean>> = {
  verbatim: ({ text, copy }) => copy === text,
  intro: ({ text, copy }) => copy.endsWith(` ${text}`) && !copy.startsWith(text),
  outro: ({ text, copy }) => copy.startsWith(`${text} `),
  "intro-and-outro": ({ text, copy }) => copy.includes(` ${text} `),
  "one-word": (pair) => isSwapped(pair, 1),
  "two-words": (pair) => isSwapped(pair, 2),
  trimmings: ({ text, copy }) => copy !== text && lettersOf(bare(copy)) === lettersOf(bare(text)),
  spelling: ({ text, copy }) => copy !== text && lettersOf(bare(copy)) === lettersOf(bare(text)),
  truncated: ({ text, copy }) => {
    const [kept = "", rest = ""] = copy.split(/ ?(?:…|\.\.\.)/);
    return (
      copy.length > kept.length &&
      text.startsWith(kept) &&
      bare(rest) === "" &&
      kept.length < bare(text).length
    );
  },
  reordered: ({ text, copy }) =>
    copy !== text && [...lettersOf(copy)].sort().join("") === [...lettersOf(text)].sort().join(""),
  "mail-merge": ({ text, copy }) => {
    const literal = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`^${literal.replace(/\\\{(name|town)\\\}/g, "\\p{L}+")}$`, "u").test(copy);
  },
};

/** Words are counted where there are spaces; elsewhere it is another text with the same trimmings. */
function isSwapped(pair: Pair, count: number): boolean {
  if (!isSpaced(pair)) return pair.copy !== pair.text;
  return differences(wordsOf(pair.text), wordsOf(pair.copy)) === count;
}

describe("a planted copy", () => {
  test.each([...MUTATIONS, ...FURTHER_MUTATIONS])(
    "differs from its message by its mutation and no more: %s",
    (mutation) => {
      const copies = pairs.get(mutation) ?? [];
      expect(copies.length).toBeGreaterThan(50);
      expect(copies.filter((pair) => !CHECKS[mutation](pair))).toEqual([]);
    },
  );

  test("keeps a run of eight words, or of five and three fifths of a short message", () => {
    const sliced: Mutation[] = ["one-word", "two-words", "truncated", "reordered"];
    const copies = sliced.flatMap((mutation) => pairs.get(mutation) ?? []).filter(isSpaced);
    const tooLittle = copies.filter(({ text, copy }) => {
      const message = wordsOf(text);
      const least = message.length > 12 ? 8 : Math.max(5, Math.ceil(message.length * 0.6));
      return longestCommonRun(message, wordsOf(copy)) < least;
    });
    expect(copies.length).toBeGreaterThan(400);
    expect(tooLittle).toEqual([]);
  });
});
