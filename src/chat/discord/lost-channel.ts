/** The channel or thread that a message was to go to is not there. */
import { RESTJSONErrorCodes } from "discord.js";
import type { Place } from "../../domain/alert.ts";
import { ChatError } from "../chat.ts";
import { chatErrorOf, discordCode } from "./faults.ts";

export class LostChannel extends ChatError {
  constructor({ message, cause, mend }: ChatError) {
    super("refused", message, { cause, ...(mend === null ? {} : { mend }) });
  }
}

/** Of a message that is to be changed, a channel that is gone took it along. */
export function goneIfLost(error: unknown, place: Place): ChatError {
  const failure = chatErrorOf(error, { repeatable: true, place });
  const lost = discordCode(error) === RESTJSONErrorCodes.UnknownChannel;
  return lost ? new ChatError("gone", failure.message, { cause: failure.cause }) : failure;
}
