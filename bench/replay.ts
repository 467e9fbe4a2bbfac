/**
 * `npm run bench`: the whole of `verbatim replay` (read, order, fold, describe) against JSON.parse of the
 * same lines in the same run. Ratios, so that the machine matters little; medians, so that its moods do too.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { EVERYTHING, replayFiles } from "../src/app/replay.ts";
import { DEFAULTS } from "../src/config/defaults.ts";
import { createRandom } from "../test/servers/made-posts.ts";

const POSTS = 200_000;
const RUNS = 5;
const SEED = 1;

/** Lines of the data format; texts of 157 characters on average, a tenth of them copies of some text. */
function madeLines(): string {
  const random = createRandom(SEED);
  const pick = (n: number) => Math.floor(random() * n);
  const word = () => `${"bcdfghjklmnprstvw"[pick(17)]}${"aeiouäéø"[pick(8)]}${pick(4000).toString(36)}`;
  const text = () => Array.from({ length: 20 + pick(20) }, word).join(" ");
  const copied = Array.from({ length: 300 }, text);
  const lines: string[] = [];
  for (let n = 0; n < POSTS; n += 1) {
    const current = Math.floor(n / 700) % copied.length;
    const post = {
      id: String(1_000_000_000 + n),
      platform: "x",
      author: { id: String(pick(60_000)), handle: `account_${pick(60_000)}` },
      text: pick(10) === 0 ? copied[current] : text(),
      createdAt: new Date(Date.UTC(2026, 10, 2) + n * 3_000).toISOString(),
      lang: "en",
      repostOf: null,
      source: "bench",
    };
    lines.push(JSON.stringify(post));
  }
  return `${lines.join("\n")}\n`;
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const folder = await mkdtemp(join(tmpdir(), "verbatim-bench-"));
try {
  const file = join(folder, "posts.jsonl");
  await writeFile(file, madeLines());
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  const characters = lines.reduce((sum, line) => sum + (JSON.parse(line) as { text: string }).text.length, 0);
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
  const parsing: number[] = [];
  const replaying: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    parsing.push(
      await timed(() => {
        for (const line of lines) JSON.parse(line);
      }),
    );
    replaying.push(await timed(replay));
  }
  const [parse, whole] = [median(parsing), median(replaying)];
  const each = (milliseconds: number) => `${((milliseconds / POSTS) * 1_000).toFixed(2)} µs a post`;
  console.log(
    `replay, ${POSTS.toLocaleString("en")} posts of ${Math.round(characters / POSTS)} characters, median of ${RUNS}`,
  );
  console.log(`  machine      ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`);
  console.log(`  JSON.parse   ${each(parse)}`);
  console.log(
    `  whole replay ${each(whole)}, ${Math.round(POSTS / (whole / 1_000)).toLocaleString("en")} posts/s, ${found} bursts`,
  );
  console.log(`  ratio        ${(whole / parse).toFixed(2)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
