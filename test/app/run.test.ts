/** The bot itself, from a file of posts to the terminal, over two runs on one database. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { openChats } from "../../src/app/open-chats.ts";
import { runUntilStopped } from "../../src/app/run.ts";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { createRedactor } from "../../src/http/redact.ts";
import { claimInstance } from "../../src/store/single-instance.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";
import { makeFolder } from "../cli/world.ts";
import { load } from "../config/loading.ts";

const SENTENCE = "nobody asked the people of the lower quay before Lindqvist had the cranes sold";

/** Nine accounts paste a sentence, enough for a watch that began three hours before; one of them tries to steer the terminal, one names nobody we follow. */
function posts(): string {
  const copies = Array.from({ length: 8 }, () => SENTENCE);
  const texts = [`${SENTENCE} \u001b[2J`, ...copies, "good morning harbour"];
  const line = (id: number, text: string, createdAt: number) =>
    JSON.stringify({
      id: String(id),
      platform: "x",
      author: { id: `a${id - 100}`, handle: `fan_${id - 100}` },
      text,
      createdAt: new Date(createdAt).toISOString(),
    });
  const lines = [
    line(99, "Lindqvist opens the fair this morning", Date.UTC(2026, 10, 2, 6)),
    ...texts.map((text, i) => line(100 + i, text, Date.UTC(2026, 10, 2, 9, i))),
  ];
  return `${lines.join("\n")}\n{"torn": \n`;
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

interface Running {
  readonly done: Promise<void>;
  printed(): string;
  saw(text: string): Promise<void>;
  type(line: string): void;
  press(keys: string): void;
  endInput(): void;
  stop(): void;
}

async function run(
  folder: string,
  { tty = false, keyword = "Lindqvist", routed = "lindqvist" } = {},
): Promise<Running> {
  const config = await load(
    `
watches: [{ id: lindqvist, name: Mara Lindqvist, keywords: [${keyword}], sources: [replay] }]
sources: { replay: { files: ["${join(folder, "posts.jsonl")}"], speed: max } }
routes: [{ watch: "${routed}", to: terminal }]
store: { url: "sqlite:${join(folder, "data/bot.db")}" }
`,
    { supported: SUPPORTED },
  );
  const stopping = new AbortController();
  const stdin = Object.assign(new PassThrough(), { isTTY: tty });
  const stdout = Object.assign(new PassThrough(), { isTTY: tty });
  let printed = "";
  const waiting = new Set<() => void>();
  stdout.setEncoding("utf8").on("data", (text) => {
    printed += text;
    for (const look of waiting) look();
  });
  const { redact } = createRedactor();
  const done = runUntilStopped({
    config,
    drillDatabase: join(folder, "data/bot.db.drill"),
    openChats: () =>
      openChats(config, { stdin, stdout, env: {}, cwd: folder }, { onLeft: () => stopping.abort() }),
    logger: createLogger({ level: "error", write: (line) => process.stderr.write(line), redact }),
    faults: noFaults,
    signal: stopping.signal,
  });
  onTestFinished(() => stopping.abort());
  return {
    done,
    printed: () => printed,
    saw: (text) =>
      new Promise((resolve) => {
        function look() {
          if (!printed.includes(text)) return;
          waiting.delete(look);
          resolve();
        }
        waiting.add(look);
        look();
      }),
    type: (line) => stdin.write(`${line}\n`),
    press: (keys) => stdin.write(keys),
    endInput: () => stdin.end(),
    stop: () => stopping.abort(),
  };
}

describe("the running bot", () => {
  it("announces, answers, stops cleanly, and says nothing twice after a restart", async () => {
    const folder = makeFolder({ "posts.jsonl": posts() });
    const first = await run(folder);
    await first.saw("9 accounts posted the same 14 words within 8 minutes");
    first.type("burst last accounts");
    await first.saw("@fan_4");
    first.type("status");
    await first.saw("1 item could not be understood");
    await expect(
      claimInstance(`sqlite:${join(folder, "data/bot.db")}`),
      "one bot a database",
    ).rejects.toMatchObject({
      code: "in-use",
    });
    expect(first.printed()).not.toContain("\u001b[2J");
    first.stop();
    await first.done;

    const second = await run(folder);
    second.type("bursts");
    await second.saw("1 burst");
    second.type("status");
    await second.saw("last stop: stopped in order, off less than a minute");
    second.stop();
    await second.done;
    expect(second.printed()).not.toContain("9 accounts posted the same");
  });

  it("reads a watch that is added in chat from its next tick on, tells of it by name, and keeps it", async () => {
    const folder = makeFolder({ "posts.jsonl": posts() });
    const how = { keyword: "De Smet", routed: "*" };
    const first = await run(folder, how);
    first.type('watch add quay "lower quay" --name "The quay"');
    await first.saw("Watch added: The quay");
    await first.saw("The quay · burst");
    first.stop();
    await first.done;

    const second = await run(folder, how);
    second.type("watch list");
    await second.saw("The quay (quay, chat)");
    second.type("watch remove quay");
    await second.saw("Watch removed: The quay");
    second.type("watch list");
    await second.saw("1 watch");
    second.stop();
    await second.done;
  });

  it("keeps what it makes from everybody else on the machine", async () => {
    const folder = makeFolder({ "posts.jsonl": posts() });
    const umask = process.umask(0o000);
    onTestFinished(() => void process.umask(umask));
    const bot = await run(folder);
    await bot.saw("9 accounts posted the same 14 words within 8 minutes");
    const data = join(folder, "data");
    const modes = readdirSync(data).map((name) => `${name} ${modeOf(join(data, name))}`);
    expect(modes).toEqual(expect.arrayContaining(["bot.db 600", "bot.db-wal 600", "bot.db.lock 600"]));
    expect(modes).toContain("bot.db.terminal.log 600");
    expect(modes.filter((mode) => !mode.endsWith(" 600"))).toEqual([]);
    expect(modeOf(data)).toBe("700");
    bot.stop();
    await bot.done;
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
    ["quit", "quit\r"],
  ])("stops when the person at the terminal leaves it with %s", async (_, keys) => {
    const bot = await run(makeFolder({ "posts.jsonl": posts() }), { tty: true });
    await bot.saw("9 accounts posted the same");
    await bot.saw("> ");
    bot.press(keys);
    await bot.done;
  });

  it("goes on when a pipe that it reads from ends", async () => {
    const bot = await run(makeFolder({ "posts.jsonl": posts() }));
    bot.endInput();
    await bot.saw("9 accounts posted the same");
    bot.stop();
    await bot.done;
  });
});
