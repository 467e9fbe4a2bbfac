/** A form as a modal: what is to be filled in, and with it all that is needed to go on once it was. */
import { createHash } from "node:crypto";
import type { types } from "@slack/bolt";
import { shortened } from "../../cards/excerpt.ts";
import { inertLine } from "../../cards/inert.ts";
import { type Words, wordsIn } from "../../cards/words/catalogue.ts";
import type { Form, FormField } from "../../commands/command.ts";
import { DAY } from "../../domain/time.ts";
import type { ChatMemory } from "../chat.ts";
import type { Call } from "./buttons.ts";
import { LIMITS } from "./limits.ts";
import type { SubmissionPayload } from "./payloads.ts";

const CALLBACK = "form";
const ANSWER = "answer";
const KEPT_AS = "form:";

/** Where somebody was when the form was shown: there the answer goes. */
export interface Asker {
  readonly channel: string;
  readonly thread: string | null;
  readonly responseUrl: string | null;
}

interface Unfinished extends Asker {
  readonly command: string;
  readonly given: Readonly<Record<string, string>>;
  readonly share: boolean;
}

export async function modalFor(form: Form, asker: Asker, memory: ChatMemory): Promise<types.ModalView> {
  const words = wordsIn(form.language);
  const { title, button } = LIMITS.modal;
  const { command, given, share = false } = form;
  return {
    type: "modal",
    callback_id: CALLBACK,
    title: plain(command, title),
    submit: plain(words.forms.send, button),
    close: plain(words.forms.cancel, button),
    private_metadata: await kept({ ...asker, command, given, share }, memory),
    blocks: [
      { type: "section", text: plain(form.summary, LIMITS.section) },
      ...form.fields.slice(0, LIMITS.modal.blocks - 1).map((field) => inputFor(field, words)),
    ],
  };
}

function inputFor(field: FormField, words: Words): types.InputBlock {
  return {
    type: "input",
    block_id: shortened(field.name, LIMITS.blockId),
    label: plain(field.name, LIMITS.input.label),
    ...(field.help === "" ? {} : { hint: plain(field.help, LIMITS.input.hint) }),
    optional: !field.required,
    element: elementFor(field, words),
  };
}

function elementFor({ choices, offers }: FormField, { forms, amounts }: Words): types.InputBlock["element"] {
  if (choices !== undefined && choices.length > 0) {
    const options = choices.slice(0, LIMITS.select.options).map((choice) => ({
      text: plain(choice, LIMITS.select.text),
      value: choice.slice(0, LIMITS.select.value),
    }));
    return { type: "static_select", action_id: ANSWER, options };
  }
  const hint = offers === undefined ? [] : [forms.choices(amounts.either(offers))];
  const placeholder = hint.map((text) => ({ placeholder: plain(text, LIMITS.input.placeholder) }))[0] ?? {};
  return { type: "plain_text_input", action_id: ANSWER, max_length: LIMITS.input.text, ...placeholder };
}

function plain(text: string, most: number): types.PlainTextElement {
  return { type: "plain_text", text: shortened(inertLine(text), most) || "…", emoji: false };
}

/** The call that a filled-in form makes, and who waits for its answer; null for what is no form of ours. */
export async function submitted(
  { view }: SubmissionPayload,
  memory: ChatMemory,
): Promise<{ readonly call: Call; readonly asker: Asker; readonly share: boolean } | null> {
  if (view.callback_id !== CALLBACK) return null;
  const text = view.private_metadata.startsWith(KEPT_AS)
    ? await memory.get(view.private_metadata)
    : view.private_metadata;
  if (text === null || text === "") return null;
  // It comes back as we wrote it, in a payload that Slack vouches for.
  const { command, given, share, ...asker } = JSON.parse(text) as Unfinished;
  const answers = Object.entries(view.state.values).flatMap(([name, block]) => {
    const { value, selected_option: option } = block[ANSWER] ?? {};
    const answer = option?.value ?? value ?? "";
    return answer === "" ? [] : [[name, answer] as const];
  });
  return {
    call: { is: "call", command, options: { ...given, ...Object.fromEntries(answers) } },
    asker,
    share,
  };
}

async function kept(unfinished: Unfinished, memory: ChatMemory): Promise<string> {
  const text = JSON.stringify(unfinished);
  if (text.length <= LIMITS.modal.privateMetadata) return text;
  const token = KEPT_AS + createHash("sha256").update(text).digest("base64url").slice(0, 22);
  await memory.set(token, text, DAY);
  return token;
}
