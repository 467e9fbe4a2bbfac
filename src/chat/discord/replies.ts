/** What a command yields, as the messages of one interaction: edited while it goes on, then its answer. */
import {
  type APIButtonComponent,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  Routes,
} from "discord.js";
import type { Card } from "../../cards/card.ts";
import { pictureAlone } from "../../cards/picture-alone.ts";
import { wordsIn } from "../../cards/words/catalogue.ts";
import type { Form, Reply } from "../../commands/command.ts";
import type { Api } from "./api.ts";
import { attached } from "./attachments.ts";
import { button } from "./components.ts";
import { customId, type KeepCall, type PressedCall } from "./custom-id.ts";
import { escapedWithin } from "./escape.ts";
import { modalOf } from "./form.ts";
import { LIMITS } from "./limits.ts";
import { type MessageBody, messageBody } from "./message.ts";

/** The first response, which Discord waits three seconds for. */
export type First = (response: APIInteractionResponse) => Promise<void>;

export interface InteractionIds {
  readonly application: string;
  readonly token: string;
}

export interface RepliesParts {
  readonly api: Api;
  readonly ids: InteractionIds;
  readonly keep: KeepCall;
  /** What was asked, to be asked again for everybody; null where sharing is not offered. */
  readonly asked: Omit<PressedCall, "how"> | null;
  readonly signal: AbortSignal;
}

export interface Replies {
  /** Shows one reply. The first is put in the place of what Discord shows while it waits. */
  show(reply: Reply): Promise<void>;
  /** Takes that away where there was nothing to say. */
  end(): Promise<void>;
}

/** @param replaces whether there is a message of this interaction that the first reply goes into */
export function createReplies(parts: RepliesParts, { replaces }: { readonly replaces: boolean }): Replies {
  const { api, ids, keep, asked, signal } = parts;
  let isOpen = replaces;
  /** Whether the last answer stands in that message, and could be shown there again. */
  let standsThere = false;

  async function say(body: MessageBody, files: readonly RawFile[], shared: boolean): Promise<void> {
    // What only one person sees cannot be turned into what all do.
    if (isOpen && !shared) {
      isOpen = false;
      standsThere = true;
      await original(body, files);
      return;
    }
    standsThere = false;
    const route = Routes.webhook(ids.application, ids.token);
    const flags = shared ? {} : { flags: MessageFlags.Ephemeral };
    await api.answer({ method: "POST", route, body: { ...body, ...flags }, files, signal });
  }

  async function original(body: MessageBody, files: readonly RawFile[] = []): Promise<void> {
    const route = Routes.webhookMessage(ids.application, ids.token, "@original");
    await api.answer({ method: "PATCH", route, body, files, signal });
  }

  function shareButton({ language }: Card, isShareable: boolean): readonly APIButtonComponent[] {
    if (!isShareable || asked === null) return [];
    return [button(wordsIn(language).chat.share, customId({ ...asked, how: "share" }, keep))];
  }

  return {
    async show(reply) {
      if (reply.is === "progress") {
        if (isOpen) await original(lineBody(reply.text));
        return;
      }
      if (reply.is === "form") return say(formButton(reply.form, keep), [], false);
      const isAgain = reply.is === "pictured" && standsThere;
      const card = reply.is === "pictured" && !isAgain ? pictureAlone(reply.card) : reply.card;
      const given = reply.is === "card" ? [] : reply.files;
      const { files, attachments, names } = await attached(card, given);
      const more = reply.is === "pictured" && !isAgain ? [] : shareButton(card, reply.shareable === true);
      const written = messageBody(card, { mark: null, notifies: false, pictures: names, more, keep });
      const body = { ...written, ...(files.length === 0 ? {} : { attachments }) };
      await (isAgain ? original(body, files) : say(body, files, reply.shared === true));
    },
    async end() {
      if (!isOpen) return;
      isOpen = false;
      const route = Routes.webhookMessage(ids.application, ids.token, "@original");
      await api.answer({ method: "DELETE", route, signal });
    },
  };
}

/** One line for the asker alone, as the first response. */
export function lineResponse(text: string): APIInteractionResponse {
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { ...bodyForLine(text), flags: MessageFlags.Ephemeral },
  };
}

function lineBody(text: string): MessageBody {
  return {
    content: escapedWithin(text, LIMITS.content),
    embeds: [],
    components: [],
    allowed_mentions: { parse: [] },
  };
}

function bodyForLine(text: string) {
  return { content: escapedWithin(text, LIMITS.content), allowed_mentions: { parse: [] } };
}

/** A form can only be opened by the first response; after it somebody has to press once more. */
function formButton(form: Form, keep: KeepCall): MessageBody {
  const { chat } = wordsIn(form.language);
  const id = customId(
    { how: form.share ? "share" : "call", command: form.command, options: form.given },
    keep,
  );
  return {
    ...lineBody(form.summary),
    components: [{ type: 1, components: [button(chat.openForm, id)] }],
  };
}

export function modalResponse(form: Form, keep: KeepCall): APIInteractionResponse {
  return { type: InteractionResponseType.Modal, data: modalOf(form, keep) };
}
