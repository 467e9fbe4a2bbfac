/** The form that asks for what a command still lacks. */
import { described } from "../cards/help-card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import type { CommandSpec, Reply } from "./command.ts";
import type { Options } from "./parse.ts";

/** A form for everything that was not given yet. */
export function formFor(spec: CommandSpec, given: Options, share: boolean, words: Words): Reply {
  const { name, summary, options } = described(spec, words);
  const entries = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  const fields = spec.options
    .filter((option) => given[option.name] === undefined)
    .map((option) => ({
      ...option,
      help: options.find((described) => described.name === option.name)?.help ?? option.name,
    }));
  const form = {
    command: name,
    summary,
    language: words.language,
    given: Object.fromEntries(entries),
    fields,
  };
  return { is: "form", form: share ? { ...form, share } : form };
}
