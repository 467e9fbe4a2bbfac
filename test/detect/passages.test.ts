import { describe, expect, it } from "vitest";
import { differenceOf } from "../../src/detect/differences.ts";
import { shownPassage } from "../../src/detect/passages.ts";
import { readWords } from "../../src/detect/tokens.ts";

const CORE = "only one has stood up for our harbour";
const copy = (text: string | null, from = 0, to = from + 8, anchorFrom = 0) => ({
  text,
  from,
  to,
  anchorFrom,
});

describe("the shown passage", () => {
  it("is in the most frequent spelling, of equally frequent ones the earliest", () => {
    const copies = [copy("ONLY one has stood up for our harbour!"), copy(`${CORE}.`), copy(`“${CORE}”`)];
    expect(shownPassage(readWords(CORE), copies)).toMatchObject({ text: CORE, words: 8, kind: "identical" });
    expect(shownPassage(readWords(CORE), copies.slice(0, 2)).text).toBe(
      "ONLY one has stood up for our harbour",
    );
  });

  it("loses what less than half of the copies have, and takes in what half of them add", () => {
    const shorter = readWords(`${CORE} workers`);
    const copies = [
      copy(`now: ${CORE} workers`, 1, 10),
      copy(`now: ${CORE} again`, 1),
      copy(`so ${CORE} today`, 1),
    ];
    expect(shownPassage(shorter, copies)).toMatchObject({
      text: `now: ${CORE}`,
      words: 9,
      kind: "near-identical",
    });
  });

  it("is a shared passage when a copy says much more, and needs no text that had to go", () => {
    const long = `${CORE} and then much else that nobody before or after ever said`;
    const copies = [copy(CORE), copy(null), copy(long)];
    expect(shownPassage(readWords(CORE), copies)).toMatchObject({
      text: CORE,
      words: 8,
      kind: "shared-passage",
    });
    expect(shownPassage(readWords(CORE), [copy(null)])).toMatchObject({
      text: "",
      words: 8,
      kind: "shared-passage",
    });
  });
});

describe("a copy's difference", () => {
  it("is what it adds, leaves out and changes, in its own spelling", () => {
    const text = "Well, ONLY two has stood up really for harbour — Today! https://t.co/a";
    expect(differenceOf(CORE, text)).toEqual({
      before: "Well",
      after: "Today",
      added: ["really"],
      leftOut: ["our"],
      changed: [{ from: "one", to: "two" }],
    });
  });

  it("is nothing for case, accents, punctuation and look-alike letters", () => {
    const none = { before: "", after: "", added: [], leftOut: [], changed: [] };
    expect(differenceOf(CORE, "«Оnly ONE has stöod up, for our harbour!»")).toEqual(none);
  });
});
