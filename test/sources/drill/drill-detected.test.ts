import { expect, test } from "vitest";
import { createDetector } from "../../../src/detect/detector.ts";
import type { DetectionOptions } from "../../../src/detect/finding.ts";
import { readWords } from "../../../src/detect/tokens.ts";
import { accountKey } from "../../../src/domain/account.ts";
import { HOUR, MINUTE } from "../../../src/domain/time.ts";
import { createDrillSource } from "../../../src/sources/drill/drill-source.ts";
import { DRILL_WATCH } from "../../../src/sources/drill/options.ts";

const OPTIONS: DetectionOptions = {
  watch: DRILL_WATCH.id,
  minAccounts: 4,
  window: 60 * MINUTE,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 100_000,
};

/** The post ids of every burst that the detector finds in a drill, and of every one that was planted. */
async function play(seed: number, scenario: "week" | "short") {
  const source = createDrillSource({ seed, start: Date.UTC(2026, 10, 2), scenario, pageSize: 100_000 });
  const query = { key: "posts", text: "" };
  const request = { watch: DRILL_WATCH, query, cursor: null, pageToken: null, limit: null, within: null };
  const page = await source.pull({ ...request, now: source.end }, new AbortController().signal);
  const posts = page.posts.toReversed();
  const detector = createDetector(OPTIONS);
  const found = new Map<string, Set<string>>();
  const idOf = (seq: number) => posts[seq - 1]?.id ?? "";
  for (const [index, post] of posts.entries()) {
    const findings = detector.observe({
      seq: index + 1,
      account: accountKey(post.platform, post.author.id),
      createdAt: post.createdAt,
      words: readWords(post.text),
      repost: post.repostOf !== null,
    });
    for (const finding of findings) {
      if (finding.kind === "opened") {
        found.set(finding.burst, new Set(finding.members.map((member) => idOf(member.seq))));
      }
      if (finding.kind === "joined") found.get(finding.burst)?.add(idOf(finding.member.seq));
    }
  }
  return {
    found: [...found.values()].map((ids) => [...ids].sort()).sort(),
    planted: source.planted.map((plant) => [...plant.posts].sort()).sort(),
  };
}

test.each([
  [1, "week", 8],
  [2020, "week", 8],
  [1, "short", 2],
] as const)(
  "seed %i, %s: the detector finds what was planted, to the post, and nothing else",
  async (seed, scenario, plants) => {
    const { found, planted } = await play(seed, scenario);
    expect(planted).toHaveLength(plants);
    expect(found).toEqual(planted);
  },
);
