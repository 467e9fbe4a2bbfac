/** Mail-merges among real posts, labelled by hand: how much of each is in one burst. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { BurstLine } from "../src/evidence/burst-line.ts";

/** How they were labelled stands in labels/README.md. */
const LABELS = new URL("labels/mail-merge.jsonl", import.meta.url);

const MailMerge = z.object({
  burst: z.int(),
  swapped: z.enum(["greeting", "handle", "name", "tag"]),
  posts: z.array(z.string()).min(1),
  strays: z.array(z.string()),
});
type MailMerge = z.infer<typeof MailMerge>;

export interface MailMergeVerdict {
  readonly burst: number;
  readonly swapped: MailMerge["swapped"];
  readonly posts: number;
  /** Posts in the burst that holds the most of them, its waves together. */
  readonly held: number;
  readonly strays: number;
  /** Strays in that same burst. */
  readonly straysHeld: number;
}

export async function readMailMerges(): Promise<MailMerge[]> {
  const lines = (await readFile(LABELS, "utf8")).split("\n");
  return lines.filter((line) => line !== "").map((line) => MailMerge.parse(JSON.parse(line)));
}

export function judgeMailMerges(
  labels: readonly MailMerge[],
  waves: readonly Pick<BurstLine, "id" | "posts" | "kind">[],
): MailMergeVerdict[] {
  const burstsOfPost = new Map<string, Set<string>>();
  for (const { id, posts, kind } of waves) {
    // What posts carry besides their words is not what they were sent.
    if (kind === "link" || kind === "media" || kind === "hashtags") continue;
    for (const post of posts) {
      const bursts = burstsOfPost.get(post) ?? new Set();
      burstsOfPost.set(post, bursts.add(id));
    }
  }
  return labels.map(({ burst, swapped, posts, strays }) => {
    const counts = new Map<string, number>();
    for (const post of posts)
      for (const id of burstsOfPost.get(post) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    const [best] = [...counts].sort(([, a], [, b]) => b - a);
    return {
      burst,
      swapped,
      posts: posts.length,
      held: best?.[1] ?? 0,
      strays: strays.length,
      straysHeld: strays.filter((post) => best !== undefined && burstsOfPost.get(post)?.has(best[0])).length,
    };
  });
}
