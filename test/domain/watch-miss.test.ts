import { describe, expect, it } from "vitest";
import { missOf, type WatchMiss } from "../../src/domain/watch-miss.ts";

const WATCH = {
  keywords: ["Mara Lindqvist", "harbour vote"],
  require: ["harbour", "election"],
  exclude: ["football"],
};

describe("why a watch does not look for a text", () => {
  it.each<[string, WatchMiss]>([
    ["MARA LINDQVIST'S harbour", { is: "found", keyword: "Mara Lindqvist" }],
    ["#MaraLindqvist", { is: "no-keyword", nearest: null }],
    [
      "Lindqvist again",
      { is: "no-keyword", nearest: { keyword: "Mara Lindqvist", lacking: ["mara"], near: 0.5 } },
    ],
    ["vote, harbour!", { is: "no-keyword", nearest: { keyword: "harbour vote", lacking: [], near: 1 } }],
    ["about the weather", { is: "no-keyword", nearest: null }],
    [
      "Mara Lindqvist sings",
      { is: "not-required", keyword: "Mara Lindqvist", required: ["harbour", "election"] },
    ],
    [
      "Mara Lindqvist at the harbour football",
      { is: "excluded", keyword: "Mara Lindqvist", excluded: "football" },
    ],
  ])("is said: %s", (text, miss) => {
    expect(missOf(WATCH, text)).toEqual(miss);
  });

  it("is that it looks for everything where it has no keywords", () => {
    expect(missOf({ keywords: [], require: [], exclude: [] }, "anything")).toEqual({
      is: "found",
      keyword: "",
    });
  });
});
