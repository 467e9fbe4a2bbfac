/** Replays a labelled week through the detector and the decisions, and measures what comes out. */
import { DEFAULTS } from "../src/config/defaults.ts";
import { createReplay } from "../src/pipeline/replay.ts";
import { measure, type Scores } from "./measure.ts";
import type { Label } from "./week/label.ts";
import { campaignWeek, type WeekOptions } from "./week/week.ts";

export interface RunOptions extends WeekOptions {
  readonly onPost?: () => void;
}

export interface WeekRun {
  readonly seed: number;
  readonly posts: number;
  readonly bursts: number;
  /** What the index forgot for lack of room. */
  readonly evicted: number;
  readonly seconds: number;
  /** The process's peak so far, in MB. */
  readonly memory: number;
  readonly scores: Scores;
}

export function runWeek({ onPost = () => {}, ...options }: RunOptions): WeekRun {
  const started = performance.now();
  const { planted, posts } = campaignWeek(options);
  const replay = createReplay({ watch: "week", ...DEFAULTS.detection });
  const labels = new Map<string, Label>();
  let count = 0;
  for (const { post, label } of posts) {
    if (label !== null) labels.set(post.id, label);
    count += 1;
    replay.take(post, count);
    onPost();
  }
  const waves = replay.finish();
  const scores = measure(
    waves.map(({ line }) => line),
    { planted, labels },
    replay.crews().map(({ members }) => ({ accounts: members.map(({ account }) => idOf(account)) })),
  );
  return {
    seed: options.seed,
    posts: count,
    bursts: waves.length,
    evicted: replay.stats().evicted,
    seconds: (performance.now() - started) / 1_000,
    memory: Math.round(process.resourceUsage().maxRSS / 1_024),
    scores,
  };
}

/** The author's id in an account key; the week has one platform. */
function idOf(accountKey: string): string {
  return accountKey.slice(accountKey.indexOf(":") + 1);
}
