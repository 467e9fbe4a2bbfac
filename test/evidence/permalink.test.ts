import { expect, test } from "vitest";
import { accountLink, permalink, postAt } from "../../src/evidence/permalink.ts";

test("links a post and an account of X", () => {
  expect(permalink("x", "1234567890123456789")).toBe("https://x.com/i/web/status/1234567890123456789");
  expect(accountLink("x", "c_example")).toBe("https://x.com/c_example");
});

test.each(["", "drill-000001", "12/../../evil", "0123", "1?x=", "9".repeat(20), "１２"])(
  "makes no link of %j, which is no id of X",
  (id) => {
    expect(permalink("x", id)).toBeNull();
  },
);

test.each([null, "", "quay-mender-12", "a/b", "a".repeat(16)])("makes no link of the handle %j", (handle) => {
  expect(accountLink("x", handle)).toBeNull();
});

test.each([
  "https://x.com/c_example/status/1234567890123456789",
  "http://www.twitter.com/c_example/status/1234567890123456789?s=20#x",
  "https://mobile.twitter.com/i/web/status/1234567890123456789/photo/1",
  permalink("x", "1234567890123456789") ?? "",
])("knows the post at %s", (address) => {
  expect(postAt(address)).toEqual({ platform: "x", postId: "1234567890123456789" });
});

test.each([
  "https://x.com/c_example",
  "https://x.com.evil.example/a/status/1",
  "https://evil.example/x.com/a/status/1",
  "https://x.com/a/status/0123",
  "https://x.com/a/status/12345678901234567890",
  "https://x.com/a/b/status/1",
  "",
])("knows no post at %j", (address) => {
  expect(postAt(address)).toBeNull();
});

test.each(["drill", "__proto__", "constructor", ""])("knows no address on the platform %j", (platform) => {
  expect(permalink(platform, "1")).toBeNull();
  expect(accountLink(platform, "a")).toBeNull();
});
