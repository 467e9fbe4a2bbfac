/** Reading commands: with a prompt and history on a TTY, line by line from a pipe. */
import { createInterface, type Interface } from "node:readline";
import { inertLine } from "../../cards/inert.ts";
import { withoutJsonFlag } from "./json.ts";
import type { TerminalOptions } from "./options.ts";
import type { Screen } from "./screen.ts";

/** A line longer than this is not a command; it is cut, so that a pasted book costs nothing. */
const LONGEST_LINE = 2_000;
/** Lines that wait while a command runs; a pipe is paused, a person is told to wait by the missing answer. */
const WAITING_LINES = 100;

const LEAVE = new Set(["quit", "exit", "/quit", "/exit"]);

export interface Prompt {
  /** Resolves when the person or the pipe is done: Ctrl-D, Ctrl-C on an empty line, `quit`, end of input. */
  readonly ended: Promise<void>;
  /** Stops reading; resolves when the command under way has been answered. */
  close(): Promise<void>;
}

/** Calls `onLine` for each line, one after the other. `onLine` never rejects. */
export function openPrompt(
  { input, output, tty }: Pick<TerminalOptions, "input" | "output" | "tty">,
  screen: Screen,
  onLine: (line: string) => Promise<void>,
): Prompt {
  const ended = Promise.withResolvers<void>();
  const readline = createInterface({
    input,
    ...(tty ? { output } : {}),
    terminal: tty,
    prompt: "> ",
    historySize: 200,
    removeHistoryDuplicates: true,
  });
  let working: Promise<void> = Promise.resolve();
  let waiting = 0;
  let closed = false;

  readline.on("line", (typed) => {
    screen.entered();
    const line = typed.slice(0, LONGEST_LINE).trim();
    if (LEAVE.has(line.toLowerCase())) return readline.close();
    if (line === "") return screen.prompt(tty ? readline : null);
    waiting += 1;
    if (waiting >= WAITING_LINES) readline.pause();
    working = working.then(async () => {
      // A pipe shows no typing of its own: without this its answers would answer nothing. JSON is for a program.
      if (!tty && withoutJsonFlag(line) === null) screen.print([`> ${inertLine(line)}`]);
      await onLine(line);
      waiting -= 1;
      if (closed) return;
      // An answer of nothing would leave no prompt behind.
      if (tty) screen.prompt(readline);
      if (waiting < WAITING_LINES) readline.resume();
    });
  });
  readline.on("SIGINT", () => (readline.line === "" ? readline.close() : clearTyped(readline)));
  readline.on("close", () => {
    closed = true;
    if (tty) screen.prompt(null);
    working.then(() => ended.resolve());
  });
  if (tty) screen.prompt(readline);

  return {
    ended: ended.promise,
    async close() {
      readline.close();
      await ended.promise;
    },
  };
}

/** As in a shell: Ctrl-C gives up what was typed. */
function clearTyped(readline: Interface): void {
  readline.write(null, { ctrl: true, name: "e" });
  readline.write(null, { ctrl: true, name: "u" });
}
