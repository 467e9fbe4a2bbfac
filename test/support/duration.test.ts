/** Durations as people write them. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDuration, parseDuration } from "../../src/support/duration.ts";

it.each([
  ["250ms", 250],
  ["15s", 15_000],
  ["60m", 3_600_000],
  ["1.5h", 5_400_000],
  ["36h", 129_600_000],
  ["90d", 7_776_000_000],
  ["2w", 1_209_600_000],
])("%s is %d milliseconds", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

it.each(["", "60", "60 m", "m", "-1h", "1h30m", "1e3s", "0.0001s", "9999999999d"])(
  "%j is no duration",
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);

it("what is formatted reads back as the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (milliseconds) => {
      expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds);
    }),
    { seed: 20_261_123 },
  );
});
