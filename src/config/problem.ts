/** What is wrong with a configuration: every problem with its place and its mend, all at once. */
import { escapedCharacter, replaceUnsafe } from "../domain/unsafe-characters.ts";

export interface Problem {
  /** The file, or the environment variable, that must change. */
  readonly where: string;
  /** From 1; null for what has no line. */
  readonly line: number | null;
  readonly column: number | null;
  /** "watches.0.keywords"; empty for the whole file. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

export type ConfigErrorCode = "not-found" | "unreadable" | "invalid";

/** A configuration that cannot be used; its message is one line a problem. */
export class ConfigError extends Error {
  override name = "ConfigError" as const;
  readonly code: ConfigErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: ConfigErrorCode, problems: readonly Problem[], cause?: unknown) {
    super(problems.map(formatProblem).join("\n"), cause === undefined ? undefined : { cause });
    this.code = code;
    this.problems = problems;
  }
}

/** `config/verbatim.yaml:5:15 watches.0.keywords: …` */
export function formatProblem(problem: Problem): string {
  const position = problem.line === null ? "" : `:${problem.line}:${problem.column ?? 1}`;
  const path = problem.path === "" ? "" : ` ${problem.path}`;
  return inert(`${problem.where}${position}${path}: ${problem.message}`);
}

/** Keys and names are the file's own words; they neither break the line nor steer a terminal. */
function inert(line: string): string {
  return replaceUnsafe(line, escapedCharacter);
}
