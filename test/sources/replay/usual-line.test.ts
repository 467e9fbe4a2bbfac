/** Lines that are read from their bytes: whatever stands in them, they mean what they mean read as JSON. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readName } from "../../../src/detect/packed-names.ts";
import type { Post } from "../../../src/domain/post.ts";
import { foldable, readWritten } from "../../../src/pipeline/packed-posts.ts";
import { createPacker } from "../../../src/pipeline/packer.ts";
import { readJsonl } from "../../../src/sources/replay/jsonl.ts";
import type { LinePost } from "../../../src/sources/replay/line-post.ts";
import type { ReadItem } from "../../../src/sources/replay/read-item.ts";
import { readUsualLine } from "../../../src/sources/replay/usual-line.ts";
import { postLine } from "./post-lines.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          "Harbour",
          "workers ",
          "#dawn",
          "＃dusk",
          "&amp;",
          " https://t.co/Ab1",
          "“só”",
          "海",
          "👍🏽",
          "\n",
          '"',
          "\\",
          "\ud800",
          "@x ",
        ],
      ),
      { maxLength: 12 },
    )
    .map((some) => some.join("")),
);
/** One in so many is not what it should be. */
function mostly<A, B>(usual: fc.Arbitrary<A>, other: fc.Arbitrary<B>, one = 15): fc.Arbitrary<A | B> {
  return fc.oneof({ arbitrary: usual, weight: one - 1 }, { arbitrary: other, weight: 1 });
}

const odd = fc.constantFrom(
  ...[undefined, null, "", "é", true, false, 3, 0.5, -1, 2 ** 53, 1e21, [], ["https://x.example"], {}],
  ...[[{ url: "https://y.example" }], [{ key: "k" }]],
);
const digits = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String);
const id = mostly(fc.oneof(digits, fc.constantFrom("at://did:plc:x/post/3k", "a b", 0, 17)), odd);
const date = fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true });
const instant = mostly(
  fc.oneof(
    date.map((at) => at.toISOString()),
    fc.constantFrom("2016-07-20T00:04:00Z", 1468973040, 1468973040000, 0),
  ),
  fc.constantFrom("2016-02-30T00:04:00Z", "2016-07-20T00:04:00.9Z", "2016-07-20", "", 1e20, null),
);
const handle = mostly(fc.constantFrom("@bo", "bo", "@", "@@bo", "bó"), odd);
const author = fc.record({ id, handle, likes: mostly(fc.nat(), odd) }, { requiredKeys: ["id"] });
const item = fc.record(
  {
    ...{ id, text: mostly(text, odd), createdAt: instant, author: mostly(author, odd) },
    platform: mostly(fc.constantFrom("x", "bluesky"), odd),
    lang: mostly(fc.constantFrom("en", "und", "zh-Hant", null), odd),
    repostOf: mostly(fc.oneof(fc.constantFrom(null, true, false, ""), digits), odd),
    links: mostly(fc.constantFrom([], null, undefined), odd),
    media: mostly(fc.constantFrom([], null, undefined), odd),
    source: mostly(fc.string(), odd),
  },
  { requiredKeys: ["id", "author", "text", "createdAt", "platform"] },
);

/** As some file may write it: in any order, with spaces, with more escaped than must be. */
const line = fc
  .tuple(item, fc.infiniteStream(fc.nat(99)), fc.constantFrom("", "", " ", "\t "))
  .map(([fields, chance, space]) => {
    const next = () => chance.next().value as number;
    const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
    const turned =
      next() < 50
        ? entries
        : entries
            .map((entry) => [next(), entry] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, entry]) => entry);
    const parts = turned.map(
      ([name, value]) => `${JSON.stringify(name)}${space}:${space}${JSON.stringify(value)}`,
    );
    const written = `{${space}${parts.join(`${space},${space}`)}${space}}${space}`;
    return next() < 80
      ? written
      : written.replace(/[a-z]/g, (letter) =>
          next() < 5 ? `\\u00${letter.charCodeAt(0).toString(16)}` : letter,
        );
  });

/** One byte more, one less, or another. */
const damage = fc.record({
  at: fc.nat(),
  out: fc.nat(2),
  put: fc.oneof(
    fc.constantFrom(...[...'{}[],:"\\ 0e-\n\r\tu/&#'].map((letter) => letter.charCodeAt(0))),
    fc.nat(255),
  ),
  isPut: fc.boolean(),
});
const bytes = fc
  .tuple(line, mostly(fc.constant([]), fc.array(damage, { maxLength: 2 }), 2))
  .map(([written, damages]) => {
    let some: Buffer = Buffer.from(written);
    for (const { at, out, put, isPut } of damages) {
      const place = at % (some.length + 1);
      some = Buffer.concat([
        some.subarray(0, place),
        Buffer.from(isPut ? [put] : []),
        some.subarray(place + out),
      ]);
    }
    return some;
  });

async function read(file: Buffer, cuts: readonly number[], isUsual: boolean) {
  async function* chunks() {
    const edges = [0, ...cuts.map((cut) => cut % (file.length + 1)).sort((a, b) => a - b), file.length];
    for (let i = 1; i < edges.length; i++) yield Buffer.from(file.subarray(edges[i - 1], edges[i]));
  }
  const items: ReadItem<Post | LinePost>[] = [];
  for await (const batch of readJsonl("f", chunks(), { usual: isUsual ? readUsualLine : undefined }))
    items.push(...batch);
  return items;
}

const packer = createPacker();

/** All that a replay makes of a post. */
function replayed(post: Post | LinePost) {
  const { source, id: postId, createdAt, text: read, lang, links, media } = post;
  packer.add(post, 1);
  const packed = packer.take();
  const { accountKey, words, things } = foldable(packed, Int32Array.of(0))[0]!;
  const name = typeof accountKey === "string" ? accountKey : readName(accountKey.store, accountKey.at);
  return {
    source,
    postId,
    createdAt,
    read,
    lang,
    links,
    media,
    name,
    words,
    things,
    written: readWritten(packed.written, 0),
  };
}

function compared(items: readonly ReadItem<Post | LinePost>[]) {
  return items.map((each) => (each.is === "bad" ? each : replayed(each.post)));
}

describe("lines read from their bytes", () => {
  it("are the same posts, or refused with the same words, as read as JSON", async () => {
    const seen = { bytes: 0, strings: 0, bad: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(bytes, { minLength: 1, maxLength: 12 }),
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.nat(), { maxLength: 3 }),
        async (lines, end, cuts) => {
          const file = Buffer.concat(lines.flatMap((each) => [each, Buffer.from(end)]));
          const items = await read(file, cuts, true);
          expect(compared(items)).toEqual(compared(await read(file, [], false)));
          for (const each of items)
            seen[each.is === "bad" ? "bad" : "bytes" in each.post ? "bytes" : "strings"] += 1;
        },
      ),
      { numRuns: 600, seed: 11 },
    );
    expect(Math.min(seen.bytes, seen.strings, seen.bad), JSON.stringify(seen)).toBeGreaterThan(400);
  });

  const fields = `"id":"7","platform":"x","text":"t","createdAt":1468973040`;
  const whole = `{${fields},"author":{"id":"a"}}`;
  it.each([
    ["as it should be", whole],
    ["a field given twice", `{${fields},"author":{"id":"a"},"text":"u"}`],
    ["an author given twice", `{${fields},"author":{"id":"a"},"author":{"id":"b"}}`],
    ["an author whose id is given twice", `{${fields},"author":{"id":"a","id":"b"}}`],
    ["an author's fields outside of it", `{${fields},"author":{"text":"u"},"handle":"h"}`],
    ["a prototype", `{${fields},"author":{"__proto__":{"id":"a"}}}`],
    ["a prototype beside", `{${fields},"__proto__":null,"constructor":1,"author":{"id":"a","__proto__":2}}`],
    ["lists in lists", `{${fields},"author":{"id":"a"},"media":${"[".repeat(5_000)}${"]".repeat(5_000)}}`],
    ["lists without an end", `{${fields},"author":{"id":"a"},"media":${"[".repeat(5_000)}}`],
    ["a number that rounds", `{"id":9007199254740993,${fields.slice(9)},"author":{"id":"a"}}`],
    ["a number beyond all", whole.replace("1468973040", "1e400")],
    ["a number below zero", whole.replace("1468973040", "-0")],
    ["a number with a zero before it", whole.replace("1468973040", "01468973040")],
    ["a number with a fraction", whole.replace("1468973040", "1468973040.5")],
    ["a number of fifteen digits", whole.replace("1468973040", "253402300799999")],
    ["a name that ends like a field's", whole.replace('"createdAt"', '"xcreatedAt"')],
    ["a name with other first letters", whole.replace('"createdAt"', '"kreatedAt"')],
    ["a name that is escaped", whole.replace('"text"', '"te\\u0078t"')],
    ["halves of a pair", whole.replace('"t"', '"\\ud83d and \\udc4d"')],
    ["a zero in it", whole.replace('"t"', '"t\0"')],
    ["a zero behind it", `${whole}\0`],
    ["a carriage return too much", `${whole}\r`],
    ["a mark of byte order", `\ufeff${whole}`],
    ["something behind it", `${whole}{}`],
    ["nothing in it", "{}"],
    ["no end", whole.slice(0, -1)],
  ])("mean the same as JSON with %s", async (_what, written) => {
    for (const file of [written, `${written}\n`, `${written}\r\n`, `${whole}\n${written}\n${whole}`]) {
      const asJson = compared(await read(Buffer.from(file), [], false));
      expect(asJson.length).toBeGreaterThan(0);
      expect(compared(await read(Buffer.from(file), [], true))).toEqual(asJson);
      expect(compared(await read(Buffer.from(file), [3, 40, 41], true))).toEqual(asJson);
    }
  });

  it("mean the same as JSON where their bytes are no UTF-8", async () => {
    const broken = ["80", "c3", "c080", "e0808a", "eda081", "edb08d", "f0908d", "f08080af", "f4908080", "f5"];
    const [before, behind] = whole.split('"t"').map((part) => Buffer.from(part));
    for (const hex of broken) {
      for (const [left, right] of [
        ["", ""],
        ["harbour workers ", " dawn"],
        ["só", "海"],
        ["@", "x"],
      ]) {
        const text = [Buffer.from(`"${left}`), Buffer.from(hex, "hex"), Buffer.from(`${right}"`)];
        const file = Buffer.concat([before!, ...text, behind!]);
        const items = await read(file, [], true);
        expect(
          items.every((each) => each.is === "post" && "bytes" in each.post),
          hex,
        ).toBe(true);
        expect(compared(items), hex).toEqual(compared(await read(file, [], false)));
      }
    }
  });

  it("are nearly all of those that are written as the data format says", async () => {
    const file = Buffer.from(
      Array.from({ length: 200 }, (_, i) => postLine({ id: String(i), text: `“${i}” 海\n"so"` })).join("\n"),
    );
    const items = await read(file, [1_000, 9_999], true);
    expect(items).toHaveLength(200);
    expect(items.every((each) => each.is === "post" && "bytes" in each.post)).toBe(true);
  });
});
