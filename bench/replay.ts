/**
 * Times the whole of `verbatim replay` (read, order, fold, describe) against JSON.parse of the same lines
 * in the same run. Medians of ratios, so that the machine and its moods matter little.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EVERYTHING, replayFiles } from "../src/app/replay.ts";
import { DEFAULTS } from "../src/config/defaults.ts";
import { SECOND } from "../src/domain/time.ts";
import { madeLines } from "./made-lines.ts";
import { machine, median, settle, timedAll } from "./measure.ts";

const POSTS = 500_000;
const RUNS = 7;
const SEED = 1;
const APART = 3 * SECOND;

// As bin/verbatim.js does it, for the thread that reads.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(
  new URL("../node_modules/.cache/verbatim", import.meta.url),
);

type Taken = Awaited<ReturnType<typeof timedAll>>;

const folder = await mkdtemp(join(tmpdir(), "verbatim-bench-"));
try {
  const file = join(folder, "posts.jsonl");
  await writeFile(file, `${madeLines(SEED, APART).next(POSTS).join("\n")}\n`);
  let found = 0;
  const replay = async () => {
    const { waves } = await replayFiles({
      files: [file],
      sort: false,
      watches: [EVERYTHING],
      detection: DEFAULTS.detection,
      stdin: process.stdin,
      signal: new AbortController().signal,
      onBytes: () => {},
      onPosts: () => {},
      onBadLine: () => {},
    });
    found = waves.length;
  };
  const runs: { readonly parse: Taken; readonly whole: Taken }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const parse = await timeOfParsing(file);
    // The lines are gone by now: kept, the garbage collector would walk through them during the replay.
    settle();
    runs.push({ parse, whole: await timedAll(replay) });
  }
  console.log(
    `replay, ${POSTS.toLocaleString("en")} posts, ${found} bursts, medians of ${RUNS} runs; × is of JSON.parse of the same lines; ${machine}`,
  );
  for (const [time, name] of [
    ["wall", "from beginning to end"],
    ["cpu", "processor time of all threads"],
    // What the whole takes at least, where another processor is free for the reading.
    ["own", "processor time of the thread that folds"],
  ] as const) {
    const each = (what: "parse" | "whole") =>
      `${(median(runs.map((run) => run[what][time])) / POSTS).toFixed(2)} µs`;
    const ratio = median(runs.map(({ parse, whole }) => whole[time] / parse[time]));
    console.log(
      `  ${name}: JSON.parse ${each("parse")}, whole replay ${each("whole")} a post, ${ratio.toFixed(2)} ×`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function timeOfParsing(file: string): Promise<Taken> {
  const lines: string[] = [];
  const bytes = await readFile(file);
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf("\n", from);
    lines.push(bytes.toString("utf8", from, to));
    from = to + 1;
  }
  settle();
  return timedAll(() => {
    for (const line of lines) JSON.parse(line);
  });
}
