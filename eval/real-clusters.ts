/** The ground truth of exact copies among real posts, and what became of each in the detector. */
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { readWords } from "../src/detect/tokens.ts";
import { DAY, type Instant } from "../src/domain/time.ts";
import type { BurstLine } from "../src/evidence/burst-line.ts";

const Cluster = z.object({
  text: z.string(),
  accounts: z.array(z.string()),
  postIds: z.array(z.string()).min(1),
  first: z.string().transform((at) => Date.parse(at)),
});
type Cluster = z.infer<typeof Cluster>;

export interface ClusterVerdict {
  readonly text: string;
  readonly firstPost: string;
  readonly accounts: number;
  /** As the detector counts them. */
  readonly words: number;
  /** Whether it begins within 24 hours of the set's first post. */
  readonly firstDay: boolean;
  readonly found: boolean;
  readonly announced: boolean;
  /** What was decided about the waves that hold its posts. */
  readonly reasons: readonly string[];
}

/** Of a cluster's posts, one burst has to hold this share (its waves together). */
const HELD = 0.99;

export async function readClusters(file: string): Promise<Cluster[]> {
  const lines = (await promisify(gunzip)(await readFile(file))).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => Cluster.parse(JSON.parse(line)));
}

/** @param start when the set's first post was made. */
export function judgeClusters(
  clusters: readonly Cluster[],
  waves: readonly BurstLine[],
  start: Instant,
): ClusterVerdict[] {
  const wavesOfPost = new Map<string, BurstLine[]>();
  for (const wave of waves) {
    for (const post of wave.posts) {
      const known = wavesOfPost.get(post);
      if (known === undefined) wavesOfPost.set(post, [wave]);
      else known.push(wave);
    }
  }
  return clusters.map(({ text, accounts, postIds, first }) => {
    const held = new Map<string, { readonly posts: Set<string>; readonly waves: Set<BurstLine> }>();
    for (const post of postIds) {
      for (const wave of wavesOfPost.get(post) ?? []) {
        const burst = held.get(wave.id) ?? { posts: new Set(), waves: new Set() };
        burst.posts.add(post);
        burst.waves.add(wave);
        held.set(wave.id, burst);
      }
    }
    const touched = [...held.values()].flatMap((burst) => [...burst.waves]);
    return {
      text,
      firstPost: postIds[0]!,
      accounts: accounts.length,
      words: readWords(text).length,
      firstDay: first < start + DAY,
      found: [...held.values()].some(({ posts }) => posts.size >= HELD * postIds.length),
      announced: touched.some(({ announced }) => announced),
      reasons: [...new Set(touched.map(({ reason }) => reason))],
    };
  });
}
