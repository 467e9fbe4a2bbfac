import { describe, expect, it } from "vitest";
import { narrowerRules } from "../../src/alerts/narrower.ts";

const KEYWORDS = ["Lindqvist"];
const burst = (passage: string, accounts: number) => ({ passage, accounts });
const CUP = [
  burst("Lindqvist at the cup final tonight, see you there", 5),
  burst("tickets for the Cup Final! ask Lindqvist", 6),
  burst("what a cup final, Lindqvist sang along", 4),
];

describe("narrower rules", () => {
  it("ask for one account more than the largest had, and exclude the longest words that most share", () => {
    expect(narrowerRules(CUP, [], KEYWORDS)).toEqual({ accounts: 7, exclude: "cup final" });
  });

  it.each([
    ["a burst worth following had fewer", CUP, [burst("who sold the quay", 6)]],
    ["so many accounts are worth hearing of", [burst("the cup final again", 25)], []],
  ])("ask for no more accounts where %s", (_why, noise, wanted) => {
    expect(narrowerRules(noise, wanted, KEYWORDS).accounts).toBeUndefined();
    expect(narrowerRules(CUP, [burst("who sold the quay", 7)], KEYWORDS).accounts, "the premise").toBe(7);
  });

  it("exclude nothing that a burst worth following holds", () => {
    const wanted = [burst("they paid for the cup final seats", 30)];
    expect(narrowerRules(CUP, wanted, KEYWORDS).exclude).not.toBe("cup final");
  });

  it("exclude no names and no addresses", () => {
    const noise = [
      "thanks @anna_before for the ride",
      "see @anna_before for more",
      "x https://a.example/b c d",
    ];
    const { exclude } = narrowerRules(
      noise.map((passage) => burst(passage, 40)),
      [],
      KEYWORDS,
    );
    expect(exclude).toBe("for the ride");
    expect(narrowerRules([burst("see https://a.example/one/two", 40)], [], KEYWORDS)).toEqual({});
  });

  it("exclude words of the newest where nothing is shared, and never a keyword alone", () => {
    const noise = [burst("Lindqvist, one two", 4), burst("three four", 4)];
    expect(narrowerRules(noise, [], KEYWORDS)).toEqual({ accounts: 5, exclude: "lindqvist one two" });
    expect(narrowerRules([burst("Mara Lindqvist", 4)], [], ["Mara Lindqvist"])).toEqual({ accounts: 5 });
  });
});
