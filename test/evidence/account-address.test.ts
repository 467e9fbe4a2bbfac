import { describe, expect, it } from "vitest";
import { accountNamed } from "../../src/evidence/account-address.ts";

describe("an account that somebody names", () => {
  it.each([
    ["https://x.com/c_example", "@c_example"],
    ["https://twitter.com/c_example/", "@c_example"],
    ["https://mobile.twitter.com/c_example?lang=en", "@c_example"],
    ["@c_example", "@c_example"],
    ["1234567890", "1234567890"],
    ["https://x.com/home", "https://x.com/home"],
    ["https://x.com/c_example/status/1", "https://x.com/c_example/status/1"],
    ["https://evil.example/x.com/c_example", "https://evil.example/x.com/c_example"],
  ])("by %s is %s", (typed, named) => {
    expect(accountNamed(typed)).toBe(named);
  });
});
