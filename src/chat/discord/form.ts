/** A form as Discord has it: a modal with a field for each question, the required ones first. */
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { wordsIn } from "../../cards/words/catalogue.ts";
import type { Form, FormField } from "../../commands/command.ts";
import { customId, type KeepCall } from "./custom-id.ts";
import { plainWithin } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** Of a text of several words, and of one word. */
const LONGEST = { rest: 1_000, word: 200 };

export function modalOf(form: Form, keep: KeepCall): APIModalInteractionResponseCallbackData {
  const { command, given, share = false } = form;
  const required = form.fields.filter((field) => field.required);
  const optional = form.fields.filter((field) => !field.required);
  return {
    custom_id: customId({ how: share ? "share" : "call", command, options: given }, keep),
    title: plainWithin(form.summary, LIMITS.modalTitle),
    // What does not fit is optional, and can be given with the command itself.
    components: [...required, ...optional].slice(0, LIMITS.modalFields).map((field) => label(field, form)),
  };
}

function label(field: FormField, form: Form): APILabelComponent {
  const help = plainWithin(field.help, LIMITS.fieldDescription);
  return {
    type: ComponentType.Label,
    label: plainWithin(field.name, LIMITS.fieldLabel),
    ...(help === "" ? {} : { description: help }),
    component: component(field, form),
  };
}

function component(
  { name, required, type, choices, offers = choices }: FormField,
  form: Form,
): APILabelComponent["component"] {
  if (offers !== undefined && offers.length > 0) {
    return {
      type: ComponentType.StringSelect,
      custom_id: name,
      required,
      placeholder: plainWithin(wordsIn(form.language).chat.choose, LIMITS.selectPlaceholder),
      options: offers.slice(0, LIMITS.selectOptions).map((offer) => ({
        label: plainWithin(offer, LIMITS.selectOptionText),
        value: plainWithin(offer, LIMITS.selectOptionText),
      })),
    };
  }
  const isLong = type === "rest";
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: isLong ? LONGEST.rest : LONGEST.word,
  };
}
