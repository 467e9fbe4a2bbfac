/** The process: argv to a verb, signals to an AbortSignal, the answer to an exit code. */
import { createRedactor } from "../http/redact.ts";
import type { CliContext } from "./context.ts";
import { readEnvironment, registerSecrets } from "./environment.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { runCli } from "./program.ts";
import { isBrokenPipe, reportError } from "./report-error.ts";

/** How long what is under way may take to end after an error that nobody caught, in milliseconds. */
const BREAK_WITHIN = 30_000;
const UNSTOPPED = new AbortController().signal;

/** Runs the command line `argv` (without node and script) and sets the process's exit code. */
export async function main(argv: string[]): Promise<void> {
  const controller = new AbortController();
  stopOnSignals(controller);
  const outputLost = stopOnLostOutput(controller);
  const broken = stopOnBreak(controller);
  const cwd = process.cwd();
  const context: CliContext = {
    env: process.env,
    cwd,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: controller.signal,
    stop: () => controller.abort(new DOMException("stopped at the terminal", "AbortError")),
    redactor: createRedactor(),
    logLevel: null,
    configFile: null,
    openChats: async (config, around) =>
      (await import("../app/open-chats.ts")).openChats(config, around, { remembers: false }),
  };
  try {
    const env = readEnvironment(process.env, cwd);
    registerSecrets(env, context.redactor);
    const exitCode = await runCli(argv, { ...context, env });
    process.exitCode = outputLost() ?? exitCode;
  } catch (error) {
    process.exitCode = outputLost() ?? reportError(error, context);
  }
  const why = broken();
  if (why !== null) process.exitCode = reportError(why.error, { ...context, signal: UNSTOPPED });
}

/** The first signal asks for a clean end, the second one ends at once. */
function stopOnSignals(controller: AbortController): void {
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(128 + number);
      controller.abort(new DOMException(`stopped by ${signal}`, "AbortError"));
    });
  }
}

/**
 * An error that nobody caught is our fault, and what is under way may be in any state: it ends like a stop, so
 * that the reason is kept, and at once when that takes too long. Answers with the error, or null.
 */
function stopOnBreak(controller: AbortController): () => { readonly error: unknown } | null {
  let broken: { readonly error: unknown } | null = null;
  const onBreak = (error: unknown) => {
    if (broken !== null) return;
    broken = { error };
    process.exitCode = EXIT.internal;
    controller.abort(error instanceof Error ? error : new Error(String(error)));
    setTimeout(() => process.exit(EXIT.internal), BREAK_WITHIN).unref();
  };
  process.on("uncaughtException", onBreak);
  process.on("unhandledRejection", onBreak);
  return () => broken;
}

/**
 * `verbatim replay … | head` closes our output early: that is the end of the work, not an error. A full disk
 * behind it is one, and is said once. The answer is its exit code, or null while nothing is lost.
 */
function stopOnLostOutput(controller: AbortController): () => ExitCode | null {
  let exitCode: ExitCode | null = null;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (!isBrokenPipe(error) && exitCode === null) {
        exitCode = EXIT.usage;
        // Writing is told of late: the verb may have ended already.
        process.exitCode = exitCode;
        if (stream === process.stdout) process.stderr.write(`${outputProblem(error)}\n`);
      }
      controller.abort(new DOMException("the output was closed", "AbortError"));
    });
  }
  return () => exitCode;
}

function outputProblem({ code, message }: NodeJS.ErrnoException): string {
  return code === "ENOSPC"
    ? "Standard output cannot be written: its disk is full. Make room, or send it somewhere else."
    : `Standard output cannot be written (${code ?? message}). Send it somewhere else.`;
}
