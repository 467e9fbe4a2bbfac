/** What one can ask: all commands, or one of them with its options. */
import { type Card, type CardNode, type Inline, strong, text } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

/** A command as help describes it. */
export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly name: string; readonly help: string; readonly required: boolean }[];
  readonly examples: readonly string[];
}

/** A command with what it and its options are for. */
export function described(
  spec: {
    readonly name: string;
    readonly options: readonly { readonly name: string; readonly required: boolean }[];
    readonly examples: readonly string[];
  },
  words: Words,
): DescribedCommand {
  const commands: Readonly<Record<string, { summary: string; options: Readonly<Record<string, string>> }>> =
    words.commands;
  const told = commands[spec.name];
  return {
    name: spec.name,
    summary: told?.summary ?? "",
    options: spec.options.map(({ name, required }) => ({
      name,
      required,
      help: told?.options[name] ?? "",
    })),
    examples: spec.examples,
  };
}

export function helpCard(commands: readonly DescribedCommand[], { help }: Words): Card {
  return {
    notification: help.title,
    mark: null,
    nodes: [
      { is: "headline", line: [text(help.title)] },
      { is: "list", items: commands.map(commandItem), more: 0 },
      { is: "note", line: [text(help.more)] },
      { is: "note", line: [text(help.observations)] },
    ],
  };
}

export function commandHelpCard(command: DescribedCommand): Card {
  const options = command.options.map((option): Inline[] => [
    { is: "code", text: option.required ? `<${option.name}>` : `--${option.name}` },
    text(` ${option.help}`),
  ]);
  return {
    notification: `/verbatim ${command.name}: ${command.summary}`,
    mark: null,
    nodes: [
      { is: "headline", line: [text(usage(command))] },
      { is: "line", line: [text(command.summary)] },
      ...(options.length === 0 ? [] : [{ is: "list" as const, items: options, more: 0 }]),
      ...examples(command.examples),
    ],
  };
}

/** `/verbatim burst <id> [show] [page]`. */
export function usage(command: Pick<DescribedCommand, "name" | "options">): string {
  const options = command.options.map((option) =>
    option.required ? `<${option.name}>` : `[${option.name}]`,
  );
  return ["/verbatim", command.name, ...options].join(" ");
}

function commandItem(command: DescribedCommand): Inline[] {
  return [strong(usage(command)), text(` · ${command.summary}`)];
}

function examples(lines: readonly string[]): CardNode[] {
  return lines.length === 0 ? [] : [{ is: "block", text: lines.join("\n") }];
}
