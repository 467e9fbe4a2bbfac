/** A form as a terminal has it: one question after the other, each answered by a line. */
import type { Card } from "../../cards/card.ts";
import { type Words, wordsIn } from "../../cards/words/catalogue.ts";
import type { Form, FormField, Invocation } from "../../commands/command.ts";

/** Typed instead of an answer. */
const LEAVE_OUT = "-";
const GIVE_UP = "cancel";

export type FormStep =
  | { readonly is: "ask"; readonly question: Card; readonly next: Questions }
  | { readonly is: "call"; readonly input: Extract<Invocation["input"], { is: "call" }> }
  | { readonly is: "given-up"; readonly answer: Card };

/** A form that is being filled in. */
export interface Questions {
  readonly form: Form;
  readonly answers: Readonly<Record<string, string>>;
  /** How many fields have been asked for. */
  readonly asked: number;
}

/** The first question. */
export function beginForm(form: Form): FormStep {
  return stepOf({ form, answers: {}, asked: 0 }, wordsIn(form.language));
}

/** What follows when the question asked last was answered with a line. */
export function answerForm({ form, answers, asked }: Questions, line: string): FormStep {
  const words = wordsIn(form.language);
  const field = form.fields[asked - 1];
  if (line.toLowerCase() === GIVE_UP) return { is: "given-up", answer: sentence(words.forms.givenUp) };
  if (field === undefined) return stepOf({ form, answers, asked }, words);
  if (line === LEAVE_OUT) {
    // What has to be answered is asked again.
    return stepOf({ form, answers, asked: field.required ? asked - 1 : asked }, words);
  }
  return stepOf({ form, answers: { ...answers, [field.name]: line }, asked }, words);
}

function stepOf({ form, answers, asked }: Questions, words: Words): FormStep {
  const field = form.fields[asked];
  if (field === undefined) {
    return {
      is: "call",
      input: { is: "call", command: form.command, options: { ...form.given, ...answers } },
    };
  }
  const next = { form, answers, asked: asked + 1 };
  return { is: "ask", question: questionCard(field, words), next };
}

function questionCard(
  { name, help, required, choices, offers = choices }: FormField,
  { forms, amounts }: Words,
): Card {
  const question = forms.question({ name, help });
  const hint = required ? forms.hint(GIVE_UP) : forms.optionalHint({ leave: LEAVE_OUT, giveUp: GIVE_UP });
  return {
    notification: question,
    mark: null,
    nodes: [
      { is: "line", line: [{ is: "strong", text: question }] },
      ...(offers === undefined
        ? []
        : [
            {
              is: "line" as const,
              line: [{ is: "text" as const, text: forms.choices(amounts.either(offers)) }],
            },
          ]),
      { is: "note", line: [{ is: "text", text: hint }] },
    ],
  };
}

function sentence(text: string): Card {
  return { notification: text, mark: null, nodes: [{ is: "line", line: [{ is: "text", text }] }] };
}
