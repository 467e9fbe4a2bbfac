/**
 * Times the detector (fold, passages and differences included) against JSON.parse of the same full lines
 * in the same run: `node bench/detector.ts [--quick]` (without five million live posts, which take
 * three quarters of the time). Medians of ratios, so that the machine matters little.
 */
import { createDetector, type Detector } from "../src/detect/detector.ts";
import { differenceOf } from "../src/detect/differences.ts";
import type { Finding, Member } from "../src/detect/finding.ts";
import { shownPassage } from "../src/detect/passages.ts";
import { retentionOf } from "../src/detect/retention.ts";
import { readWords } from "../src/detect/tokens.ts";
import { accountKey } from "../src/domain/account.ts";
import { HOUR, type Instant } from "../src/domain/time.ts";
import { type MadeLines, madeLines } from "./made-lines.ts";
import { machine, median, settle, timed } from "./measure.ts";

const LIVE = [10_000, 100_000, 1_000_000, ...(process.argv.includes("--quick") ? [] : [5_000_000])];
const SAME_TEXT = [3_000, 100_000, 1_000_000];
const ROUNDS = 7;
const POSTS_A_ROUND = 50_000;
const SEED = 1;

const OPTIONS = {
  watch: "bench",
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 2 ** 23,
};

interface Item {
  readonly platform: string;
  readonly author: { readonly id: string };
  readonly text: string;
  readonly createdAt: string;
}

interface Feed {
  readonly lines: MadeLines;
  readonly detector: Detector;
  seq: number;
}

interface Prepared {
  readonly item: Item;
  readonly at: Instant;
}

/** What a round took, in microseconds a post. */
interface Times {
  readonly parse: number;
  readonly read: number;
  readonly whole: number;
}

function prepared(lines: readonly string[]): Prepared[] {
  return lines.map((line) => {
    const item = JSON.parse(line) as Item;
    return { item, at: Date.parse(item.createdAt) };
  });
}

function observe(feed: Feed, { item, at }: Prepared): readonly Finding[] {
  return feed.detector.observe({
    seq: ++feed.seq,
    account: accountKey(item.platform, item.author.id),
    createdAt: at,
    words: readWords(item.text),
    repost: false,
  });
}

/** The passage of each burst that opened, and how each of its copies differs from it. */
function describe(findings: readonly Finding[], texts: ReadonlyMap<number, string>): void {
  for (const finding of findings) {
    if (finding.kind !== "opened") continue;
    const copies = finding.members.map((member: Member) => ({
      ...member,
      text: texts.get(member.seq) ?? null,
    }));
    const passage = shownPassage(finding.anchorWords, copies);
    for (const { text } of copies) if (text !== null) differenceOf(passage.text, text);
  }
}

async function round(feed: Feed): Promise<Times> {
  const lines = feed.lines.next(POSTS_A_ROUND);
  settle();
  const parse = await timed(() => {
    for (const line of lines) JSON.parse(line);
  });
  const posts = prepared(lines);
  settle();
  const read = await timed(() => {
    for (const { item } of posts) readWords(item.text);
  });
  const fresh = prepared(lines);
  const texts = new Map(fresh.map(({ item }, i) => [feed.seq + 1 + i, item.text]));
  const found: Finding[] = [];
  settle();
  const whole = await timed(() => {
    for (const post of fresh) {
      const findings = observe(feed, post);
      if (findings.length > 0) found.push(...findings);
    }
    describe(found, texts);
  });
  return { parse: parse / POSTS_A_ROUND, read: read / POSTS_A_ROUND, whole: whole / POSTS_A_ROUND };
}

/** Fills the detector until posts leave it as fast as they come, and then looks at the clock. */
async function atSize(live: number): Promise<void> {
  const detector = createDetector(OPTIONS);
  const feed: Feed = { lines: madeLines(SEED, retentionOf(OPTIONS) / live), detector, seq: 0 };
  for (let left = live * 1.02; left > 0; left -= POSTS_A_ROUND) {
    for (const post of prepared(feed.lines.next(Math.min(left, POSTS_A_ROUND)))) observe(feed, post);
  }
  const times: Times[] = [];
  for (let i = 0; i < ROUNDS; i++) times.push(await round(feed));
  const parse = median(times.map((time) => time.parse));
  const { live: held, bytes, clusters, evicted } = detector.stats();
  const part = (name: "read" | "whole") =>
    `${median(times.map((time) => time[name])).toFixed(2)} µs, ${median(times.map((time) => time[name] / time.parse)).toFixed(2)} ×`;
  console.log(
    `  ${held.toLocaleString("en").padStart(9)} live: JSON.parse ${parse.toFixed(2)} µs, words ${part("read")}, detector ${part("whole")}; ` +
      `${Math.round(bytes / held)} bytes a post, ${clusters} clusters, ${evicted} evicted`,
  );
}

async function sameText(accounts: number): Promise<void> {
  const detector = createDetector(OPTIONS);
  const words = readWords("only one candidate has stood up for our harbour workers this year");
  const taken = await timed(() => {
    for (let i = 0; i < accounts; i++) {
      detector.observe({ seq: i + 1, account: `x:${i}`, createdAt: i * 10, words, repost: false });
    }
  });
  console.log(
    `  ${accounts.toLocaleString("en").padStart(9)} accounts: ${(taken / 1e6).toFixed(3)} s, ${(taken / accounts).toFixed(2)} µs a copy`,
  );
}

console.log(
  `detector, ${ROUNDS} rounds of ${POSTS_A_ROUND.toLocaleString("en")} posts, medians; × is of JSON.parse of the full lines; ${machine}`,
);
for (const live of LIVE) await atSize(live);
console.log("one text by");
for (const accounts of SAME_TEXT) await sameText(accounts);
