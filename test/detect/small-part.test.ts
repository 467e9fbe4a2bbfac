import { describe, expect, it } from "vitest";
import { smallPartOf } from "../../src/detect/small-part.ts";

const times = (n: number, text: (i: number) => string) => Array.from({ length: n }, (_, i) => text(i));
/** Words that nobody else uses. */
const own = (i: number, n: number) => times(n, (k) => `own${i}x${k}`).join(" ");

const PHRASE = "the fact of the matter is really that";
const MESSAGE =
  "only one candidate has stood up for our harbour workers in all these years and this sunday we can thank her";

describe("what posts share is a small part of them", () => {
  it("when it is a phrase within posts that otherwise differ", () => {
    expect(smallPartOf(times(5, (i) => `${PHRASE} ${own(i, 22)}`))).toEqual({ words: 8, of: 30 });
  });

  it("when sentences of one pattern share a few words here and a few there", () => {
    const pattern = (i: number) => `never thought a ${own(i, 2)} could open so many own${i}y`;
    expect(smallPartOf(times(5, pattern))).toEqual({ words: 4, of: 10 });
  });

  it.each([
    ["not when it is half of each post", times(5, (i) => `${PHRASE} ${own(i, 8)}`)],
    [
      "not when it is as long as a short post, whatever surrounds it",
      times(5, (i) => `${own(i, 30)} ${MESSAGE}`),
    ],
    ["not when most have it whole and few hide it", [...times(4, () => PHRASE), `${PHRASE} ${own(9, 40)}`]],
    [
      "not when a long message has another name in it each time",
      times(5, (i) => `dear own${i}x ${MESSAGE} says own${i}y of the northern quay`),
    ],
    [
      "not when the sentences come in another order",
      [MESSAGE, PHRASE].flatMap((a) => [`${a} and ${MESSAGE}`, a, a]),
    ],
    ["not when there are too few to tell", times(2, (i) => `${PHRASE} ${own(i, 22)}`)],
  ])("%s", (_story, texts) => {
    expect(smallPartOf(texts)).toBeNull();
  });
});
