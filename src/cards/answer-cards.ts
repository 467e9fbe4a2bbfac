/** Short answers: what was not understood, not found, not allowed, or did not work. */
import { count } from "./amounts.ts";
import { type Action, type Card, type CardNode, text } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { type DescribedCommand, usage } from "./help-card.ts";

/** What somebody typed is repeated up to this length. */
const REPEATED = 60;

/** One sentence, and what one could do next. */
export function sentenceCard(sentence: string, actions: readonly Action[] = []): Card {
  const nodes: CardNode[] = [{ is: "line", line: [text(sentence)] }];
  if (actions.length > 0) nodes.push({ is: "actions", actions });
  return { notification: shortened(sentence, 120), mark: null, nodes };
}

/** `suggestions` holds only names of commands that the asker may run. */
export function unknownCommandCard(typed: string, suggestions: readonly string[]): Card {
  const actions = suggestions.map((command) => ({ label: command, command, options: {} }));
  const asked = suggestions.length === 0 ? "" : ` Did you mean ${suggestions.join(" or ")}?`;
  return {
    ...sentenceCard(`There is no command “${shortened(typed, REPEATED)}”.${asked}`, [
      ...actions,
      { label: "help", command: "help", options: {} },
    ]),
    notification: "There is no such command",
  };
}

export function badOptionsCard(problem: string, command: DescribedCommand): Card {
  return {
    notification: `This does not fit /verbatim ${command.name}`,
    mark: null,
    nodes: [
      { is: "line", line: [text(problem)] },
      { is: "line", line: [text(`It goes like this: ${usage(command)}`)] },
      ...(command.examples.length === 0 ? [] : [{ is: "block" as const, text: command.examples.join("\n") }]),
    ],
  };
}

export function notAllowedCard(needed: string): Card {
  return sentenceCard(
    `This asks for the role “${needed}”, which an admin gives in the configuration (access).`,
  );
}

export function slowDownCard(perMinute: number, seconds: number): Card {
  return sentenceCard(
    `That was ${count(perMinute, "command")} within a minute. The next one will be answered in ${count(seconds, "second")}.`,
  );
}

/** Nothing of the error itself: that is in the log, under the reference. */
export function failedCard(reference: string): Card {
  return sentenceCard(
    `This did not work, and nothing was changed. The log says why, under the reference ${reference}.`,
  );
}

export function noBurstCard(typed: string): Card {
  return {
    ...sentenceCard(`There is no burst “${shortened(typed, REPEATED)}” among those seen here.`, [
      { label: "Bursts", command: "bursts", options: {} },
    ]),
    notification: "There is no such burst",
  };
}

export function severalBurstsCard(shortIds: readonly string[]): Card {
  return sentenceCard(
    "Several bursts begin like this:",
    shortIds.slice(0, 5).map((id) => ({ label: id, command: "burst", options: { id } })),
  );
}
