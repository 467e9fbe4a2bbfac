/** Questions and answers, on a terminal or from a pipe: one line an answer, checked at once. */
import { createInterface } from "node:readline";
import { type CliContext, UsageError } from "./context.ts";

export interface Question {
  readonly text: string;
  /** What an empty answer means; null when there must be one. */
  readonly usual: string | null;
  /** What is wrong with the answer and what to write instead; null when nothing. */
  problemOf(answer: string): string | null;
}

export interface Asker {
  /**
   * The answer, trimmed. An answer that does not fit is asked for again.
   * @throws UsageError when the answers end before one that must be given
   */
  ask(question: Question): Promise<string>;
  close(): void;
}

export function createAsker({ stdin, stdout, signal }: CliContext): Asker {
  // Lines, not keys: so Ctrl-C stays a signal, and a pipe is read like a person.
  const lines = createInterface({
    input: stdin,
    terminal: false,
    crlfDelay: Number.POSITIVE_INFINITY,
    signal,
  });
  // The iterator keeps the lines of a pipe that come before their question.
  const answers = lines[Symbol.asyncIterator]();
  return {
    async ask(question) {
      for (;;) {
        stdout.write(`${question.text}${question.usual === null ? "" : ` [${question.usual}]`}: `);
        const next = await answers.next();
        signal.throwIfAborted();
        if (next.done && question.usual === null) {
          throw new UsageError(`\nThe answers ended before "${question.text}". Nothing was written.`);
        }
        // A pipe does not echo what was answered.
        if (next.done || stdin.isTTY !== true) stdout.write("\n");
        const given = next.done ? "" : next.value.trim();
        const answer = given === "" ? (question.usual ?? "") : given;
        const problem = question.problemOf(answer);
        if (problem === null) return answer;
        stdout.write(`  That ${problem}.\n`);
        if (next.done)
          throw new UsageError(`The usual answer to "${question.text}" does not fit here; give one.`);
      }
    },
    close: () => lines.close(),
  };
}
