/** Times the detector against JSON.parse of the same posts in the same run: `node bench/detector.ts [posts]`. */
import { createDetector } from "../src/detect/detector.ts";
import { readWords } from "../src/detect/tokens.ts";
import { HOUR } from "../src/domain/time.ts";

const POSTS = Number(process.argv[2] ?? 200_000);
const ROUNDS = 5;
/** One post in so many is a copy of one of the campaign's texts. */
const COPIES = 50;

interface Line {
  readonly account: string;
  readonly createdAt: number;
  readonly text: string;
}

let state = 1;
function random(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

/** Words as often as in a language: the n-th most frequent about 1/n as often as the first. */
function word(): string {
  return `w${Math.floor(20_000 ** (random(1e6) / 1e6)).toString(36)}`;
}

const sentence = (words: number) => Array.from({ length: words }, word).join(" ");
const campaign = Array.from({ length: 40 }, () => sentence(18));
const lines = Array.from({ length: POSTS }, (_, i) =>
  JSON.stringify({
    account: `x:${random(POSTS / 4)}`,
    createdAt: Date.UTC(2026, 10, 1) + i * 1_000,
    text: random(COPIES) === 0 ? campaign[random(campaign.length)] : sentence(12 + random(24)),
  }),
);

function microsecondsAPost(work: () => void): number {
  const started = performance.now();
  work();
  return ((performance.now() - started) * 1_000) / POSTS;
}

function detect(posts: readonly Line[]): void {
  const options = {
    watch: "bench",
    minAccounts: 4,
    window: HOUR,
    slowMinAccounts: 10,
    slowWindow: 36 * HOUR,
  };
  const detector = createDetector({ ...options, capacity: 2 ** 21 });
  let seq = 0;
  for (const { account, createdAt, text } of posts) {
    detector.observe({ seq: ++seq, account, createdAt, words: readWords(text), repost: false });
  }
}

const posts = lines.map((line) => JSON.parse(line) as Line);
const times = Array.from({ length: ROUNDS }, () => ({
  parse: microsecondsAPost(() => {
    for (const line of lines) JSON.parse(line);
  }),
  read: microsecondsAPost(() => {
    for (const { text } of posts) readWords(text);
  }),
  detect: microsecondsAPost(() => detect(posts)),
}));
for (const part of ["parse", "read", "detect"] as const) {
  const best = Math.min(...times.map((time) => time[part]));
  const ratio = best / Math.min(...times.map(({ parse }) => parse));
  console.log(`${part.padEnd(7)} ${best.toFixed(2)} µs a post, ${ratio.toFixed(2)} × JSON.parse`);
}
