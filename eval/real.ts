/**
 * Measures the detector on real posts, which are not part of the project and of which nothing is kept:
 * texts are printed where somebody has to judge them, the numbers hold ids only.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EVERYTHING, replayFiles } from "../src/app/replay.ts";
import { DEFAULTS } from "../src/config/defaults.ts";
import type { Instant } from "../src/domain/time.ts";
import type { BurstLine } from "../src/evidence/burst-line.ts";
import { readFiles } from "../src/sources/replay/read-posts.ts";
import { type ClusterVerdict, judgeClusters, readClusters } from "./real-clusters.ts";
import { judgeMailMerges, type MailMergeVerdict, readMailMerges } from "./real-mail-merges.ts";

export interface RealReport {
  /** For the terminal; quotes posts. */
  readonly text: string;
  /** Counts and ids; quotes nothing. */
  readonly numbers: Readonly<Record<string, unknown>>;
}

interface SetReport {
  readonly lines: readonly string[];
  readonly numbers: unknown;
}

const SETS: Readonly<Record<string, (folder: string) => Promise<SetReport>>> = {
  "trolls-2016.jsonl.gz": trolls,
  "organic.jsonl.gz": organic,
  "politicians.jsonl.gz": politicians,
};

/** The sets of this folder that are there; the others are named as missing. */
export async function evaluateRealSets(folder: string): Promise<RealReport> {
  const lines: string[] = [];
  const numbers: Record<string, unknown> = {};
  for (const [file, evaluate] of Object.entries(SETS)) {
    if (!existsSync(join(folder, file))) {
      lines.push(`${file}: not in ${folder}`, "");
      continue;
    }
    const started = performance.now();
    const report = await evaluate(folder);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    lines.push(`${file} (${seconds} s)`, ...report.lines.map((line) => `  ${line}`), "");
    numbers[file] = report.numbers;
  }
  return { text: lines.join("\n"), numbers };
}

/** What is aimed at. */
const AIM = { announced: 0.8, perTenThousand: 1 } as const;

/** Exact clusters of at least this many words are to be found, … */
const LEAST_WORDS_FOUND = 4;
/** … and of at least this many, when they begin after the first day, to be announced. */
const LEAST_WORDS_ANNOUNCED = 5;

async function trolls(folder: string): Promise<SetReport> {
  const file = join(folder, "trolls-2016.jsonl.gz");
  const { waves, posts } = await replay(file);
  const clusters = await readClusters(join(folder, "trolls-2016.clusters.jsonl.gz"));
  const merges = judgeMailMerges(await readMailMerges(), waves);
  const verdicts = judgeClusters(clusters, waves, await firstPostAt(file));
  const expected = verdicts.filter(({ words }) => words >= LEAST_WORDS_FOUND);
  const missed = expected.filter(({ found }) => !found);
  const toAnnounce = verdicts.filter(({ words, firstDay }) => words >= LEAST_WORDS_ANNOUNCED && !firstDay);
  const silent = toAnnounce.filter(({ announced }) => !announced);
  return {
    lines: [
      `${posts} posts, ${waves.length} bursts, ${waves.filter(({ announced }) => announced).length} announced`,
      `exact clusters of at least ${LEAST_WORDS_FOUND} words found: ${expected.length - missed.length} of ${expected.length}; aim: all: ${verdict(missed.length === 0)}`,
      ...missed.map((verdict) => `  missed: ${described(verdict)}`),
      `of at least ${LEAST_WORDS_ANNOUNCED} words and after the first 24 h, announced: ${toAnnounce.length - silent.length} of ${toAnnounce.length}; aim ≥ 80 %: ${verdict(toAnnounce.length - silent.length >= AIM.announced * toAnnounce.length)}`,
      ...silent.map((verdict) => `  silent: ${described(verdict)}`),
      ...describedMerges(merges),
    ],
    numbers: {
      posts,
      bursts: waves.length,
      clusters: expected.length,
      found: expected.length - missed.length,
      toAnnounce: toAnnounce.length,
      announced: toAnnounce.length - silent.length,
      mailMerges: merges,
      silent: silent.map(({ firstPost, words, reasons }) => ({ firstPost, words, reasons })),
    },
  };
}

function describedMerges(merges: readonly MailMergeVerdict[]): string[] {
  const [posts, held] = [sumOf(merges, "posts"), sumOf(merges, "held")];
  const [strays, straysHeld] = [sumOf(merges, "strays"), sumOf(merges, "straysHeld")];
  const kinds = Object.entries(Object.groupBy(merges, ({ swapped }) => swapped)).map(
    ([kind, of]) => `${kind} ${sumOf(of, "held")} of ${sumOf(of, "posts")}`,
  );
  return [
    `mail-merges labelled by hand: ${merges.length}, posts each in one burst: ${held} of ${posts}, ${percent(held, posts)} (${kinds.join(", ")})`,
    `  with the day's copies outside of such hours: ${percent(held + straysHeld, posts + strays)}`,
    ...merges
      .filter((merge) => merge.held < merge.posts)
      .map((merge) => `  burst ${merge.burst} (${merge.swapped}): ${merge.held} of ${merge.posts}`),
  ];
}

function sumOf(merges: readonly MailMergeVerdict[], of: "posts" | "held" | "strays" | "straysHeld"): number {
  return merges.reduce((sum, merge) => sum + merge[of], 0);
}

/** Cut and not rounded, so that 100 means all. */
function percent(part: number, of: number): string {
  return `${(Math.floor((part / of) * 10_000) / 100).toFixed(2)} %`;
}

async function organic(folder: string): Promise<SetReport> {
  const { waves, posts } = await replay(join(folder, "organic.jsonl.gz"));
  const told = waves.filter(({ announced, explanations }) => announced && explanations.length === 0);
  const perTenThousand = (told.length / posts) * 10_000;
  return {
    lines: [
      `${posts} posts, ${waves.length} bursts`,
      `announced without explanation: ${told.length}, ${perTenThousand.toFixed(2)} per 10,000 posts; aim ≤ 1: ${verdict(perTenThousand <= AIM.perTenThousand)}`,
      ...told.map((line) => `  ${summary(line)}`),
      ...counted(
        "explained",
        waves.flatMap(({ explanations }) => explanations.map(({ kind }) => kind)),
      ),
      ...counted(
        "quiet",
        waves.filter(({ announced }) => !announced).map(({ reason }) => reason),
      ),
    ],
    numbers: {
      posts,
      bursts: waves.length,
      announced: told.map(({ id, posts: [first] }) => ({ id, first })),
      perTenThousand,
    },
  };
}

async function politicians(folder: string): Promise<SetReport> {
  const { waves, posts } = await replay(join(folder, "politicians.jsonl.gz"));
  const slow = waves.filter(({ horizon }) => horizon === "slow");
  const loud = waves.filter(({ announced }) => announced);
  return {
    lines: [
      `${posts} posts, ${waves.length} bursts`,
      `slow: ${slow.length}, of which announced: ${slow.filter(({ announced }) => announced).length}; aim: found, none announced: ${verdict(slow.length > 0 && slow.every(({ announced }) => !announced))}`,
      ...slow.map((line) => `  ${summary(line)}`),
      `announced: ${loud.length}`,
      ...loud.map((line) => `  ${summary(line)}`),
    ],
    numbers: {
      posts,
      bursts: waves.length,
      slow: slow.map(({ id }) => id),
      announced: loud.map(({ id }) => id),
    },
  };
}

async function replay(
  file: string,
): Promise<{ readonly waves: readonly BurstLine[]; readonly posts: number }> {
  const { waves, posts } = await replayFiles({
    files: [file],
    // They are in time order.
    sort: false,
    watches: [EVERYTHING],
    detection: DEFAULTS.detection,
    stdin: process.stdin,
    signal: new AbortController().signal,
    onBytes: () => {},
    onPosts: () => {},
    onBadLine: () => {},
  });
  return { waves: waves.map(({ line }) => line), posts };
}

async function firstPostAt(file: string): Promise<Instant> {
  for await (const item of readFiles([file])) if (item.is !== "bad") return item.post.createdAt;
  throw new Error(`${file} holds no post; fetch it again`);
}

function verdict(reached: boolean): string {
  return reached ? "PASS" : "short";
}

function counted(name: string, kinds: readonly string[]): string[] {
  const counts = Map.groupBy(kinds, (kind) => kind);
  return [...counts].map(([kind, all]) => `${name}: ${kind} ${all.length}`);
}

function described({ words, accounts, reasons, text }: ClusterVerdict): string {
  return `${words} words, ${accounts} accounts, ${reasons.join(", ") || "no burst"}: ${text.replace(/\s+/g, " ")}`;
}

function summary({ id, accounts, firstAt, lastAt, explanations, passage }: BurstLine): string {
  const why = explanations.map(({ kind }) => kind).join(", ");
  const passed = passage.replace(/\s+/g, " ");
  return `${id} ${accounts.length} accounts ${firstAt} to ${lastAt}${why && ` (${why})`}: ${passed}`;
}
