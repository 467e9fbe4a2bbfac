import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import type { DetectionOptions, DetectorStats, Finding } from "../../src/detect/finding.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { seeded } from "./seeded.ts";

const OPTIONS: DetectionOptions = {
  watch: "harbour",
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 1_000_000,
};
const TEXT = "only one candidate has stood up for our harbour workers this year";

const random = seeded(11);
const noise = (words: number) => Array.from({ length: words }, () => `n${random(1e9)}`).join(" ");

interface Fed {
  readonly stats: DetectorStats;
  readonly findings: readonly Finding[];
  /** As they were after a quarter of the posts. */
  readonly early: DetectorStats;
}

interface FeedOptions extends Partial<DetectionOptions> {
  /** Milliseconds between posts; 10 unless told. */
  readonly apart?: number;
}

/** Feeds so many posts by as many accounts. */
function feed(posts: number, text: (n: number) => string, { apart = 10, ...options }: FeedOptions = {}): Fed {
  const detector = createDetector({ ...OPTIONS, ...options });
  const findings: Finding[] = [];
  let early = detector.stats();
  for (let n = 0; n < posts; n++) {
    if (n * 4 === posts) early = detector.stats();
    const words = readWords(text(n));
    findings.push(
      ...detector.observe({ seq: n + 1, account: `a${n}`, createdAt: n * apart, words, repost: false }),
    );
  }
  return { stats: detector.stats(), findings, early };
}

/** Four times the posts may cost little more than four times the work. */
function expectLinear(posts: number, text: (n: number) => string): Fed {
  const fed = feed(4 * posts, text);
  const { early, stats } = fed;
  expect(early.live, "the premise").toBe(posts);
  expect(stats.comparisons).toBeLessThan(4.5 * early.comparisons + 1_000);
  expect(stats.probes).toBeLessThan(4.5 * early.probes + 1_000);
  return fed;
}

describe("the work of the detector stays linear", () => {
  it("in the accounts that post one text", () => {
    const { stats, findings } = expectLinear(25_000, () => TEXT);
    expect(stats).toMatchObject({ live: 100_000, clusters: 1, openWaves: 1, evicted: 0 });
    expect(stats.comparisons / 100_000).toBeLessThan(100);
    expect(findings.filter(({ kind }) => kind === "joined")).toHaveLength(100_000 - 4);
  });

  it("in texts that have nothing but one phrase in common", () => {
    const { stats } = expectLinear(25_000, () => `${noise(6)} ${TEXT} ${noise(6)}`);
    expect(stats).toMatchObject({ clusters: 1, openWaves: 1, evicted: 0 });
    expect(stats.comparisons / 100_000).toBeLessThan(200);
  });

  it("in texts that share a phrase too short to tell", () => {
    const { stats } = expectLinear(5_000, () => `${noise(10)} one two three four five six ${noise(10)}`);
    expect(stats).toMatchObject({ clusters: 0, openWaves: 0 });
    expect(stats.comparisons / 20_000).toBeLessThan(500);
  });

  it("in variants of one text that are clusters of their own", () => {
    const parts = Array.from({ length: 40 }, () => noise(9));
    const { stats } = expectLinear(500, () => [0, 0, 0].map(() => parts[random(parts.length)]).join(" "));
    expect(stats.clusters, "clusters compete for each post").toBeGreaterThanOrEqual(parts.length);
    expect(stats.comparisons / 2_000).toBeLessThan(2_000);
  });

  it.each([
    ["different words", (length: number) => noise(length / 8)],
    ["one word", (length: number) => "no ".repeat(length / 3)],
    ["one letter", (length: number) => "a".repeat(length)],
    ["one letter and spaces", (length: number) => "a ".repeat(length / 2)],
    ["two letters in turn", (length: number) => "a b ".repeat(length / 4)],
    ["one character that is a word", (length: number) => "票".repeat(length)],
    ["one entity", (length: number) => "&amp;".repeat(length / 5)],
  ])("in the length of a text that several accounts post: %s", (_what, text) => {
    const work = (length: number) => {
      const { comparisons, probes } = feed(8, () => text(length)).stats;
      return comparisons + probes;
    };
    expect(work(25_000)).toBeLessThan(4.5 * work(6_250) + 1_000);
  });
});

describe("the memory of the detector", () => {
  it("is small for a small watch, whatever its capacity", () => {
    expect(feed(10, () => noise(20), { capacity: 10_000_000 }).stats.bytes).toBeLessThan(300_000);
  });

  it("is bounded by what is live, whatever is posted", () => {
    const word = fc.integer({ min: 0, max: 400 }).map((n) => `w${n}`);
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 300 }),
        (texts, capacity) => {
          const { stats } = feed(2_000, (n) => texts[n % texts.length]!, { capacity, apart: MINUTE });
          expect(stats.live).toBeLessThanOrEqual(capacity);
          // Of empty tables 400 KB; a post takes at most 41 fingerprints and words, a copy 250 bytes more.
          const perPost = 41 * 60 + 500;
          expect(stats.bytes - stats.clusters * 8_000).toBeLessThan(
            400_000 + stats.live * perPost + 2_000 * 250,
          );
        },
      ),
      { numRuns: 15, seed: 2 },
    );
  });

  it("is bounded by the capacity, and what leaves for lack of room is counted", () => {
    const capacity = 5_000;
    const bytes = (posts: number) => {
      const { stats } = feed(posts, () => noise(25), { capacity });
      expect(stats).toMatchObject({ live: capacity, evicted: posts - capacity });
      return stats.bytes;
    };
    const many = bytes(40_000);
    expect(many).toBeLessThanOrEqual(1.1 * bytes(10_000));
    expect(many / capacity).toBeLessThan(1_000);
  });

  it("is free again for other posts once the retention is over", () => {
    const retention = 2 * MINUTE + HOUR;
    const bytes = (posts: number) => {
      const { stats } = feed(posts, () => noise(10), { window: MINUTE, slowWindow: MINUTE, apart: SECOND });
      expect(stats).toMatchObject({ live: retention / SECOND + 1, evicted: 0 });
      return stats.bytes;
    };
    expect(bytes(40_000)).toBeLessThanOrEqual(1.1 * bytes(8_000));
  });

  it("holds what clusters and waves take", () => {
    const copies = feed(4_000, () => TEXT).stats;
    const others = feed(4_000, () => `${noise(1)} and on`).stats;
    expect(others.clusters).toBe(0);
    expect(copies.bytes).toBeGreaterThan(others.bytes + 4_000 * 200);
  });
});
