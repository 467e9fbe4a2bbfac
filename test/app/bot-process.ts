/** `verbatim run` as a process of its own, with what it printed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished } from "vitest";

const PROGRAM = new URL("../../bin/verbatim.js", import.meta.url).pathname;
const CLOCK_AHEAD = new URL("./clock-ahead.ts", import.meta.url).pathname;

/** How long something that the bot does is waited for: a busy machine may take a minute to start it. */
export const PATIENCE = { timeout: 180_000, interval: 50 };

export interface BotProcess {
  readonly child: ChildProcess;
  printed(): string;
  complained(): string;
}

/** Runs on the `verbatim.yaml` of a folder until it is stopped, at the latest with its test. */
export function startBot(folder: string, env: Readonly<Record<string, string>>): BotProcess {
  const child = spawn(
    process.execPath,
    ["--import", CLOCK_AHEAD, PROGRAM, "run", "--config", "verbatim.yaml", "--log-level", "warn"],
    { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  let complained = "";
  child.stdout.on("data", (data) => {
    printed += data;
  });
  child.stderr.on("data", (data) => {
    complained += data;
  });
  return { child, printed: () => printed, complained: () => complained };
}

/** Waits until it has printed the words; fails at once, with what it complained of, when it ends before. */
export async function hears(bot: BotProcess, words: string): Promise<void> {
  const isOver = () => bot.child.exitCode !== null || bot.child.signalCode !== null;
  await expect.poll(() => isOver() || bot.printed().includes(words), PATIENCE).toBe(true);
  const { exitCode, signalCode } = bot.child;
  expect(bot.printed(), `ended by ${signalCode ?? exitCode}: ${bot.complained()}`).toContain(words);
}

/** How it ended: its exit code, or what killed it. */
export async function ended({ child }: BotProcess): Promise<NodeJS.Signals | number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.signalCode ?? child.exitCode;
}
