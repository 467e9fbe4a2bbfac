/** Interactions from Discord, by the gateway or over HTTP: acknowledged at once, answered when there is an answer. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import { type Words, wordsIn } from "../../cards/words/catalogue.ts";
import type { Invocation, Reply } from "../../commands/command.ts";
import type { Place } from "../../domain/alert.ts";
import { SECOND } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { ChatMemory, OnCompletion, OnInvocation } from "../chat.ts";
import type { Api } from "./api.ts";
import { type Asker, askerOf, filledIn, mayWrite, typedCommand, wordsOfTarget } from "./asked.ts";
import type { CommandTree } from "./command-tree.ts";
import { completions } from "./completions.ts";
import { type KeepCall, type PressedCall, pressedCall } from "./custom-id.ts";
import { chatErrorOf, discordCode, isFromOutside } from "./faults.ts";
import { createLately } from "./lately.ts";
import { createReplies, type First, lineResponse, modalResponse, type Replies } from "./replies.ts";

/** Discord waits three seconds; a form that comes within this time can still be opened. */
const FORM_WITHIN = 1.5 * SECOND;
/** After a resumed connection Discord may report again what it reported before it. */
const REMEMBERED = 1_000;
const EPHEMERAL = MessageFlags.Ephemeral;

export interface InteractionParts {
  readonly api: Api;
  readonly tree: CommandTree;
  readonly memory: ChatMemory;
  readonly keep: KeepCall;
  readonly guilds: readonly string[];
  readonly places: readonly Place[];
  readonly clock: Clock;
  readonly logger: Pick<Logger, "info" | "warn" | "error">;
}

export interface Handlers {
  readonly onInvocation: OnInvocation;
  readonly onCompletion: OnCompletion | null;
}

/** Answers one interaction; resolves when everything was said. Never throws. */
export type Interact = (
  interaction: APIInteraction,
  first: First,
  handlers: Handlers,
  signal: AbortSignal,
) => Promise<void>;

export function createInteract(parts: InteractionParts): Interact {
  const { api, tree, memory, keep, guilds, places, clock, logger } = parts;
  const seen = createLately<true>(REMEMBERED);

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
    const choices = await completions(typed, asker, tree, handlers.onCompletion);
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

  async function dispatch(interaction: APIInteraction, turn: Turn): Promise<void> {
    if (interaction.type === InteractionType.Ping) return;
    const asker = askerOf(interaction, places);
    const { chat } = wordsOf(interaction);
    const guild = interaction.guild_id;
    const isAllowed = guild !== undefined && (guilds.length === 0 || guilds.includes(guild));
    if (asker === null) return turn.first(lineResponse(chat.elsewhere));
    if (!isAllowed) return outside(interaction, asker, guild === undefined ? "direct" : "elsewhere", turn);
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        return completed(interaction, asker, turn);
      case InteractionType.MessageComponent:
        return pressed(interaction, asker, turn);
      case InteractionType.ModalSubmit: {
        const call = await pressedCall(interaction.data.custom_id, (name) => memory.get(name));
        if (call === null) return turn.first(lineResponse(chat.buttonTooOld));
        const options = { ...call.options, ...filledIn(interaction) };
        const share = call.how === "share" && mayWrite(interaction);
        return runCall(interaction, asker, { ...call, options, share }, turn);
      }
      case InteractionType.ApplicationCommand: {
        if (interaction.data.type === ApplicationCommandType.Message) {
          const text = wordsOfTarget(interaction as Parameters<typeof wordsOfTarget>[0]);
          // What other people wrote to each other is nobody's business in the audit log.
          return runCall(
            interaction,
            asker,
            { command: "phrase", options: { text }, unrecorded: true },
            turn,
          );
        }
        const typed = typedCommand(interaction as Parameters<typeof typedCommand>[0]);
        const spec = tree.specAt(typed.path);
        // Registered by an older version, and not yet replaced.
        if (spec === null) return turn.first(lineResponse(chat.buttonTooOld));
        return runCall(interaction, asker, { command: spec.name, options: typed.options }, turn);
      }
    }
  }

  return async (interaction, first, handlers, signal) => {
    if (seen.get(interaction.id) === true) return;
    seen.set(interaction.id, true);
    try {
      await dispatch(interaction, { first, handlers, signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!isFromOutside(error)) {
        logger.error({ error }, "an interaction could not be answered");
        return;
      }
      const isLate = [10_062, 10_015, 50_027].includes(discordCode(error) ?? 0);
      const place = interaction.channel?.id ?? "nowhere";
      const failure = chatErrorOf(error, { repeatable: true, place: `discord:${place}` });
      logger.warn({ error: failure, late: isLate }, "an answer did not reach whoever asked");
      if (isLate) await sayTooLate(interaction, signal);
    }
  };

  /** Its token is no good any more, so the answer would be for everybody: only that there is one is said. */
  async function sayTooLate(interaction: APIInteraction, signal: AbortSignal): Promise<void> {
    const channel = interaction.channel?.id;
    if (channel === undefined || interaction.type === InteractionType.ApplicationCommandAutocomplete) return;
    const content = wordsOf(interaction).chat.tooLate;
    const body = { content, allowed_mentions: { parse: [] } };
    await api
      .raw({ method: "POST", route: `/channels/${channel}/messages`, body, signal })
      .catch(() => logger.warn({}, "that an answer came too late could not be said either"));
  }
}

interface Turn {
  readonly first: First;
  readonly handlers: Handlers;
  readonly signal: AbortSignal;
}

function inputOf({ command, options }: Omit<PressedCall, "how">): Invocation["input"] {
  return { is: "call", command, options };
}

/** The place's language is the gate's to know; what the adapter says by itself is in the person's. */
function wordsOf(interaction: APIInteraction): Words {
  return wordsIn("locale" in interaction ? interaction.locale : undefined);
}
