/**
 * Evidence through the bot as it is run, from a local X to a local Slack: the head of each day, the webhook, a
 * dossier served at a link and how that ends; then everything is verified, as it is and with one byte changed.
 */
import { createHmac } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { runCli } from "../../src/cli/program.ts";
import { LOOKS_AGAIN } from "../../src/domain/standing.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { seenBy } from "../chat/slack/open-slack.ts";
import { makeFolder, makeWorld } from "../cli/world.ts";
import { type Archive, startArchive } from "../servers/archive.ts";
import { freePort } from "../servers/free-port.ts";
import { person } from "../servers/slack/person.ts";
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from "../servers/slack/slack-server.ts";
import { startXServer } from "../servers/x/x-server.ts";
import { NOW, TOKEN } from "../sources/x/open-x.ts";
import { type BotProcess, ended, PATIENCE, startBot } from "./bot-process.ts";

const WORDS = "nobody asked the people of the lower quay before the cranes were sold";
const SECRET = "a-secret-of-the-webhook";
const SECRETS = {
  ...{ X_BEARER_TOKEN: TOKEN, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN },
  EVIDENCE_WEBHOOK_SECRET: SECRET,
};
const ANNA = { user: "U0ANNA", channel: "C0NEWS" };
const LINK = /http:\/\/127\.0\.0\.1:\d+\/dossier\/[\w-]{43}/g;

interface Town {
  readonly folder: string;
  readonly slack: SlackServer;
  readonly archive: Archive;
  readonly port: number;
  /** Runs the bot so long after the beginning, does what is to be done, and stops it in order. */
  during(after: number, does: () => Promise<void>): Promise<void>;
  /** What Anna sees when she has asked, once it holds what she waits for. */
  ask(line: string, waitsFor: RegExp | string): Promise<string>;
}

async function town(): Promise<Town> {
  let ahead = NOW - Date.now();
  const x = await startXServer({ token: TOKEN, now: () => Date.now() + ahead });
  onTestFinished(() => x.close());
  for (let n = 1; n <= 12; n += 1) {
    x.world.user({ id: String(100 + n), createdAt: NOW - 900 * DAY });
    const createdAt = NOW - 6 * MINUTE + n * 10 * SECOND;
    x.world.post({ authorId: String(100 + n), createdAt, text: `Lindqvist: ${WORDS}` });
  }
  const slack = await startSlack();
  onTestFinished(() => slack.close());
  const archive = await startArchive([503, 204]);
  const port = await freePort();
  const folder = makeFolder({
    "verbatim.yaml": `watches: [{ id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [x] }]
sources: { x: { apiUrl: "${x.url}", pollEvery: 1s, backfill: { hours: 1, maxReads: 900 } } }
chat: { slack: { apiUrl: "${slack.apiUrl}" } }
routes: [{ watch: lindqvist, to: "slack:C0NEWS" }]
access: { admins: [slack:U0ANNA], place: "slack:C0DESK" }
evidence: { headTo: "slack:C0PUBLIC", webhook: "${archive.url}" }
http: { listen: "127.0.0.1:${port}", publicUrl: "http://127.0.0.1:${port}" }
store: { url: "sqlite:./bot.db" }
`,
  });
  const anna = person(slack, ANNA);
  return {
    ...{ folder, slack, archive, port },
    async during(after, does) {
      ahead = NOW + after - Date.now();
      if (after > 0) x.world.user({ id: "103", state: "suspended" });
      const bot: BotProcess = startBot(folder, { ...SECRETS, CLOCK_AHEAD: String(ahead) });
      await expect
        .poll(() => slack.socket.open + Number(bot.child.exitCode ?? 0), PATIENCE)
        .toBeGreaterThan(0);
      await does();
      bot.child.kill("SIGTERM");
      expect(await ended(bot), bot.complained()).toBe(0);
      await slack.until(() => slack.socket.open === 0);
      for (const secret of Object.values(SECRETS)) expect(bot.complained()).not.toContain(secret);
    },
    async ask(line, waitsFor) {
      const seen = () => seenBy(slack, ANNA.channel, ANNA.user) + JSON.stringify(slack.world.ephemerals);
      const before = seen().length;
      slack.socket.send(anna.slash(line));
      await expect.poll(() => seen().slice(before), PATIENCE).toMatch(waitsFor);
      return JSON.stringify(slack.world.ephemerals);
    },
  };
}

/** The newest link that was handed out, opened. */
function linkIn(seen: string): string {
  return seen.match(LINK)?.at(-1) ?? "";
}

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.body?.cancel();
  return answer.status;
}

it("keeps, posts, calls, serves and ends evidence over nine days, and any byte of it that changes shows", async () => {
  const { folder, slack, archive, port, during, ask } = await town();
  const dossiers = () => readdirSync(join(folder, "exports")).length;
  let early = "";
  let shortId = "";
  await during(0, async () => {
    await expect
      .poll(() => slack.shown("C0NEWS"), PATIENCE)
      .toContain("12 accounts posted the same 14 words");
    shortId = /burst ([0-9A-Z]{4,6})/.exec(slack.shown("C0NEWS"))?.[1] ?? "";
    await expect.poll(() => archive.calls.length, PATIENCE).toBe(2);
    early = linkIn(await ask(`export ${shortId}`, LINK));
    expect(await statusOf(early)).toBe(200);
    const zip = Buffer.from(await (await fetch(`${early}/dossier.zip`)).arrayBuffer());
    writeFileSync(join(folder, "handed-on.zip"), zip);
    const base = `http://127.0.0.1:${port}`;
    for (const path of ["", "/", "/dossier", "/dossier/", "/exports", `/dossier/${"A".repeat(43)}`]) {
      expect(await statusOf(base + path), `nothing is listed at ${path}`).toBe(404);
    }
    expect(slack.shown("C0PUBLIC"), "there is no day behind the first").toBe("");
  });

  const [first, second] = archive.calls;
  const body = JSON.parse(second?.body ?? "{}");
  expect(second?.body, "the same call again").toBe(first?.body);
  expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  expect(Object.keys(body).sort()).toEqual(["at", "burst", "event", "urls", "watch", "wave"]);
  expect(body).toMatchObject({ event: "announced", burst: shortId, wave: 1, watch: "lindqvist" });
  expect(body.urls).toHaveLength(12);
  for (const url of body.urls) expect(url).toMatch(/^https:\/\/x\.com\/i\/web\/status\/\d+$/);
  const [, at, signature] = /^t=(\d+),v1=(.+)$/.exec(String(second?.headers["verbatim-signature"])) ?? [];
  expect(signature).toBe(createHmac("sha256", SECRET).update(`${at}.${second?.body}`).digest("hex"));

  await during(25 * HOUR, async () => {
    await expect.poll(() => slack.shown("C0PUBLIC"), PATIENCE).toContain("Evidence of 2026-11-21");
    expect(await statusOf(early), "a restart changes nothing").toBe(200);
    await expect.poll(() => slack.shown("C0NEWS"), PATIENCE).toContain("Ended.");
  });

  // Whether a burst has ended is asked once a minute; then it is known when its accounts are looked at again.
  await during(25 * HOUR + 2 * MINUTE, () =>
    expect.poll(() => looksAhead(folder), PATIENCE).toBe(LOOKS_AGAIN.length),
  );

  let head = "";
  await during(9 * DAY, async () => {
    await expect.poll(() => slack.shown("C0PUBLIC"), PATIENCE).toContain("Evidence of 2026-11-29");
    head =
      slack
        .shown("C0PUBLIC")
        .match(/[0-9a-f]{64}/g)
        ?.at(-1) ?? "";
    expect(await statusOf(early), "it has expired").toBe(404);
    await expect.poll(dossiers, { ...PATIENCE, message: "nobody exported meanwhile" }).toBe(0);
    const revoked = linkIn(await ask(`export ${shortId}`, LINK));
    expect(await statusOf(revoked)).toBe(200);
    await ask("export revoke 2", "leads nowhere any more");
    expect(await statusOf(revoked)).toBe(404);
    const corrected = linkIn(await ask(`export ${shortId}`, LINK));
    expect(await statusOf(corrected)).toBe(200);
    await ask(`correct ${shortId} two are one newsroom's`, "Corrected");
    expect(await statusOf(corrected)).toBe(410);
    const held = linkIn(await ask(`export ${shortId}`, LINK));
    await expect.poll(() => slack.shown("C0NEWS"), PATIENCE).toContain("suspended since");
    expect(await statusOf(held)).toBe(200);
    expect(dossiers(), "zips and pages of three").toBe(6);
    await ask("purge account 104 --sure yes", "Purged.");
    expect(await statusOf(held)).toBe(410);
    expect(dossiers(), "all three held it").toBe(0);
  });

  await verified(folder, head);
});

function looksAhead(folder: string): number {
  const database = new DatabaseSync(join(folder, "bot.db"), { readOnly: true });
  const [row] = database.prepare("select count(*) as n from errands where kind = 'standing'").all();
  database.close();
  return Number(row?.["n"]);
}

/** Verifies a database as it is, and copies of it that somebody changed. */
async function verified(folder: string, head: string): Promise<void> {
  const verify = async (...args: readonly string[]) => {
    const world = makeWorld({ env: SECRETS, context: { cwd: folder, configFile: "verbatim.yaml" } });
    const code = await runCli(["--config", "verbatim.yaml", "verify", ...args], world.context);
    return { code, printed: world.printed() + world.complained() };
  };
  const whole = await verify("--head", head);
  expect(whole.printed).toContain("Everything holds.");
  expect(whole.printed).toMatch(/ok {6}\d+ snapshots? read again/);
  expect(whole.printed).toMatch(/ok {6}1 standing read again/);
  expect(whole.printed).toContain(`head of 2026-11-29: ${head}`);
  expect(whole.code).toBe(0);

  const path = join(folder, "bot.db");
  copyFileSync(path, join(folder, "kept.db"));
  for (const [sql, named] of SPOILT) {
    copyFileSync(join(folder, "kept.db"), path);
    for (const beside of ["bot.db-wal", "bot.db-shm"]) expect(existsSync(join(folder, beside))).toBe(false);
    const db = new DatabaseSync(path);
    const { changes } = db.prepare(sql).run();
    db.close();
    expect(changes, sql).toBe(1);
    const { code, printed } = await verify();
    expect({ code, named: named.exec(printed) !== null }, `${sql}\n${printed}`).toEqual({
      code: 6,
      named: true,
    });
  }
  for (const [spoil, named] of CUT) {
    copyFileSync(join(folder, "kept.db"), path);
    const db = new DatabaseSync(path);
    db.exec(spoil);
    db.close();
    const { code, printed } = await verify("--head", head);
    expect({ code, named: named.exec(printed) !== null }, `${spoil}\n${printed}`).toEqual({
      code: 6,
      named: true,
    });
  }
  copyFileSync(join(folder, "kept.db"), path);

  expect(await verify("handed-on.zip")).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/the audit log holds this manifest[\s\S]*2 of its posts had to go since/),
  });
  const zip = readFileSync(join(folder, "handed-on.zip"));
  const middle = zip.length >> 1;
  zip[middle] = (zip[middle] ?? 0) ^ 1;
  writeFileSync(join(folder, "changed.zip"), zip);
  const changed = await verify("changed.zip");
  expect(changed.code).toBe(6);
  expect(changed.printed).toContain("broken  the zip is not byte for byte what was packed");
}

/** One byte of each kind of evidence, and where that is said to be. */
const SPOILT: readonly (readonly [string, RegExp])[] = [
  [
    "update posts set raw = replace(raw, 'cranes', 'crames') where id = (select min(id) from posts where raw like '%cranes%')",
    /broken {2}post x \d+: it is not what its hash says/,
  ],
  [
    "update posts set text = replace(text, 'cranes', 'crames') where id = (select max(id) from posts where text like '%cranes%')",
    /broken {2}post x \d+: what is shown of it is not what was read/,
  ],
  [
    "update snapshots set raw = replace(raw, '101', '111') where account_id = '101' and fetched_at = (select min(fetched_at) from snapshots where account_id = '101')",
    /broken {2}snapshot x 101 2026-11-20T12:\S+: it is not what its hash says/,
  ],
  [
    "update standings set standing = 'protected'",
    /broken {2}standing x account 103 2026-11-\S+: no link of its chain stands for it/,
  ],
  ["update audit set actor = 'slack:U0ANNB' where n = 1", /broken {2}chain "audit": link 1 \(changed: it/],
  [
    "update evidence set query = replace(query, 'Lind', 'Lund') where n = 5",
    /broken {2}chain "watch:lindqvist": link 5 \(changed: it/,
  ],
];

/** Tails that are cut together with what the database itself says of their heads. */
const CUT: readonly (readonly [string, RegExp])[] = [
  [
    `delete from evidence where n > 5;
    update chain_heads set n = 5, hash = (select hash from evidence where n = 5) where chain = 'watch:lindqvist'`,
    /broken {2}head of 2026-11-29: the chain "watch:lindqvist" came to link \d+ then, and does not any more/,
  ],
  [
    `delete from evidence where n > 5; delete from day_heads;
    update chain_heads set n = 5, hash = (select hash from evidence where n = 5) where chain = 'watch:lindqvist'`,
    /broken {2}head [0-9a-f]{64}: no day of this database came to it/,
  ],
];
