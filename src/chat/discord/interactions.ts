/** Interactions from Discord, by the gateway or over HTTP: what each asks for, and what becomes of one that fails. */
import { type APIInteraction, ApplicationCommandType, InteractionType } from "discord.js";
import type { Place } from "../../domain/alert.ts";
import type { Logger } from "../../support/logger.ts";
import { askerOf, filledIn, mayWrite, typedCommand, wordsOfTarget } from "./asked.ts";
import { pressedCall } from "./custom-id.ts";
import { chatErrorOf, discordCode, isFromOutside } from "./faults.ts";
import { createLately } from "./lately.ts";
import { type First, lineResponse } from "./replies.ts";
import { createTurns, type Handlers, type Turn, type TurnParts, wordsOf } from "./turns.ts";

/** After a resumed connection Discord may report again what it reported before it. */
const REMEMBERED = 1_000;

export interface InteractionParts extends TurnParts {
  readonly guilds: readonly string[];
  readonly places: readonly Place[];
  readonly logger: Pick<Logger, "info" | "warn" | "error">;
}

/** Answers one interaction; resolves when everything was said. Never throws. */
export type Interact = (
  interaction: APIInteraction,
  first: First,
  handlers: Handlers,
  signal: AbortSignal,
) => Promise<void>;

export function createInteract(parts: InteractionParts): Interact {
  const { api, tree, memory, guilds, places, logger } = parts;
  const { runCall, pressed, completed, outside } = createTurns(parts);
  const seen = createLately<true>(REMEMBERED);

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
