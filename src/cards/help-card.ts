/** What one can ask: all commands, or one of them with its options. */
import { type Card, type CardNode, type Inline, strong, text } from "./card.ts";

/** A command as help describes it. */
export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly name: string; readonly help: string; readonly required: boolean }[];
  readonly examples: readonly string[];
}

export function helpCard(commands: readonly DescribedCommand[]): Card {
  return {
    notification: "What you can ask",
    mark: null,
    nodes: [
      { is: "headline", line: [text("What you can ask")] },
      { is: "list", items: commands.map(commandItem), more: 0 },
      { is: "note", line: [text("More about one of them: /verbatim help burst")] },
      {
        is: "note",
        line: [text("Numbers and links are observations. They never say who is behind a text, or why.")],
      },
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
