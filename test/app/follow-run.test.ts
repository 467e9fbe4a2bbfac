/** `verbatim run` on a local X, from an alert to the first look again, killed while it looks accounts up, searches and looks again. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { LOOKS_AGAIN } from "../../src/domain/standing.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { CHAOS } from "../chaos.ts";
import { makeFolder } from "../cli/world.ts";
import { startXServer, type XServer } from "../servers/x/x-server.ts";
import { NOW, TOKEN } from "../sources/x/open-x.ts";
import { type BotProcess, ended, hears, PATIENCE, startBot } from "./bot-process.ts";
import { keptIn } from "./kept-in.ts";

const WORDS = "nobody asked the people of the lower quay before the cranes were sold";
const HEADLINE = "12 accounts posted the same 14 words within";
const FOUND = "found by searching the words";
const LOOKED_UP = "(known for all 13)";
const SINCE = "1 of 13 accounts is suspended since";
/** What one call may cost at most: a booking that a kill left open counts as spent. */
const MICROS_OF_ONE_CALL = 100 * 10_000;

/** Names of steps at which the bot is killed, one after the other, before it is left alone. */
interface Kills {
  readonly following: readonly string[];
  readonly lookingAgain: readonly string[];
}

/** Twelve accounts about the candidate and one that never names her. */
function plant({ world }: XServer): void {
  for (let n = 1; n <= 12; n += 1) {
    world.user({ id: String(100 + n), createdAt: NOW - (n === 1 ? 20 : 900) * DAY });
    world.post({
      ...{ authorId: String(100 + n), createdAt: NOW - 6 * MINUTE + n * 10 * SECOND },
      text: `Lindqvist: ${WORDS}`,
    });
  }
  world.user({ id: "200" });
  world.post({ authorId: "200", createdAt: NOW - DAY, text: `She knows it. ${WORDS}!` });
}

/** The bot when the campaign was posted, when it has ended, and an hour after that. */
async function play(kills: Kills) {
  let ahead = NOW - Date.now();
  const x = await startXServer({ token: TOKEN, now: () => Date.now() + ahead });
  onTestFinished(() => x.close());
  plant(x);
  const folder = makeFolder();
  writeFileSync(
    join(folder, "verbatim.yaml"),
    `watches: [{ id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [x] }]
sources: { x: { apiUrl: "${x.url}", pollEvery: 1s, backfill: { hours: 1, maxReads: 900 } } }
routes: [{ watch: lindqvist, to: terminal }]
store: { url: "sqlite:./bot.db" }
`,
  );
  let printed = "";
  const complained: string[] = [];

  async function until(seen: (bot: BotProcess) => Promise<void>, killedAt: readonly string[]): Promise<void> {
    for (const step of [...killedAt, null]) {
      const bot = startBot(folder, {
        ...{ X_BEARER_TOKEN: TOKEN, CLOCK_AHEAD: String(ahead) },
        ...(step === null ? {} : { VERBATIM_KILL_AT_STEP: step }),
      });
      if (step === null) {
        await seen(bot);
        bot.child.kill("SIGTERM");
      }
      expect(await ended(bot), `${step}: ${bot.complained()}`).toBe(step === null ? 0 : "SIGKILL");
      printed += bot.printed();
      complained.push(bot.complained());
    }
  }

  await until(printing(FOUND, LOOKED_UP), kills.following);
  ahead += 2 * HOUR;
  x.world.user({ id: "103", state: "suspended" });
  await until(printing("Ended."), []);
  // Whether a burst has ended is asked once a minute.
  ahead += 2 * MINUTE;
  await until(() => expect.poll(() => looksAhead(folder), PATIENCE).toBe(LOOKS_AGAIN.length), []);
  ahead += HOUR + MINUTE;
  await until(printing(SINCE), kills.lookingAgain);
  const { spent, evidence, ...rest } = await keptIn(join(folder, "bot.db"));
  // What is hashed of a change is also when it was seen, to the millisecond.
  const links = evidence.map((link) => (link.kind === "standing" ? { ...link, sha256: "" } : link));
  const kept = { ...rest, evidence: links };
  return { printed, complained: complained.join(""), bill: x.bill(), spent, kept };
}

function printing(...words: readonly string[]) {
  return async (bot: BotProcess) => {
    for (const word of words) {
      await hears(bot, word);
    }
  };
}

function looksAhead(folder: string): number {
  const database = new DatabaseSync(join(folder, "bot.db"), { readOnly: true });
  const [row] = database.prepare("select count(*) as n from errands where kind = 'standing'").all();
  database.close();
  return Number(row?.["n"]);
}

function timesSaid(printed: string, words: string): number {
  return printed.split(words).length - 1;
}

const KILLS: Kills = {
  following: ["accounts:before-commit", "accounts:read", "search:before-commit"],
  lookingAgain: ["standing:before-commit"],
};

// Eight programs, one after the other.
describe("a followed burst on X", { timeout: 20 * MINUTE }, () => {
  let killed: Awaited<ReturnType<typeof play>>;

  function expectFollowed({ printed, complained, kept, bill }: typeof killed): void {
    expect(complained).toBe("");
    expect(printed).toContain(HEADLINE);
    expect(timesSaid(printed, "Looked at again after an hour")).toBe(1);
    expect(kept.chain).toBe("intact");
    expect(kept.snapshots.length).toBeGreaterThan(13);
    expect(kept.found).toHaveLength(1);
    expect(bill, "X returned nothing twice for money").toMatchObject({ posts: 13, users: 13 });
  }

  it("is looked up, searched and looked at again by the bot as it is run, killed in the middle of each", async () => {
    killed = await play(KILLS);
    expectFollowed(killed);
  });

  it.runIf(CHAOS)(
    "is so as by a bot that nobody kills, for no more than the calls that were cut off",
    async () => {
      const undisturbed = await play({ following: [], lookingAgain: [] });
      expectFollowed(undisturbed);
      expect(killed.kept).toEqual(undisturbed.kept);
      const more = killed.spent - undisturbed.spent;
      expect(more).toBeGreaterThanOrEqual(0);
      expect(more, "a booking for each call that a kill cut off").toBeLessThanOrEqual(4 * MICROS_OF_ONE_CALL);
    },
  );
});
