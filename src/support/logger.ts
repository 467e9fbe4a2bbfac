/** The log: one JSON line an event, a constant message with the facts as fields, nothing secret. */
import { pino } from "pino";
import type { LogLevel } from "./log-level.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Level by who must act: error is our bug, warn is worth a look, what a user did wrong is info. */
export interface Logger {
  trace(fields: Fields, message: string): void;
  debug(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
  /** The same log with fields that every line repeats. */
  child(fields: Fields): Logger;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Where lines go, with their line feed: standard error, usually. */
  readonly write: (line: string) => void;
  /** Erases secrets from a whole line. */
  readonly redact: (text: string) => string;
}

export function createLogger({ level, write, redact }: LoggerOptions): Logger {
  const sink = { write: (line: string) => write(`${inert(redact(line.trimEnd()))}\n`) };
  const logger = pino(
    {
      level,
      base: null,
      // Errors are spelt out below, under whatever name they stand.
      serializers: { err: (error: unknown) => error },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => loggable(fields) as Record<string, unknown>,
        bindings: (fields) => loggable(fields) as Record<string, unknown>,
      },
    },
    sink,
  );
  return logger;
}

/** Anything deeper than this is a structure that nobody reads in a log. */
const DEPTH = 8;

/** Fields as JSON can carry them: errors with stack and causes wherever they stand, bytes as text. */
function loggable(value: unknown, depth = DEPTH): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "[deeper]";
  if (value instanceof Error) return loggableError(value, depth);
  // As text, because a secret that is spelt as a list of numbers could not be recognised.
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("utf8");
  }
  if (value instanceof Map) return loggable(Object.fromEntries(value), depth);
  if (value instanceof Set) return loggable([...value], depth);
  if (Array.isArray(value)) return value.map((item) => loggable(item, depth - 1));
  if ("toJSON" in value && typeof value.toJSON === "function") return loggable(value.toJSON(), depth - 1);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, loggable(inner, depth - 1)]));
}

function loggableError(error: Error, depth: number): unknown {
  const { name, message, stack, cause, ...rest } = { ...error, ...pick(error) };
  const own = loggable(rest, depth - 1) as object;
  return {
    name,
    message,
    ...own,
    stack,
    ...(cause === undefined ? {} : { cause: loggable(cause, depth - 1) }),
  };
}

/** What an error has without being enumerable. */
function pick(error: Error) {
  const errors = error instanceof AggregateError ? { errors: error.errors } : {};
  return { ...errors, name: error.name, message: error.message, stack: error.stack, cause: error.cause };
}

/**
 * JSON escapes what is below U+0020. A terminal also obeys U+007F–U+009F, a viewer may break a line at
 * U+2028 and U+2029, and direction marks make a line read as another one: those are escaped here. The list
 * is the domain's, which this folder does not know; a test holds the two together.
 */
function inert(line: string): string {
  return line.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
