/** Answers to whoever asked: for them alone, or for everybody where that was asked for and allowed. */
import { sentenceCard } from "../../cards/answer-cards.ts";
import type { Card } from "../../cards/card.ts";
import { pictureAlone } from "../../cards/picture-alone.ts";
import { wordsIn } from "../../cards/words/catalogue.ts";
import type { Form, Reply } from "../../commands/command.ts";
import { MINUTE } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { ChatMemory } from "../chat.ts";
import type { Asked } from "./asked.ts";
import { type SlackMessage, slackMessage } from "./blocks.ts";
import { buttonValue, keepLongCalls } from "./buttons.ts";
import { slackCode } from "./errors.ts";
import { LIMITS } from "./limits.ts";
import { modalFor } from "./modal.ts";
import { picturesOf, upload } from "./pictures.ts";
import type { Web } from "./web.ts";

/** A dossier may be large, and whoever asked is waiting. */
const FILE_WITHIN = 2 * MINUTE;
/** Slack takes a moment with what was uploaded, and meanwhile refuses a message that shows it. */
const PICTURE_TRIES = 4;
const NEVER = new AbortController().signal;

export interface AnswerParts {
  readonly web: Web;
  readonly memory: ChatMemory;
  readonly logger: Logger;
  readonly fetch: typeof globalThis.fetch;
  /** Whether files can be handed over. */
  readonly files: boolean;
  /** Milliseconds that one call may take. */
  readonly call: number;
  /** Milliseconds before a picture that Slack does not show yet is tried again. */
  readonly picture: number;
  readonly clock: Pick<Clock, "sleep">;
}

export interface Answering {
  show(reply: Reply): Promise<void>;
}

/** @param asked whose answer it is; its address is used as often as Slack allows, and then done without */
export function createAnswering(asked: Asked, parts: AnswerParts): Answering {
  const { web } = parts;
  let left = asked.responseUrl === null ? 0 : LIMITS.responses.times;
  let replaces = asked.replaces;
  let isUnderWay = false;

  async function showCard(card: Card, shared: boolean): Promise<void> {
    await keepLongCalls(card, parts.memory);
    const message = slackMessage(card, { buttonValue });
    if (shared) return share(message);
    if (left > 0 && (await respond({ ...message, response_type: "ephemeral", ...standing() }))) return;
    await web.chat.postEphemeral({
      ...{ channel: asked.channel, user: asked.user.id, ...message, parse: "none" },
      ...(asked.thread === null ? {} : { thread_ts: asked.thread }),
    });
  }

  /** A page takes the place of the page before it, once. */
  function standing(): { readonly replace_original: boolean; readonly thread_ts?: string } {
    const replace_original = replaces;
    replaces = false;
    return asked.thread === null ? { replace_original } : { replace_original, thread_ts: asked.thread };
  }

  async function share(message: SlackMessage): Promise<void> {
    const asItIs = { parse: "none", unfurl_links: false, unfurl_media: false } as const;
    const inChannel = { ...message, ...asItIs, response_type: "in_channel", replace_original: false };
    // In a thread only the Web API can answer for everybody.
    if (asked.thread === null && left > 0 && (await respond(inChannel))) return;
    await web.chat.postMessage({
      ...{ channel: asked.channel, ...message, ...asItIs },
      ...(asked.thread === null ? {} : { thread_ts: asked.thread }),
    });
  }

  /** Whether Slack took it. */
  async function respond(body: object): Promise<boolean> {
    if (asked.responseUrl === null) return false;
    left -= 1;
    try {
      const answer = await parts.fetch(asked.responseUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(parts.call),
      });
      if (answer.ok) return true;
      parts.logger.warn({ status: answer.status }, "Slack took no answer at its address");
    } catch {
      // The address itself is in the error, and whoever has it could answer in our name.
      parts.logger.warn({}, "Slack's address for an answer cannot be reached");
    }
    left = 0;
    return false;
  }

  async function showForm(form: Form): Promise<void> {
    if (asked.trigger !== null) {
      const { channel, thread, responseUrl } = asked;
      const view = await modalFor(form, { channel, thread, responseUrl }, parts.memory);
      try {
        await web.views.open({ trigger_id: asked.trigger, view });
        return;
      } catch (error) {
        parts.logger.warn({ error }, "Slack opened no form");
      }
    }
    // The moment for a form has passed; a button brings a new one.
    const { forms } = wordsIn(form.language);
    const again = { label: forms.fillIn, command: form.command, options: form.given };
    await showCard({ ...sentenceCard(form.summary, [again]), language: form.language }, false);
  }

  async function showFiles({ card, files, shared }: Extract<Reply, { is: "files" }>): Promise<void> {
    const { chat } = wordsIn(card.language);
    if (!parts.files) return showCard(sentenceCard(chat.noFiles), false);
    const thread = asked.thread === null ? {} : { thread: asked.thread };
    const sharing =
      shared === true ? { channel: asked.channel, ...thread } : { channel: await directChannel() };
    for (const file of files) await upload(file, { ...parts, sharing, within: FILE_WITHIN });
    await showCard(card, shared === true);
    if (shared !== true) await showCard(sentenceCard(chat.filesSent), false);
  }

  /** What it belongs to was said before it, so it may take its time, and be said in words in the end. */
  async function showPicture({ card, files, shared }: Extract<Reply, { is: "pictured" }>): Promise<void> {
    const alone = pictureAlone(card);
    if (!parts.files || files.length === 0) return showCard(alone, shared === true);
    try {
      const pictures = await picturesOf(alone, files, { ...parts, within: FILE_WITHIN });
      await uploaded(slackMessage(alone, { buttonValue, pictures }), shared === true);
    } catch (error) {
      parts.logger.warn({ error }, "a picture could not be shown in Slack");
      await showCard(alone, shared === true);
    }
  }

  /** Only the Web API says whether Slack is done with what was uploaded. @throws what the last attempt throws */
  async function uploaded(message: SlackMessage, shared: boolean): Promise<void> {
    const to = { channel: asked.channel, ...(asked.thread === null ? {} : { thread_ts: asked.thread }) };
    for (let tries = 1; ; tries += 1) {
      try {
        await (shared
          ? web.chat.postMessage({
              ...to,
              ...message,
              parse: "none",
              unfurl_links: false,
              unfurl_media: false,
            })
          : web.chat.postEphemeral({ ...to, ...message, user: asked.user.id, parse: "none" }));
        return;
      } catch (error) {
        if (slackCode(error) !== "invalid_blocks" || tries === PICTURE_TRIES) throw error;
      }
      await parts.clock.sleep(parts.picture, NEVER);
    }
  }

  async function directChannel(): Promise<string> {
    const { channel } = await web.conversations.open({ users: asked.user.id });
    return channel?.id ?? asked.user.id;
  }

  return {
    async show(reply) {
      switch (reply.is) {
        case "card":
          return showCard(reply.card, reply.shared === true);
        case "files":
          return showFiles(reply);
        case "pictured":
          return showPicture(reply);
        case "form":
          return showForm(reply.form);
        case "progress":
          // Slack allows few answers: that something is under way is said once.
          if (isUnderWay) return;
          isUnderWay = true;
          return showCard(sentenceCard(reply.text), false);
      }
    },
  };
}
