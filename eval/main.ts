/**
 * `npm run eval`: measures the detector on labelled weeks, and on real sets where they are at hand.
 *
 *     npm run eval -- [--seeds 1-3|11,12] [--posts N] [--json FILE]
 *     npm run eval -- --real FOLDER [--json FILE]
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createProgress } from "../src/cli/progress.ts";
import { evaluateRealSets } from "./real.ts";
import { report } from "./report.ts";
import { runWeek } from "./run-week.ts";

/** Some of what the detector is tuned on; reported are 11–15. */
const TUNING_SEEDS = "1-3";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: TUNING_SEEDS },
    posts: { type: "string" },
    json: { type: "string" },
    real: { type: "string" },
  },
});

/** `1-3`, `7` or `1,5,9-11`. */
function readSeeds(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? [];
    if (first === undefined) throw new Error(`--seeds takes numbers as in 1-3 or 11,12, not "${text}"`);
    const from = Number(first);
    return Array.from({ length: Number(last ?? first) - from + 1 }, (_, i) => from + i);
  });
}

function readPosts(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text))
    throw new Error(`--posts takes how many ordinary posts to make, not "${text}"`);
  return Number(text);
}

function runSeed(seed: number, posts: number | undefined) {
  const progress = process.stderr.isTTY ? createProgress(process.stderr, { totalBytes: null }) : null;
  const run = runWeek({
    seed,
    ...(posts === undefined ? {} : { posts }),
    onPost: () => progress?.posts(1),
  });
  progress?.end();
  process.stderr.write(`seed ${seed}: ${run.posts} posts in ${run.seconds.toFixed(1)} s\n`);
  return run;
}

async function evaluate(): Promise<unknown> {
  if (values.real !== undefined) {
    const real = await evaluateRealSets(values.real);
    console.log(real.text);
    return real.numbers;
  }
  const posts = readPosts(values.posts);
  const runs = readSeeds(values.seeds).map((seed) => runSeed(seed, posts));
  console.log(report(runs));
  return runs;
}

const numbers = await evaluate();
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(numbers, null, 2)}\n`);
