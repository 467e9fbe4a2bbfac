/**
 * Verbatim's commands as Discord knows commands. Discord lets a command have 25 subcommands or groups, and
 * rights by the whole command: so there are three, one for each role, and a two-word command is a subcommand
 * of its group. A command of one word that is called like a group (`mute`, `hold`) is that group's `add`.
 */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { described } from "../../cards/help-card.ts";
import { ENGLISH, LANGUAGES, wordsIn } from "../../cards/words/catalogue.ts";
import type { CommandSpec, OptionSpec, Role } from "../../commands/command.ts";
import { plainWithin } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** Each role's command, and who sees it in the menu; what somebody may do is the gate's to say. */
const ROOTS: Readonly<Record<Role, { readonly name: string; readonly permission: bigint | null }>> = {
  viewer: { name: "verbatim", permission: null },
  editor: { name: "verbatim-desk", permission: PermissionFlagsBits.ManageMessages },
  admin: { name: "verbatim-admin", permission: PermissionFlagsBits.ManageGuild },
};

/** What a command of one word is called within the group of its name. */
const LONE = "add";
/** A typed text of several words; Discord itself would take 6,000. */
const LONGEST_TEXT = 1_000;
const LONGEST_WORD = 200;

/** In servers that let the bot in, and by nobody who installed it for themselves and took it elsewhere. */
const OFFERED = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

export interface CommandTree {
  /** What is registered. */
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** The command that is called so: "verbatim-desk", "watch", "add". */
  specAt(path: readonly string[]): CommandSpec | null;
}

export function commandTree(specs: readonly CommandSpec[]): CommandTree {
  const byPath = new Map<string, CommandSpec>();
  const commands: RESTPostAPIApplicationCommandsJSONBody[] = [];
  for (const role of ["viewer", "editor", "admin"] as const) {
    const own = specs.filter(({ who }) => who === role);
    if (own.length === 0) continue;
    const { name, permission } = ROOTS[role];
    commands.push({
      name,
      ...inLanguages(({ chat }) => chat.commandsOf[role]),
      ...OFFERED,
      ...(permission === null ? {} : { default_member_permissions: String(permission) }),
      options: optionsOf(own, [name], byPath),
    });
  }
  commands.push({
    type: ApplicationCommandType.Message,
    name: nameOf(({ chat }) => chat.whoElse),
    name_localizations: localized(({ chat }) => chat.whoElse, LIMITS.commandName),
    ...OFFERED,
  });
  return { commands, specAt: (path) => byPath.get(path.join(" ")) ?? null };
}

function optionsOf(
  specs: readonly CommandSpec[],
  path: readonly string[],
  byPath: Map<string, CommandSpec>,
): APIApplicationCommandOption[] {
  const groups = new Set(specs.flatMap(({ name }) => (name.includes(" ") ? firstWord(name) : [])));
  const alone: APIApplicationCommandOption[] = [];
  const grouped = new Map<string, APIApplicationCommandSubcommandOption[]>();
  for (const spec of specs) {
    const [first = "", second] = spec.name.split(" ");
    const name = second ?? (groups.has(first) ? LONE : first);
    const isGrouped = groups.has(first);
    byPath.set([...path, ...(isGrouped ? [first] : []), name].join(" "), spec);
    const subcommand = subcommandOf(spec, name);
    if (!isGrouped) alone.push(subcommand);
    else grouped.set(first, [...(grouped.get(first) ?? []), subcommand]);
  }
  return [
    ...alone,
    ...[...grouped].map(
      ([name, options]): APIApplicationCommandOption => ({
        type: ApplicationCommandOptionType.SubcommandGroup,
        ...calledInLanguages(name),
        // Nobody sees a group's description: what is below it says all.
        description: name,
        options,
      }),
    ),
  ];
}

function subcommandOf(spec: CommandSpec, name: string): APIApplicationCommandSubcommandOption {
  const options = spec.options.map((option) => optionOf(spec, option));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...calledInLanguages(name),
    ...inLanguages((words) => described(spec, words).summary),
    // Discord wants what has to be given in front.
    options: [
      ...options.filter(({ required }) => required === true),
      ...options.filter(({ required }) => required !== true),
    ],
  };
}

function optionOf(spec: CommandSpec, option: OptionSpec): APIApplicationCommandBasicOption {
  const help = inLanguages(
    (words) => described(spec, words).options.find(({ name }) => name === option.name)?.help || option.name,
  );
  // Below a message about a burst it may be left out; elsewhere the answer says what is missing.
  const required = option.required && option.burst !== true;
  const base = { ...calledInLanguages(option.name), ...help, required };
  if (option.type === "number") {
    return { ...base, type: ApplicationCommandOptionType.Integer, min_value: 1, max_value: 999_999 };
  }
  const type = ApplicationCommandOptionType.String as const;
  if (option.choices !== undefined) {
    return {
      ...base,
      type,
      choices: option.choices.map((choice) => ({ ...calledInLanguages(choice), value: choice })),
    };
  }
  const max_length = option.type === "rest" ? LONGEST_TEXT : LONGEST_WORD;
  return isCompleted(option)
    ? { ...base, type, max_length, autocomplete: true }
    : { ...base, type, max_length };
}

/** Whether something is offered while it is typed. */
function isCompleted({ names, burst, offers }: OptionSpec): boolean {
  return names !== undefined || burst === true || offers !== undefined;
}

type Say = (words: typeof ENGLISH) => string;

/** As it is typed in English, which is what an interaction then carries, and as it is shown in other languages. */
function calledInLanguages(word: string) {
  return {
    name: word,
    name_localizations: localized(({ chat }) => chat.typed({ name: word }), LIMITS.commandName),
  };
}

/** In English, and in each language that there is. */
function inLanguages(say: Say) {
  return {
    description: plainWithin(say(ENGLISH), LIMITS.commandDescription),
    description_localizations: localized(say, LIMITS.commandDescription),
  };
}

function localized(say: Say, limit: number): Record<string, string> {
  const others = Object.keys(LANGUAGES).filter((language) => language !== ENGLISH.language);
  return Object.fromEntries(others.map((language) => [language, plainWithin(say(wordsIn(language)), limit)]));
}

function nameOf(say: Say): string {
  return plainWithin(say(ENGLISH), LIMITS.commandName);
}

function firstWord(name: string): string {
  return name.split(" ", 1)[0] ?? name;
}
