import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import { readWords, weightBetween } from "../../src/detect/tokens.ts";
import { compareText } from "../../src/domain/post.ts";
import { HOUR } from "../../src/domain/time.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const POSTS = `${FOLDER}trolls-2016.jsonl.gz`;
const TRUTH = `${FOLDER}trolls-2016.clusters.jsonl.gz`;

interface Line {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly text: string;
  readonly createdAt: string;
  readonly repostOf: string | null;
}

function read<T>(file: string): T[] {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as T);
}

describe.skipIf(!existsSync(POSTS))("the detector on a real campaign", () => {
  it("finds every cluster of exact copies that has at least five words, in one burst", () => {
    const posts = read<Line>(POSTS).map((line) => ({ ...line, at: Date.parse(line.createdAt) }));
    posts.sort((a, b) => a.at - b.at || compareText(a.id, b.id));
    const detector = createDetector({
      watch: "all",
      minAccounts: 5,
      window: HOUR,
      slowMinAccounts: 10,
      slowWindow: 36 * HOUR,
      capacity: 1_000_000,
    });
    const burstsOf = new Map<string, Set<string>>();
    const put = (seq: number, burst: string) => {
      const id = posts[seq - 1]!.id;
      burstsOf.set(id, (burstsOf.get(id) ?? new Set()).add(burst));
    };
    posts.forEach(({ author, at, text, repostOf }, i) => {
      const post = { account: author.id, createdAt: at, words: readWords(text), repost: repostOf !== null };
      for (const finding of detector.observe({ seq: i + 1, ...post })) {
        if (finding.kind === "opened") for (const { seq } of finding.members) put(seq, finding.burst);
        if (finding.kind === "joined") put(finding.member.seq, finding.burst);
        if (finding.kind === "absorbed") for (const { seq } of finding.members) put(seq, finding.into);
      }
    });

    const truth = read<{ text: string; postIds: string[] }>(TRUTH).filter(({ text }) => {
      const words = readWords(text);
      return weightBetween(words, 0, words.length) >= 5 * 4;
    });
    const missed = truth.filter(({ postIds }) => {
      const bursts = new Map<string, number>();
      for (const id of postIds)
        for (const b of burstsOf.get(id) ?? []) bursts.set(b, (bursts.get(b) ?? 0) + 1);
      return Math.max(0, ...bursts.values()) < 0.99 * postIds.length;
    });
    expect(truth).toHaveLength(176);
    expect(missed).toEqual([]);
    expect(detector.stats().evicted).toBe(0);
  });
});
