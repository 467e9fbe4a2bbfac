/** Short answers: what was not understood, not found, not allowed, or did not work. */
import { type Action, type Card, type CardNode, text } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { type DescribedCommand, usage } from "./help-card.ts";
import type { Words } from "./words/catalogue.ts";

/** What somebody typed is repeated up to this length. */
const REPEATED = 60;

/** One sentence, and what one could do next. */
export function sentenceCard(sentence: string, actions: readonly Action[] = []): Card {
  const nodes: CardNode[] = [{ is: "line", line: [text(sentence)] }];
  if (actions.length > 0) nodes.push({ is: "actions", actions });
  return { notification: shortened(sentence, 120), mark: null, nodes };
}

/** `suggestions` holds only names of commands that the asker may run. */
export function unknownCommandCard(typed: string, suggestions: readonly string[], { answers }: Words): Card {
  const actions = suggestions.map((command) => ({ label: command, command, options: {} }));
  const asked = suggestions.length === 0 ? [] : [answers.didYouMean(suggestions)];
  return {
    ...sentenceCard([answers.unknownCommand(shortened(typed, REPEATED)), ...asked].join(" "), [
      ...actions,
      { label: answers.actions.help, command: "help", options: {} },
    ]),
    notification: answers.noSuchCommand,
  };
}

/** What does not fit in what was typed for a command. */
export type Misfit =
  | { readonly is: "needs-value"; readonly option: string }
  /** `near` is the option that was perhaps meant. */
  | { readonly is: "no-option"; readonly option: string; readonly near: string | null }
  | { readonly is: "too-many"; readonly typed: string }
  | { readonly is: "missing"; readonly option: string }
  | { readonly is: "not-a-number"; readonly option: string; readonly typed: string }
  | { readonly is: "not-a-stretch"; readonly option: string; readonly typed: string }
  | {
      readonly is: "not-a-choice";
      readonly option: string;
      readonly typed: string;
      readonly choices: readonly string[];
    };

export function badOptionsCard(misfit: Misfit, command: DescribedCommand, words: Words): Card {
  const { answers } = words;
  return {
    notification: answers.doesNotFit(command.name),
    mark: null,
    nodes: [
      { is: "line", line: [text(misfitWords(misfit, command, words))] },
      { is: "line", line: [text(answers.goesLikeThis(usage(command)))] },
      ...(command.examples.length === 0 ? [] : [{ is: "block" as const, text: command.examples.join("\n") }]),
    ],
  };
}

function misfitWords(misfit: Misfit, command: DescribedCommand, { answers, refusals }: Words): string {
  switch (misfit.is) {
    case "needs-value":
      return refusals.needsValue(misfit.option);
    case "no-option": {
      const near = misfit.near === null ? [] : [answers.didYouMean([`--${misfit.near}`])];
      return [refusals.noOption(shortened(misfit.option, REPEATED)), ...near].join(" ");
    }
    case "too-many":
      return refusals.tooMany(shortened(misfit.typed, REPEATED));
    case "missing": {
      const { option } = misfit;
      const help = command.options.find(({ name }) => name === option)?.help ?? option;
      return refusals.missing({ option, help });
    }
    case "not-a-number":
      return refusals.notANumber({ option: misfit.option, typed: shortened(misfit.typed, REPEATED) });
    case "not-a-stretch":
      return refusals.notAStretch({ option: misfit.option, typed: shortened(misfit.typed, REPEATED) });
    case "not-a-choice":
      return refusals.notAChoice({
        option: misfit.option,
        typed: shortened(misfit.typed, REPEATED),
        choices: misfit.choices,
      });
  }
}

/** @param lonely the asker's id, where nobody was given any role that changes things; it is what to write there */
export function notAllowedCard(
  needed: "viewer" | "editor" | "admin",
  { answers }: Words,
  lonely: string | null = null,
): Card {
  const sentence = answers.notAllowed(needed);
  return sentenceCard(lonely === null ? sentence : `${sentence} ${answers.nobodyMay(lonely)}`);
}

export function slowDownCard(perMinute: number, seconds: number, { answers }: Words): Card {
  return sentenceCard(answers.slowDown({ perMinute, seconds }));
}

/** Who may look, but not put what is found before everybody. */
export function notSharedCard({ answers }: Words): Card {
  return sentenceCard(answers.notShared("editor"));
}

/** Nothing of the error itself: that is in the log, under the reference. */
export function failedCard(reference: string, { answers }: Words): Card {
  return sentenceCard(answers.failed(reference));
}

/** Whether the person may ask could not be known, so that nothing was answered. */
export function uncheckedCard(reference: string, { answers }: Words): Card {
  return sentenceCard(answers.unchecked(reference));
}

export function noBurstCard(typed: string, { answers }: Words): Card {
  return {
    ...sentenceCard(answers.noBurst(shortened(typed, REPEATED)), [
      { label: answers.actions.bursts, command: "bursts", options: {} },
    ]),
    notification: answers.noSuchBurst,
  };
}

export function severalBurstsCard(shortIds: readonly string[], { answers }: Words): Card {
  return sentenceCard(
    answers.severalBursts,
    shortIds.slice(0, 5).map((id) => ({ label: id, command: "burst", options: { id } })),
  );
}
