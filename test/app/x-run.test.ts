/** `verbatim run` as a process of its own, on a local X: from a planted campaign to the terminal, killed or not. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { someOf } from "../chaos.ts";
import { makeFolder } from "../cli/world.ts";
import { FAULTS } from "../servers/x/faults.ts";
import { startXServer, type XServer } from "../servers/x/x-server.ts";
import { type BotProcess, ended, hears, startBot } from "./bot-process.ts";

const TOKEN = "AAAAAAAAAAAAAAAAAAAAA-token-of-the-tests";
const SENTENCE = "nobody asked the people of the lower quay before Lindqvist had the cranes sold";
const HEADLINE = "12 accounts posted the same 14 words within";
const MINUTE = 60_000;
/** Posts the sentence when the campaign was found already. */
const LATECOMER = "1900";

interface Scene {
  readonly x: XServer;
  readonly folder: string;
  /** Posts that the watch looks for. */
  readonly posts: number;
}

/** A day of chatter, which takes several pages and costs little, and a campaign that began six minutes ago. */
async function scene(): Promise<Scene> {
  const x = await startXServer({ token: TOKEN, now: Date.now, delay: 0 });
  onTestFinished(() => x.close());
  const now = Date.now();
  const chatter = Array.from({ length: 230 }, (_, n) =>
    x.world.post({
      text: `Lindqvist w${n * 31}a w${n * 37}b w${n * 41}c w${n * 43}d`,
      authorId: String(5_000 + n),
      createdAt: now - 23 * 60 * MINUTE + n * 5 * MINUTE,
    }),
  );
  const campaign = Array.from({ length: 12 }, (_, n) =>
    x.world.post({ text: SENTENCE, authorId: String(1_000 + n), createdAt: now - 6 * MINUTE + n * 10_000 }),
  );
  for (const { authorId } of [...campaign, { authorId: LATECOMER }]) x.world.user({ id: authorId });
  const folder = makeFolder();
  writeFileSync(
    join(folder, "verbatim.yaml"),
    `watches: [{ id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [x] }]
sources: { x: { apiUrl: "${x.url}", pollEvery: 1s, backfill: { hours: 24, maxReads: 900 } } }
routes: [{ watch: lindqvist, to: terminal }]
store: { url: "sqlite:./bot.db" }
`,
  );
  return { x, folder, posts: chatter.length + campaign.length };
}

function run({ folder }: Scene, env: Readonly<Record<string, string>> = {}): BotProcess {
  return startBot(folder, { X_BEARER_TOKEN: TOKEN, ...env });
}

/** The watch's posts as they were judged, in order. */
async function judged({ folder }: Scene) {
  const store = await openStore(`sqlite:${join(folder, "bot.db")}`);
  const rows = await store.db
    .selectFrom("watch_posts")
    .select(["post_id", "seq"])
    .where("seq", "is not", null)
    .orderBy("seq")
    .execute();
  await store.close();
  return rows;
}

/** Messages about the campaign; one that is edited is printed again below a line that says so. */
function messagesIn(printed: string): number {
  const lines = printed.split("\n");
  const shown = lines.filter((line) => line.startsWith(HEADLINE)).length;
  return shown - lines.filter((line) => line.startsWith("↻ updated")).length;
}

describe("the bot on X", () => {
  it("finds a planted campaign, tells it once in the terminal, and follows what comes after it", async () => {
    const here = await scene();
    const bot = run(here);
    await hears(bot, HEADLINE);
    const asked = here.x.requests.length;
    here.x.world.post({ text: SENTENCE, authorId: LATECOMER, createdAt: Date.now() });
    await hears(bot, "13 accounts posted the same 14 words");
    expect(here.x.requests.length).toBeGreaterThan(asked);
    bot.child.kill("SIGTERM");
    expect(await ended(bot)).toBe(0);
    expect(bot.complained()).toBe("");
    expect(bot.printed()).toContain("https://x.com/i/web/status/");
    expect(await judged(here)).toHaveLength(here.posts + 1);
    expect(here.x.bill().posts).toBe(here.posts + 1);
    const searches = here.x.requests.filter(({ pathname }) => pathname === "/2/tweets/search/recent");
    expect(searches.filter(({ searchParams }) => searchParams.has("expansions"))).toEqual([]);
  });

  it("says a failure once, and goes on by itself when it is over", async () => {
    const here = await scene();
    here.x.fail(FAULTS.unavailable, { path: "/2/tweets/search/recent" });
    const bot = run(here);
    await hears(bot, HEADLINE);
    bot.child.kill("SIGTERM");
    expect(await ended(bot)).toBe(0);
    const lines = bot.complained().trimEnd().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      msg: "poll failed",
      code: "unavailable",
      message: "X cannot answer (503)",
    });
  });
});

describe("the bot on X, killed in the middle of a poll", () => {
  it.each(someOf([2, 6, 10, 13], 2))("at step %i, loses nothing and repeats nothing", async (step) => {
    const here = await scene();
    const killed = run(here, { VERBATIM_KILL_AT_STEP: String(step) });
    expect(await ended(killed)).toBe("SIGKILL");
    expect(killed.printed()).not.toContain(HEADLINE);
    const billed = here.x.bill().posts;

    const bot = run(here);
    await hears(bot, HEADLINE);
    bot.child.kill("SIGTERM");
    expect(await ended(bot)).toBe(0);
    expect(messagesIn(bot.printed())).toBe(1);
    const posts = await judged(here);
    expect(posts.map(({ seq }) => seq)).toEqual(Array.from({ length: here.posts }, (_, n) => n + 1));
    expect(here.x.bill().posts, "what was billed before the kill is not billed again").toBe(here.posts);
    expect(billed).toBeLessThanOrEqual(here.posts);
  });
});
