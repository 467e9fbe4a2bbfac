import { describe, expect, it } from "vitest";
import { postAddress } from "../../src/evidence/post-address.ts";

describe("the address of a post", () => {
  it.each([
    "https://x.com/c_example/status/1800000000000000000",
    "https://twitter.com/c_example/status/1800000000000000000?s=20",
    "https://x.com/i/web/status/1800000000000000000",
    "https://mobile.twitter.com/c_example/status/1800000000000000000#m",
    " 1800000000000000000 ",
  ])("is understood, with the time that is in the number: %s", (typed) => {
    expect(postAddress(typed)).toEqual({
      platform: "x",
      postId: "1800000000000000000",
      at: Date.UTC(2024, 5, 10, 3, 0, 17, 39),
    });
  });

  it("carries no time where its number is from before numbers did", () => {
    expect(postAddress("https://twitter.com/jack/status/20")).toEqual({
      platform: "x",
      postId: "20",
      at: null,
    });
  });

  it.each([
    "https://x.com/c_example",
    "https://evil.example/x.com/a/status/1",
    "7K3Q",
    "2026",
    "the words of a text",
    "",
  ])("is none: %s", (typed) => {
    expect(postAddress(typed)).toBeNull();
  });
});
