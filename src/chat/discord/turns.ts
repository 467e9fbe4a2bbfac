/** One interaction's turn: acknowledged in time, and answered when there is an answer. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import { type Words, wordsIn } from "../../cards/words/catalogue.ts";
import type { Invocation, Reply } from "../../commands/command.ts";
import { SECOND } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { ChatMemory, OnCompletion, OnInvocation } from "../chat.ts";
import type { Api } from "./api.ts";
import { type Asker, mayWrite, typedCommand } from "./asked.ts";
import type { CommandTree } from "./command-tree.ts";
import { completions } from "./completions.ts";
import { type KeepCall, type PressedCall, pressedCall } from "./custom-id.ts";
import { createReplies, type First, lineResponse, modalResponse, type Replies } from "./replies.ts";

/** Discord waits three seconds; a form that comes within this time can still be opened. */
const FORM_WITHIN = 1.5 * SECOND;
const EPHEMERAL = MessageFlags.Ephemeral;

export interface Handlers {
  readonly onInvocation: OnInvocation;
  readonly onCompletion: OnCompletion | null;
}

export interface Turn {
  readonly first: First;
  readonly handlers: Handlers;
  readonly signal: AbortSignal;
}

export interface TurnParts {
  readonly api: Api;
  readonly tree: CommandTree;
  readonly memory: ChatMemory;
  readonly keep: KeepCall;
  readonly clock: Clock;
}

export function createTurns({ api, tree, memory, keep, clock }: TurnParts) {
  function repliesOf(
    interaction: APIInteraction,
    asked: Omit<PressedCall, "how"> | null,
    signal: AbortSignal,
    replaces: boolean,
  ): Replies {
    const ids = { application: interaction.application_id, token: interaction.token };
    const offered = asked !== null && mayWrite(interaction) ? asked : null;
    return createReplies({ api, ids, keep, asked: offered, signal }, { replaces });
  }

  async function showAll(replies: AsyncIterable<Reply>, into: Replies): Promise<void> {
    for await (const reply of replies) await into.show(reply);
    await into.end();
  }

  /** A command with all that it needs: nothing can be asked for, so it is acknowledged before it runs. */
  async function runCall(
    interaction: APIInteraction,
    asker: Asker,
    call: Omit<PressedCall, "how"> & { readonly share?: boolean; readonly unrecorded?: true },
    { first, handlers, signal }: Turn,
  ): Promise<void> {
    await first({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: EPHEMERAL },
    });
    const { share = false, unrecorded } = call;
    const unlogged = unrecorded === undefined ? {} : { unrecorded };
    const replies = handlers.onInvocation({ ...asker, input: inputOf(call), share, ...unlogged });
    await showAll(replies, repliesOf(interaction, share ? null : call, signal, true));
  }

  async function pressed(
    interaction: APIMessageComponentInteraction,
    asker: Asker,
    turn: Turn,
  ): Promise<void> {
    const { first, handlers, signal } = turn;
    const { data, message } = interaction;
    const id = data.component_type === ComponentType.StringSelect ? (data.values[0] ?? "") : data.custom_id;
    const call = await pressedCall(id, (name) => memory.get(name));
    if (call === null) return first(lineResponse(wordsOf(interaction).chat.buttonTooOld));
    // Who may say nothing there by themselves says nothing there through us.
    if (call.how === "share" && mayWrite(interaction)) {
      // Only a new message can be for everybody; the one that only the asker sees stays.
      await first({ type: InteractionResponseType.DeferredMessageUpdate });
      const replies = handlers.onInvocation({ ...asker, input: inputOf(call), share: true, canAsk: false });
      return showAll(replies, repliesOf(interaction, null, signal, false));
    }
    const isOwnAnswer = ((message.flags ?? 0) & EPHEMERAL) !== 0;
    if (isOwnAnswer && call.options["page"] !== undefined) {
      await first({ type: InteractionResponseType.DeferredMessageUpdate });
      const replies = handlers.onInvocation({ ...asker, input: inputOf(call), canAsk: false });
      return showAll(replies, repliesOf(interaction, call, signal, true));
    }
    return formOrAnswer(interaction, asker, call, turn);
  }

  /** A form must be the first response, so the first reply is waited for a moment. */
  async function formOrAnswer(
    interaction: APIInteraction,
    asker: Asker,
    call: PressedCall,
    { first, handlers, signal }: Turn,
  ): Promise<void> {
    const replies = handlers
      .onInvocation({ ...asker, input: inputOf(call), canAsk: true })
      [Symbol.asyncIterator]();
    const next = replies.next();
    // It is asked for again below, unless Discord refuses the first response.
    next.catch(() => {});
    const waited = new AbortController();
    const early = await Promise.race([next, clock.sleep(FORM_WITHIN, waited.signal).then(() => null)]);
    waited.abort();
    if (early !== null && early.done !== true && early.value.is === "form") {
      await first(modalResponse(early.value.form, keep));
      await replies.return?.();
      return;
    }
    await first({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: EPHEMERAL },
    });
    const into = repliesOf(interaction, call, signal, true);
    for (let step = await next; step.done !== true; step = await replies.next()) await into.show(step.value);
    await into.end();
  }

  async function completed(
    interaction: APIApplicationCommandAutocompleteInteraction,
    asker: Asker,
    { first, handlers }: Turn,
  ): Promise<void> {
    const typed = typedCommand(interaction as Parameters<typeof typedCommand>[0]);
    const choices = await completions(typed, asker, tree, { clock, onCompletion: handlers.onCompletion });
    await first({
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [...choices] },
    });
  }

  /** The gate says so, because it also remembers who asked. */
  async function outside(
    interaction: APIInteraction,
    asker: Asker,
    where: NonNullable<Invocation["outside"]>,
    { first, handlers, signal }: Turn,
  ): Promise<void> {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return first({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [] },
      });
    }
    await first({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: EPHEMERAL },
    });
    const input = { is: "line", line: "help" } as const;
    const replies = handlers.onInvocation({ ...asker, input, outside: where });
    await showAll(replies, repliesOf(interaction, null, signal, true));
  }

  return { runCall, pressed, completed, outside };
}

function inputOf({ command, options }: Omit<PressedCall, "how">): Invocation["input"] {
  return { is: "call", command, options };
}

/** The place's language is the gate's to know; what the adapter says by itself is in the person's. */
export function wordsOf(interaction: APIInteraction): Words {
  return wordsIn("locale" in interaction ? interaction.locale : undefined);
}
