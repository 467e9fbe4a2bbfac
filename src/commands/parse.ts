/** From a typed line or a pressed button to a command with its options, or to what is wrong with it. */

import type { Misfit } from "../cards/answer-cards.ts";
import { nearest, nearWords } from "../support/nearest.ts";
import type { Command, CommandSpec, Invocation, OptionSpec } from "./command.ts";
import { endsAsQuestion, isQuestion } from "./question.ts";
import { stretchOf } from "./stretch.ts";
import { tokensOf } from "./tokens.ts";

export type Options = Readonly<Record<string, string | undefined>>;

export type Parsed =
  | { readonly is: "command"; readonly command: Command; readonly options: Options }
  | {
      readonly is: "bad-options";
      readonly command: Command;
      readonly misfit: Misfit;
      /** What was given, where nothing is wrong but that something required is missing; else null. */
      readonly lacking: Options | null;
    }
  /** `typed` is what stood where a command's name belongs. */
  | { readonly is: "unknown"; readonly typed: string; readonly suggestions: readonly string[] };

/** The command that answers what is no command but a question. */
const ASK = "ask";

/** A number that a person would type; more digits are a mistake or an attack. */
const NUMBER = /^[1-9]\d{0,5}$/;

/** What ends a line whose answer is for everybody; phones make a dash of two hyphens. */
const SHARE = /\s*(?:--|—)public\s*$/i;

/** The input without the wish to share its answer, and that wish. */
export function withoutShare({ input, share = false }: Pick<Invocation, "input" | "share">): {
  readonly input: Invocation["input"];
  readonly share: boolean;
} {
  if (input.is === "call" || !SHARE.test(input.line)) return { input, share };
  return { input: { is: "line", line: input.line.replace(SHARE, "") }, share: true };
}

/** Reads what came in; `commands` are those that the asker may run, so nothing else is ever suggested. */
export function parseInput(input: Invocation["input"], commands: readonly Command[]): Parsed {
  return input.is === "line" ? parseLine(input.line, commands) : parseCall(input, commands);
}

function parseLine(typed: string, commands: readonly Command[]): Parsed {
  const line = bareLine(typed);
  const tokens = tokensOf(line);
  if (tokens.length === 0) tokens.push("help");
  const named = namedCommand(tokens, commands);
  if (named !== null) {
    const parsed = parseOptions(named.command, tokens.slice(named.words));
    // "why did they all post this?" begins like a command and is none.
    const meant = parsed.is === "bad-options" && endsAsQuestion(line) ? asked(line, commands) : null;
    return meant ?? parsed;
  }
  const meant = isQuestion(line) ? asked(line, commands) : null;
  return meant ?? unknown(tokens[0] ?? "", tokens.slice(0, 2).join(" "), commands);
}

/** The line without the bot's own name in front of it. */
export function bareLine(typed: string): string {
  return typed.replace(/^\s*\/?(?:verbatim(?=\s|$)\s*)?\/?/i, "");
}

/** The command whose name the first words are, the longest such name first, and how many words that is. */
export function namedCommand(
  tokens: readonly string[],
  commands: readonly Command[],
): { readonly command: Command; readonly words: number } | null {
  for (const words of [2, 1]) {
    const name = tokens.slice(0, words).join(" ").toLowerCase();
    const command = commands.find(({ spec }) => spec.name === name);
    if (command !== undefined && tokens.length >= words) return { command, words };
  }
  return shownByItself(tokens, commands);
}

/** `watch lindqvist` is `watch show lindqvist`, unless it is nearly the name of a command. */
function shownByItself(
  tokens: readonly string[],
  commands: readonly Command[],
): { readonly command: Command; readonly words: number } | null {
  const [first = "", second] = tokens;
  const show = commands.find(({ spec }) => spec.name === [first.toLowerCase(), "show"].join(" "));
  if (show === undefined || second === undefined || tokens.length > 2) return null;
  const verbs = commands.flatMap(({ spec }) => {
    const [noun, verb = ""] = spec.name.split(" ");
    return noun === first.toLowerCase() ? verb : [];
  });
  return nearWords(second, verbs).length > 0 ? null : { command: show, words: 1 };
}

/** The question as what answers questions; null for those who may not ask any. */
function asked(question: string, commands: readonly Command[]): Parsed | null {
  const ask = commands.find(({ spec }) => spec.name === ASK);
  return ask === undefined ? null : checked(ask, new Map([["question", question]]));
}

function parseCall(
  { command: name, options }: Extract<Invocation["input"], { is: "call" }>,
  commands: readonly Command[],
): Parsed {
  const command = commands.find(({ spec }) => spec.name === name);
  if (command === undefined) return unknown(name, name, commands);
  return checked(command, new Map(Object.entries(options)));
}

function parseOptions(command: Command, tokens: readonly string[]): Parsed {
  const { spec } = command;
  const given = new Map<string, string>();
  const waiting = [...tokens];
  for (let token = waiting.shift(); token !== undefined; token = waiting.shift()) {
    const named = namedOption(spec, token);
    const rest = nextByPosition(spec, given);
    if (named !== null) {
      const value = named.value ?? waiting.shift();
      if (value === undefined) return bad(command, { is: "needs-value", option: named.option.name });
      given.set(named.option.name, value);
    } else if (rest?.type === "rest") {
      given.set(rest.name, [given.get(rest.name), token].filter((part) => part !== undefined).join(" "));
    } else if (/^--[a-z]/i.test(token)) {
      const near = nearest(
        token.slice(2),
        spec.options.map((option) => option.name),
      );
      return bad(command, { is: "no-option", option: token, near });
    } else if (rest === undefined) {
      return bad(command, { is: "too-many", typed: token });
    } else {
      given.set(rest.name, token);
    }
  }
  return checked(command, given);
}

/** `--name value` and `--name=value`, for names that the command has. */
function namedOption(
  spec: CommandSpec,
  token: string,
): { readonly option: OptionSpec; readonly value: string | null } | null {
  const [, name, value] = /^(?:--|—)([a-z]+)(?:=(.*))?$/is.exec(token) ?? [];
  const option = spec.options.find((known) => known.name === name?.toLowerCase());
  return option === undefined ? null : { option, value: value ?? null };
}

/** The first option without a value; one that takes the rest goes on taking. */
function nextByPosition(spec: CommandSpec, given: ReadonlyMap<string, string>): OptionSpec | undefined {
  return spec.options.find((option) => option.type === "rest" || !given.has(option.name));
}

function checked(command: Command, given: ReadonlyMap<string, string>): Parsed {
  for (const name of given.keys()) {
    if (!command.spec.options.some((option) => option.name === name)) {
      return bad(command, { is: "no-option", option: name, near: null });
    }
  }
  const options: Record<string, string | undefined> = {};
  let missing: OptionSpec | null = null;
  for (const option of command.spec.options) {
    const value = given.get(option.name)?.trim();
    if (value === undefined || value === "") {
      if (option.required) missing ??= option;
      continue;
    }
    if (option.type === "number" && !NUMBER.test(value)) {
      return bad(command, { is: "not-a-number", option: option.name, typed: value });
    }
    const choice = option.choices?.find((known) => known === value.toLowerCase());
    if (option.choices !== undefined && choice === undefined) {
      return bad(command, { is: "not-a-choice", option: option.name, typed: value, choices: option.choices });
    }
    if (option.type === "stretch" && stretchOf(value) === null) {
      return bad(command, { is: "not-a-stretch", option: option.name, typed: value });
    }
    options[option.name] = choice ?? value;
  }
  if (missing === null) return { is: "command", command, options };
  return bad(command, { is: "missing", option: missing.name }, options);
}

function unknown(first: string, two: string, commands: readonly Command[]): Parsed {
  const names = commands.map(({ spec }) => spec.name);
  const begun = names.filter((name) => name.startsWith(`${first.toLowerCase()} `));
  // Of a lone first word every command that begins with it is meant, in the order of help.
  const lone = first === two ? begun : [];
  const near = [...new Set([...lone, ...nearWords(two, names), ...begun, ...nearWords(first, names)])];
  return { is: "unknown", typed: first, suggestions: near.slice(0, 3) };
}

function bad(command: Command, misfit: Misfit, lacking: Options | null = null): Parsed {
  return { is: "bad-options", command, misfit, lacking };
}
