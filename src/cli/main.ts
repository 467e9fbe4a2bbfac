/** The process: argv to a verb, signals to an AbortSignal, the answer to an exit code. */
import { createRedactor } from "../http/redact.ts";
import type { CliContext } from "./context.ts";
import { readEnvironment, registerSecrets } from "./environment.ts";
import { runCli } from "./program.ts";
import { isBrokenPipe, reportError } from "./report-error.ts";

/** Runs the command line `argv` (without node and script) and sets the process's exit code. */
export async function main(argv: string[]): Promise<void> {
  const controller = new AbortController();
  stopOnSignals(controller);
  stopOnBrokenPipe(controller);
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
    process.exitCode = await runCli(argv, { ...context, env });
  } catch (error) {
    process.exitCode = reportError(error, context);
  }
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

/** `verbatim replay … | head` closes our output early: that is the end of the work, not an error. */
function stopOnBrokenPipe(controller: AbortController): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (!isBrokenPipe(error)) throw error;
      controller.abort(new DOMException("the output was closed", "AbortError"));
    });
  }
}
