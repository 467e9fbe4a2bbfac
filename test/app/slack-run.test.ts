/** The bot itself with Slack: from a file of posts to a channel, asked there, seen by a supervisor, and ended. */
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { openChats } from "../../src/app/open-chats.ts";
import { runUntilStopped } from "../../src/app/run.ts";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { openStore } from "../../src/store/open.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";
import { seenBy } from "../chat/slack/open-slack.ts";
import { makeFolder } from "../cli/world.ts";
import { load } from "../config/loading.ts";
import { freePort } from "../servers/free-port.ts";
import { person } from "../servers/slack/person.ts";
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from "../servers/slack/slack-server.ts";

const SENTENCE = "nobody asked the people of the lower quay before Lindqvist had the cranes sold";

/** Nine accounts paste a sentence, three hours after the watch's first post. */
function posts(): string {
  const line = (id: number, text: string, createdAt: number) =>
    JSON.stringify({
      ...{ id: String(id), platform: "x", author: { id: `a${id}`, handle: `fan_${id}` }, text },
      createdAt: new Date(createdAt).toISOString(),
    });
  const copies = Array.from({ length: 9 }, (_, i) => line(100 + i, SENTENCE, Date.UTC(2026, 10, 2, 9, i)));
  return [line(99, "Lindqvist opens the fair", Date.UTC(2026, 10, 2, 6)), ...copies].join("\n");
}

describe("the bot in Slack", () => {
  let slack: SlackServer;
  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  async function run(env: Readonly<Record<string, string>> = {}) {
    const folder = makeFolder({ "posts.jsonl": posts() });
    const port = await freePort();
    const config = await load(
      `
watches: [{ id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [replay] }]
sources: { replay: { files: ["${join(folder, "posts.jsonl")}"], speed: max } }
chat: { slack: { apiUrl: "${slack.apiUrl}" } }
routes: [{ watch: lindqvist, to: "slack:#news" }]
access: { editors: [slack:group:S0DESK] }
store: { url: "sqlite:${join(folder, "bot.db")}" }
http: { listen: "127.0.0.1:${port}" }
`,
      { supported: SUPPORTED, env: { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, ...env } },
    );
    expect(config.notInThisVersion).toEqual([]);
    const stopping = new AbortController();
    const log: string[] = [];
    const logger = createLogger({ level: "info", write: (line) => log.push(line), redact: (line) => line });
    const around = { stdin: new PassThrough(), stdout: new PassThrough(), env: {}, cwd: folder };
    const done = runUntilStopped({
      ...{ config, logger, faults: noFaults, signal: stopping.signal },
      drillDatabase: join(folder, "bot.db.drill"),
      openChats: (memory) => openChats(config, around, { memory, logger }),
    });
    onTestFinished(async () => {
      stopping.abort();
      await done.catch(() => {});
    });
    const database = `sqlite:${join(folder, "bot.db")}`;
    return { done, log, database, stop: () => stopping.abort(), health: `http://127.0.0.1:${port}/healthz` };
  }

  it("tells a channel by its name, answers there, and ends cleanly", async () => {
    slack.world.groups.set("S0DESK", { handle: "desk", members: ["U0ANNA"] });
    const bot = await run();
    await slack.until(() => slack.shown("C0NEWS").includes("accounts posted the same"));
    expect(slack.shown("C0NEWS")).toContain(`│ ${SENTENCE}`);

    const anna = person(slack, { user: "U0ANNA", channel: "C0NEWS" });
    const vic = person(slack, { user: "U0VIC", channel: "C0NEWS" });
    slack.socket.send(anna.press("Posts"));
    await slack.until(() => seenBy(slack, "C0NEWS", "U0ANNA").includes("@fan_100"));
    slack.socket.send(anna.slash("mute last"));
    await slack.until(() => slack.world.views.length === 1);
    slack.socket.send(anna.fillIn({ for: "24h", why: "we called them" }));
    await slack.until(() => seenBy(slack, "C0NEWS", "U0ANNA").includes("by Anna"));
    slack.socket.send(vic.slash("mute last 24h"));
    await slack.until(() => seenBy(slack, "C0NEWS", "U0VIC").includes("asks for the role “editor”"));

    const health = await fetch(bot.health);
    expect([health.status, await health.text()]).toEqual([200, "working"]);
    slack.failNext("apps.connections.open", { how: "reset" }, 100);
    slack.socket.cut();
    await slack.until(() => slack.socket.open === 0);
    await expect.poll(async () => (await fetch(bot.health)).text()).toBe("limited");
    bot.stop();
    await bot.done;
    await slack.until(() => slack.socket.open === 0);
    for (const secret of [BOT_TOKEN, APP_TOKEN]) expect(bot.log.join("")).not.toContain(secret);
  });

  it("ends with one clear error when Slack takes its token away", async () => {
    const bot = await run();
    await slack.until(() => slack.socket.open === 1);
    slack.revoke(APP_TOKEN);
    slack.socket.disconnect("refresh_requested");
    await expect(bot.done).rejects.toMatchObject({
      ...{ name: "ChatError", message: "Slack does not take SLACK_APP_TOKEN: Slack says invalid_auth" },
      mend: expect.stringContaining("copy the token anew"),
    });
  });

  it("ends with one clear error when its bot token is taken back, and parks nothing", async () => {
    const revoked = { how: "error", error: "token_revoked" } as const;
    slack.failNext("chat.postMessage", revoked);
    const bot = await run();
    await slack.until(() => slack.socket.open === 1);
    slack.failNext("auth.test", revoked);
    await expect(bot.done).rejects.toMatchObject({
      ...{ name: "ChatError", message: "Slack does not take SLACK_BOT_TOKEN: Slack says token_revoked" },
      mend: expect.stringContaining("install the app into the workspace again"),
    });
    const store = await openStore(bot.database);
    const rows = await store.db.selectFrom("outbox").select("state").execute();
    await store.close();
    expect(rows).toEqual([{ state: "pending" }]);
    expect(slack.world.messages).toEqual([]);
  });

  it("does not begin with a wrong token, and says which", async () => {
    const bot = await run({ SLACK_BOT_TOKEN: "xoxb-wrong" });
    await expect(bot.done).rejects.toMatchObject({
      ...{ name: "ChatError", code: "refused" },
      message: "Slack does not take SLACK_BOT_TOKEN: Slack says invalid_auth",
    });
    expect(slack.world.messages).toEqual([]);
  });
});
