/** What Discord offers while an option is typed. It cannot be put off, so a slow answer is none. */
import type { APIApplicationCommandOptionChoice } from "discord.js";
import { SECOND } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { OnCompletion } from "../chat.ts";
import type { Asker, TypedCommand } from "./asked.ts";
import type { CommandTree } from "./command-tree.ts";
import { plainWithin } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** Discord waits three seconds. */
const WITHIN = 2 * SECOND;

type Choice = APIApplicationCommandOptionChoice<string>;

export async function completions(
  { path, options, focused }: TypedCommand,
  asker: Asker,
  tree: CommandTree,
  { clock, onCompletion }: { readonly clock: Clock; readonly onCompletion: OnCompletion | null },
): Promise<readonly Choice[]> {
  const spec = tree.specAt(path);
  const option = spec?.options.find(({ name }) => name === focused);
  if (spec === null || option === undefined) return [];
  const typed = options[option.name] ?? "";
  if (option.offers !== undefined) return offered(option.offers, typed);
  if (onCompletion === null) return [];
  const asked = { ...asker, command: spec.name, option: option.name, typed };
  const waited = new AbortController();
  const late = clock.sleep(WITHIN, waited.signal).then((): readonly [] => []);
  const found = await Promise.race([onCompletion(asked), late]);
  waited.abort();
  // A name that does not fit whole would be another one.
  return found
    .filter(({ value }) => value !== "" && value.length <= LIMITS.choiceText)
    .slice(0, LIMITS.choices)
    .map(({ value, label }) => ({ name: plainWithin(label, LIMITS.choiceText) || value, value }));
}

/** What was typed stays possible: these are only what is usually meant. */
function offered(offers: readonly string[], typed: string): readonly Choice[] {
  const begun = offers.filter((offer) => offer.startsWith(typed.trim().toLowerCase()));
  const own = typed.trim();
  const all = own === "" || begun.includes(own) ? begun : [...begun, own];
  return all
    .slice(0, LIMITS.choices)
    .map((value) => ({ name: plainWithin(value, LIMITS.choiceText), value }));
}
