import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import {
  type Counted,
  MEMORY,
  shareThatStandsOut,
  standOut,
  WINDOW,
} from "../../../src/pipeline/budget/stand-out.ts";
import { createRandom } from "../../servers/made-posts.ts";

const NOW = Date.UTC(2026, 10, 25, 12);

/** Six days and an hour: about two posts a minute by day and none by night, with what is added. */
function counts(added: (minute: number) => number): Counted[] {
  const random = createRandom(3);
  const from = NOW - MEMORY - HOUR;
  return Array.from({ length: (NOW - from) / MINUTE }, (_, i) => {
    const at = from + i * MINUTE;
    const hour = new Date(at).getUTCHours();
    const usual = hour < 6 ? 0 : Math.floor(random() * 5);
    return { from: at, to: at + MINUTE, posts: usual + added((at - NOW) / MINUTE) };
  });
}

describe("the minutes that stand out", () => {
  it("are those of a burst, with the ten minutes before it was plain", () => {
    const burst = (minute: number) => (minute >= -30 && minute < -18 ? 5 : 0);
    const found = standOut(counts(burst), { from: NOW - HOUR, to: NOW });
    expect(found).toHaveLength(1);
    expect(found[0]!.from).toBeLessThanOrEqual(NOW - 30 * MINUTE);
    expect(found[0]!.to).toBeGreaterThanOrEqual(NOW - 18 * MINUTE);
    expect(found[0]!.to - found[0]!.from).toBeLessThan(40 * MINUTE);
  });

  it("are hardly any on an ordinary day, and the morning is none", () => {
    const day = standOut(
      counts(() => 0),
      { from: NOW - 12 * HOUR, to: NOW },
    );
    const minutes = day.reduce((sum, { from, to }) => sum + (to - from) / MINUTE, 0);
    expect(minutes).toBeLessThan(0.1 * 720);
  });

  it("show a burst of four accounts in a busy hour less than half of the time", () => {
    const hours = Array.from({ length: 12 }, (_, hour) => hour * 60);
    const shown = hours.filter((hour) => {
      const copies = [20, 25, 30, 35].map((minute) => -hour - minute);
      const found = standOut(
        counts((minute) => (copies.includes(minute) ? 1 : 0)),
        {
          from: NOW - 13 * HOUR,
          to: NOW,
        },
      );
      return copies.every((minute) => {
        const at = NOW + minute * MINUTE;
        return found.some(({ from, to }) => from <= at && at < to);
      });
    });
    expect(shown.length).toBeLessThan(hours.length / 2);
  });

  it("are none where nothing is known of the days before, and none without counts", () => {
    const today = counts((minute) => (minute > -20 ? 50 : 0)).filter(({ from }) => from >= NOW - 6 * HOUR);
    expect(standOut(today, { from: NOW - HOUR, to: NOW })).toEqual([]);
    expect(standOut([], { from: NOW - HOUR, to: NOW })).toEqual([]);
  });

  it("follow each other without overlap", () => {
    const waves = (minute: number) => (minute % 45 > -12 && minute % 45 <= 0 ? 9 : 0);
    const found = standOut(counts(waves), { from: NOW - 6 * HOUR, to: NOW });
    expect(found.length).toBeGreaterThan(3);
    for (const [i, { from, to }] of found.entries()) {
      expect(to - from).toBeGreaterThanOrEqual(WINDOW);
      expect(from).toBeGreaterThan(found[i - 1]?.to ?? 0);
    }
  });
});

describe("the share of a watch that stands out", () => {
  it("is that of its own last day, over all of its queries", () => {
    const busy = counts((minute) => (minute >= -200 && minute < -150 ? 50 : 0));
    const plain = counts(() => 0);
    const total = busy.filter(({ from }) => from >= NOW - DAY).reduce((sum, { posts }) => sum + posts, 0);
    const share = shareThatStandsOut([busy]);
    expect(share).toBeGreaterThan(2_500 / total);
    expect(share).toBeLessThan(0.65);
    expect(shareThatStandsOut([plain])).toBeLessThan(0.1);
    expect(shareThatStandsOut([busy, plain])).toBeLessThan(share!);
    const earlier = busy.map(({ from, to, posts }) => ({ from: from - 9 * DAY, to: to - 9 * DAY, posts }));
    expect(shareThatStandsOut([earlier, plain]), "words of long ago do not count").toBe(
      shareThatStandsOut([plain]),
    );
  });

  it("is not known without a day before the last, and without fine counts of it", () => {
    const plain = counts(() => 0);
    expect(shareThatStandsOut([])).toBeNull();
    expect(shareThatStandsOut([plain.filter(({ from }) => from >= NOW - 1.5 * DAY)])).toBeNull();
    const hours = Array.from({ length: 6 * 24 }, (_, i) => {
      const from = NOW - 6 * DAY + i * HOUR;
      return { from, to: from + HOUR, posts: 60 };
    });
    expect(shareThatStandsOut([hours])).toBeNull();
  });
});
