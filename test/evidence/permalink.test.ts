import { expect, test } from "vitest";
import { accountLink, permalink } from "../../src/evidence/permalink.ts";

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

test.each(["drill", "__proto__", "constructor", ""])("knows no address on the platform %j", (platform) => {
  expect(permalink(platform, "1")).toBeNull();
  expect(accountLink(platform, "a")).toBeNull();
});
