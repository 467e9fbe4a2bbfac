/** What an error looks like to the operator: one clear line with the mend, and its exit code. */
import { inspect } from "node:util";
import { replaceUnsafe } from "../domain/unsafe-characters.ts";
import { withMend } from "../support/sentences.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";

/**
 * Our own errors, by name and not by class: a class would load the module that throws it, and with it
 * everything that `verbatim --version` can do without.
 */
const EXIT_BY_NAME: Readonly<Record<string, (code: unknown) => ExitCode>> = {
  UsageError: () => EXIT.usage,
  ConfigError: () => EXIT.usage,
  WatchConflictError: () => EXIT.usage,
  StoreError: (code) => (code === "in-use" ? EXIT.inUse : EXIT.store),
  DrillError: () => EXIT.usage,
  InputError: () => EXIT.input,
  SourceError: () => EXIT.usage,
  ChatError: () => EXIT.usage,
  ListenError: () => EXIT.usage,
};

/** Writes the error to standard error, without a stack unless the log level asks for one. */
export function reportError(error: unknown, context: CliContext): ExitCode {
  if (isBrokenPipe(error) || (context.signal.aborted && isAbort(error))) return EXIT.ok;
  const known = error instanceof Error ? EXIT_BY_NAME[error.name] : undefined;
  const wantsStack = context.logLevel === "debug" || context.logLevel === "trace";
  say(known === undefined ? `Internal error: ${firstLine(error)}` : messageOf(error), context);
  if (wantsStack) say(inspect(error, { depth: 4 }), context);
  else if (known === undefined) say("Run it again with --log-level debug to see where it happened.", context);
  return known === undefined ? EXIT.internal : known(codeOf(error));
}

/** Whoever reads our output has gone, as `head` does: not an error. */
export function isBrokenPipe(error: unknown): boolean {
  const code = codeOf(error);
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return withMend(error.message, "mend" in error && typeof error.mend === "string" ? error.mend : null);
}

function firstLine(error: unknown): string {
  return messageOf(error).split("\n", 1)[0] ?? "";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function say(text: string, context: CliContext): void {
  context.stderr.write(`${withoutControls(context.redactor.redact(text))}\n`);
}

/** Messages quote files and servers; none of it may steer a terminal. A stack has its lines. */
function withoutControls(text: string): string {
  return replaceUnsafe(text, () => "\ufffd", "\t\n");
}
