/**
 * `npm run eval:spending`: what a labelled week costs to read, naively and in each of our ways, and what each
 * way misses.
 *
 *     npm run eval:spending -- [--seed 1] [--posts 20000]
 *
 * `--posts` cuts the week's ordinary posts; the campaigns stay as they are.
 */
import { parseArgs } from "node:util";
import { costOf, DOLLAR, type Micros } from "../../src/domain/money.ts";
import type { Post } from "../../src/domain/post.ts";
import { NO_READS } from "../../src/domain/reading.ts";
import type { Planted } from "../week/campaign/campaigns.ts";
import type { Label } from "../week/label.ts";
import { campaignWeek } from "../week/week.ts";
import { dollars, type FoundBurst, readWeek, TARIFF, type WeekRead } from "./read-week.ts";

const { values } = parseArgs({
  options: { seed: { type: "string", default: "1" }, posts: { type: "string", default: "20000" } },
});

/** As often as standing is looked at again: 1 h, 6 h, 24 h, 7 d, 30 d. */
const RECHECKS = 5;
const PAGE = 100;
/** What the follow-up of one burst may cost at most. */
const BURST_CAP: Micros = 5 * DOLLAR;

const week = campaignWeek({ seed: Number(values.seed), posts: Number(values.posts) });
const labels = new Map<string, Label>();
const posts: Post[] = [];
for (const { post, label } of week.posts) {
  // Reposts are excluded by the query, and never billed.
  if (post.repostOf !== null) continue;
  posts.push({ ...post, source: "x", platform: "x" });
  labels.set(post.id, label);
}
const fast = week.planted.filter(({ pace }) => pace === "fast");

/** Every post with its author expanded, every burst's accounts and posts read again at every check. */
function naively({ bursts }: WeekRead): Micros {
  let users = 0;
  for (let from = 0; from < posts.length; from += PAGE) {
    users += new Set(posts.slice(from, from + PAGE).map(({ author }) => author.id)).size;
  }
  const reading = costOf({ ...NO_READS, posts: posts.length, users }, TARIFF);
  return bursts.reduce((sum, burst) => sum + recheck(burst), reading);
}

function recheck({ posts: members, accounts }: FoundBurst): Micros {
  return RECHECKS * costOf({ ...NO_READS, posts: members.length, users: accounts.length }, TARIFF);
}

/** Accounts of announced bursts once, and their checks, each burst within its cap. */
function followed(bursts: readonly FoundBurst[]): Micros {
  const seen = new Set<string>();
  let cost = 0;
  for (const burst of bursts.filter(({ announced }) => announced)) {
    const fresh = burst.accounts.filter((account) => !seen.has(account));
    for (const account of fresh) seen.add(account);
    cost += Math.min(BURST_CAP, costOf({ ...NO_READS, users: fresh.length }, TARIFF) + recheck(burst));
  }
  return cost;
}

function told(bursts: readonly FoundBurst[], announced: boolean): ReadonlySet<string> {
  const messages = new Set<string>();
  for (const burst of bursts) {
    if (announced && !burst.announced) continue;
    const counts = new Map<string, number>();
    for (const id of burst.posts) {
      const label = labels.get(id) ?? null;
      if (label?.is === "copy") counts.set(label.message, (counts.get(label.message) ?? 0) + 1);
    }
    for (const [message, count] of counts) if (count > burst.posts.length / 2) messages.add(message);
  }
  return messages;
}

function among(messages: readonly Planted[], found: ReadonlySet<string>): string {
  return `${messages.filter(({ id }) => found.has(id)).length} of ${messages.length}`;
}

const large = fast.filter(({ accounts }) => accounts.length >= 20);
const small = fast.filter(({ accounts }) => accounts.length < 10);
const ways = [
  { name: "full", mode: "full", month: 5_000 * DOLLAR },
  { name: "full, $50 a month", mode: "full", month: 50 * DOLLAR },
  { name: "sampled, $50 a month", mode: "sampled", month: 50 * DOLLAR },
  { name: "sampled, $200 a month", mode: "sampled", month: 200 * DOLLAR },
  { name: "counts-led", mode: "counts-led", month: 5_000 * DOLLAR },
] as const;

const line = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(" | ")} |\n`);
process.stdout.write(
  `${posts.length} posts that match, ${fast.length} fast messages, seed ${values.seed}\n\n`,
);
line([
  "way",
  "posts read",
  "counts",
  "reading",
  "follow-up",
  "found",
  "announced",
  "of ≥ 20 accounts",
  "of < 10 accounts",
]);
line(["---", "---", "---", "---", "---", "---", "---", "---", "---"]);
for (const way of ways) {
  const read = await readWeek(posts, way);
  const announced = told(read.bursts, true);
  if (way.name === "full") {
    line([
      "naive",
      String(posts.length),
      "0",
      dollars(naively(read)),
      "in it",
      among(fast, told(read.bursts, false)),
      among(fast, announced),
      among(large, announced),
      among(small, announced),
    ]);
  }
  line([
    way.name,
    String(read.reads.posts),
    String(read.reads.counts),
    dollars(read.cost),
    dollars(followed(read.bursts)),
    among(fast, told(read.bursts, false)),
    among(fast, announced),
    among(large, announced),
    among(small, announced),
  ]);
}
