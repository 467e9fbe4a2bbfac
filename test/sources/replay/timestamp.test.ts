import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTimestamp } from "../../../src/sources/replay/timestamp.ts";

const AT = Date.UTC(2016, 6, 20, 0, 4, 0);

test.each([
  "2016-07-20T00:04:00Z",
  "2016-07-20T00:04:00.000Z",
  "2016-07-20T00:04Z",
  "2016-07-20 00:04:00",
  "2016-07-20T02:04:00+02:00",
  "2016-07-19T20:04:00-0400",
  "1468973040",
  " 1468973040000 ",
  1468973040,
  1468973040000,
  1468973040.0004,
])("reads %j as the same instant", (value) => {
  expect(parseTimestamp(value)).toBe(AT);
});

test("keeps milliseconds and cuts what is finer", () => {
  expect(parseTimestamp("2016-07-20T00:04:00.1239Z")).toBe(AT + 123);
  expect(parseTimestamp("2016-07-20T00:04:00.29Z")).toBe(AT + 290);
});

test("takes a date alone as its midnight in UTC", () => {
  expect(parseTimestamp("2016-07-20")).toBe(Date.UTC(2016, 6, 20));
});

test("takes numbers below 1e11 for seconds, from there on for milliseconds", () => {
  expect(parseTimestamp(1e11 - 1)).toBe((1e11 - 1) * 1000);
  expect(parseTimestamp(1e11)).toBe(1e11);
});

test.each([
  undefined,
  null,
  "",
  "yesterday",
  "2016-07-20T24:01:00Z",
  "2016-13-01T00:00:00Z",
  "2015-02-29T00:00:00Z",
  "2016-0a-20T00:04:00Z",
  "1969-12-31T23:59:59Z",
  "2016-07-20T00:04:00+99:00",
  -1,
  Number.NaN,
  1e300,
  "9".repeat(40),
  {},
])("finds no time in %j", (value) => {
  expect(parseTimestamp(value)).toBeNull();
});

test("agrees with the language's own reading of every second", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
      const text = new Date(seconds * 1000).toISOString();
      expect(parseTimestamp(text)).toBe(seconds * 1000);
      expect(parseTimestamp(text.replace(".000", ""))).toBe(seconds * 1000);
    }),
    { seed: 20261123 },
  );
});
