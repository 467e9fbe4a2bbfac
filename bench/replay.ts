/**
 * Times the whole of `verbatim replay` (read, order, fold, describe) against JSON.parse of the same lines
 * in the same run. Medians of ratios, so that the machine and its moods matter little.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EVERYTHING, replayFiles } from "../src/app/replay.ts";
import { DEFAULTS } from "../src/config/defaults.ts";
import { SECOND } from "../src/domain/time.ts";
import { madeLines } from "./made-lines.ts";
import { machine, median, settle, timed } from "./measure.ts";

const POSTS = 200_000;
const RUNS = 7;
const SEED = 1;
const APART = 3 * SECOND;

const folder = await mkdtemp(join(tmpdir(), "verbatim-bench-"));
try {
  const file = join(folder, "posts.jsonl");
  const lines = madeLines(SEED, APART).next(POSTS);
  await writeFile(file, `${lines.join("\n")}\n`);
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
      onPost: () => {},
      onBadLine: () => {},
    });
    found = waves.length;
  };
  const runs: { readonly parse: number; readonly whole: number }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    settle();
    const parse = await timed(() => {
      for (const line of lines) JSON.parse(line);
    });
    settle();
    runs.push({ parse: parse / POSTS, whole: (await timed(replay)) / POSTS });
  }
  const parse = median(runs.map((run) => run.parse));
  const whole = median(runs.map((run) => run.whole));
  const ratio = median(runs.map((run) => run.whole / run.parse));
  console.log(`replay, ${POSTS.toLocaleString("en")} posts, medians of ${RUNS} runs; ${machine}`);
  console.log(
    `  JSON.parse ${parse.toFixed(2)} µs, whole replay ${whole.toFixed(2)} µs a post, ${ratio.toFixed(2)} ×; ${found} bursts`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
