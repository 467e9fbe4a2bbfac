/** What Discord takes as application commands, by its documented limits. */
import { invalidForm, Refused } from "./refuse.ts";
import { list, text } from "./validate-message.ts";

type Json = Readonly<Record<string, unknown>>;

const NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const LOCALES = ["id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl"];
const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;

/** @throws Refused for a list that Discord would not take as a whole */
export function validateCommands(commands: readonly Json[]): void {
  if (commands.filter((command) => (command["type"] ?? 1) === 1).length > 100) {
    throw new Refused(400, 30_032, "Maximum number of application commands reached (100)");
  }
  const seen = new Set<string>();
  for (const [i, command] of commands.entries()) {
    const type = command["type"] ?? 1;
    const key = `${String(type)} ${String(command["name"])}`;
    if (seen.has(key)) throw invalidForm(`${i}.name`, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Duplicate");
    seen.add(key);
    if (type === 1) validateSlash(String(i), command);
    else validateMenu(String(i), command);
  }
}

function validateMenu(at: string, command: Json): void {
  text(`${at}.name`, command["name"], 32);
  localized(`${at}.name_localizations`, command["name_localizations"], 32);
  if ((command["description"] ?? "") !== "")
    throw invalidForm(
      `${at}.description`,
      "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
      "A context menu command has no description",
    );
}

function validateSlash(at: string, command: Json): void {
  named(at, command);
  const permissions = command["default_member_permissions"];
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    throw invalidForm(`${at}.default_member_permissions`, "NUMBER_TYPE_COERCE", "Not a number");
  }
  options(at, command["options"], "command");
  const size = characters(command);
  if (size > 8_000)
    throw invalidForm(at, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (8000): ${size}`);
}

function options(at: string, given: unknown, within: "command" | "group" | "subcommand"): void {
  const all = list(`${at}.options`, given, 25);
  const kinds = all.map((option) => Number(option["type"]));
  const nests = kinds.some((kind) => kind === SUBCOMMAND || kind === GROUP);
  if (nests && kinds.some((kind) => kind !== SUBCOMMAND && kind !== GROUP)) {
    throw invalidForm(
      `${at}.options`,
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-commands and options cannot be mixed",
    );
  }
  const names = new Set<unknown>();
  let optional = false;
  for (const [i, option] of all.entries()) {
    const here = `${at}.options.${i}`;
    named(here, option);
    if (names.has(option["name"]))
      throw invalidForm(
        `${here}.name`,
        "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
        "Option names must be unique",
      );
    names.add(option["name"]);
    const kind = Number(option["type"]);
    if (kind === GROUP && within !== "command")
      throw invalidForm(here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Groups do not nest");
    if (kind === SUBCOMMAND && within === "subcommand")
      throw invalidForm(here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands do not nest");
    if (kind === GROUP) options(here, option["options"], "group");
    else if (kind === SUBCOMMAND) options(here, option["options"], "subcommand");
    else {
      if (option["required"] === true && optional)
        throw invalidForm(
          here,
          "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
          "Required options must be placed before non-required options",
        );
      optional ||= option["required"] !== true;
      value(here, option);
    }
  }
  if (within === "group" && all.length === 0)
    throw invalidForm(`${at}.options`, "BASE_TYPE_BAD_LENGTH", "A group needs a sub-command");
}

function value(at: string, option: Json): void {
  const choices = list(`${at}.choices`, option["choices"], 25);
  if (choices.length > 0 && option["autocomplete"] === true)
    throw invalidForm(at, "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", "Not both");
  for (const [i, choice] of choices.entries()) {
    text(`${at}.choices.${i}.name`, choice["name"], 100);
    if (Number(option["type"]) === STRING) text(`${at}.choices.${i}.value`, choice["value"], 100);
  }
}

function named(at: string, thing: Json): void {
  const name = thing["name"];
  if (typeof name !== "string" || !NAME.test(name) || name !== name.toLowerCase()) {
    throw invalidForm(`${at}.name`, "STRING_TYPE_REGEX", "String value did not match validation regex.");
  }
  text(`${at}.description`, thing["description"], 100);
  localized(`${at}.description_localizations`, thing["description_localizations"], 100);
  localized(`${at}.name_localizations`, thing["name_localizations"], 32);
  for (const called of Object.values((thing["name_localizations"] ?? {}) as Json)) {
    if (!NAME.test(String(called)) || called !== String(called).toLowerCase())
      throw invalidForm(
        `${at}.name_localizations`,
        "STRING_TYPE_REGEX",
        "String value did not match validation regex.",
      );
  }
}

function localized(at: string, given: unknown, most: number): void {
  for (const [locale, words] of Object.entries((given ?? {}) as Json)) {
    if (!LOCALES.includes(locale))
      throw invalidForm(`${at}.${locale}`, "BASE_TYPE_CHOICES", "Unknown locale");
    text(`${at}.${locale}`, words, most);
  }
}

/** Names, descriptions and values together, of a translated text its longest translation. */
function characters(thing: Json): number {
  const longest = (own: unknown, localizations: unknown) =>
    Math.max(
      ...[own, ...Object.values((localizations ?? {}) as Json)].map((each) => String(each ?? "").length),
    );
  let sum = longest(thing["name"], thing["name_localizations"]);
  sum += longest(thing["description"], thing["description_localizations"]);
  for (const choice of (thing["choices"] ?? []) as readonly Json[]) {
    sum += longest(choice["name"], choice["name_localizations"]) + String(choice["value"]).length;
  }
  for (const option of (thing["options"] ?? []) as readonly Json[]) sum += characters(option);
  return sum;
}
