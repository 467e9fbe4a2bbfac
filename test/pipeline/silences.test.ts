import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { createSilences, pastOf } from "../../src/pipeline/silences.ts";

const PAST = 73 * HOUR;

function silencesOf(clocks: readonly number[]) {
  const silences = createSilences(PAST);
  for (const clock of clocks) silences.see(clock);
  return silences.gaps;
}

/** So many posts a minute apart. */
const busy = (from: number, posts: number) => Array.from({ length: posts }, (_, i) => from + i * MINUTE);

it("finds where a busy file stops for longer than anything is remembered", () => {
  const last = 99 * MINUTE;
  expect(silencesOf([...busy(0, 100), last + PAST + 1])).toEqual([{ from: last, to: last + PAST + 1 }]);
  expect(silencesOf([...busy(0, 100), last + PAST]), "as long as that is remembered").toEqual([]);
});

it("takes a watch of few posts for quiet and not for unread", () => {
  expect(silencesOf([...busy(0, 99), 400 * DAY])).toEqual([]);
  expect(silencesOf(Array.from({ length: 300 }, (_, i) => i * HOUR).concat(400 * DAY))).toEqual([]);
});

it("finds each of several", () => {
  const year = 365 * DAY;
  const gaps = silencesOf([...busy(0, 150), ...busy(year, 150), ...busy(2 * year, 10)]);
  expect(gaps.map(({ to }) => to)).toEqual([year, 2 * year]);
});

it("looks back as far as the detector, and a day at least", () => {
  expect(pastOf({ fast: HOUR, slow: 36 * HOUR })).toBe(PAST);
  expect(pastOf({ fast: HOUR, slow: 4 * HOUR })).toBe(DAY);
});
