/** A line typed below the message that told of a burst: there the burst need not be named. */
import type { Command } from "./command.ts";
import { bareLine, namedCommand, parseInput } from "./parse.ts";
import { tokensOf } from "./tokens.ts";

/** What a line without a command's name asks for: "accounts", "posts". */
const SHOWS = "burst";
const ASK = "ask";

/**
 * The line as it would read elsewhere: `accounts` becomes `burst --id 7K3Q accounts`, `mute 24h` becomes
 * `mute --id 7K3Q 24h`. A line that names a burst itself, or that the burst makes no sense of, stays as it is.
 * @param isBurst whether a word names a burst that may be seen
 */
export async function lineInThread(
  line: string,
  shortId: string,
  commands: readonly Command[],
  isBurst: (name: string) => Promise<boolean>,
): Promise<string> {
  const typed = parseInput({ is: "line", line }, commands);
  const filled = filledIn(line, shortId, typed.is === "command" ? typed.command : null, commands);
  if (filled === null || parseInput({ is: "line", line: filled }, commands).is !== "command") return line;
  if (typed.is !== "command") return filled;
  const option = typed.command.spec.options.find(({ burst }) => burst === true);
  // A text of several words may be about anything; that it was given is enough.
  if (option === undefined || (option.type === "rest" && option.required)) return line;
  const given = typed.options[option.name];
  return given !== undefined && (await isBurst(given)) ? line : filled;
}

/** Null where the command that is meant has nothing to do with a burst. */
function filledIn(
  line: string,
  shortId: string,
  understood: Command | null,
  commands: readonly Command[],
): string | null {
  const bare = bareLine(line);
  const named = namedCommand(tokensOf(bare), commands);
  const isQuestion = understood?.spec.name === ASK && named?.command !== understood;
  const command = isQuestion ? understood : named?.command;
  if (command === undefined) return [SHOWS, "--id", shortId, bare].join(" ");
  const option = command.spec.options.find(({ burst }) => burst === true);
  if (option === undefined) return null;
  const rest = isQuestion ? bare : bare.trimStart().replace(nameOf(named?.words ?? 1), "");
  return [command.spec.name, `--${option.name}`, shortId, rest].join(" ");
}

/** As many first words of a line. */
function nameOf(words: number): RegExp {
  return new RegExp(`^(?:\\S+\\s*){${words}}`);
}
