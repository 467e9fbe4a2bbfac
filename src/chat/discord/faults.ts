/** What went wrong at Discord, as what the courier can act on. Nothing of a request's body or token is kept. */
import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { type Duration, MINUTE, SECOND } from "../../domain/time.ts";
import { ChatError } from "../chat.ts";

/** What was asked for, as far as it decides what a failure means. */
export interface Attempt {
  /** Whether asking twice does no more than asking once. */
  readonly repeatable: boolean;
  /** "discord:123", for the operator. */
  readonly place: string;
}

/** Too many edits of a message that is older than an hour: Discord does not say for how long. */
const OLD_EDITS_REST: Duration = MINUTE;
/** Writing too fast into a channel, where no time is given. */
const USUAL_REST: Duration = 5 * SECOND;

/** Causes that end a connection before anything was sent. */
const NEVER_SENT = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"],
  ...["UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

/** Discord's own codes that a person has to mend, and how. */
const MENDS: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.MissingAccess]:
    "Let Verbatim's role see the channel: View Channel in the channel's permissions.",
  [RESTJSONErrorCodes.MissingPermissions]:
    "Give Verbatim's role in that channel: Send Messages, Embed Links, Attach Files, Read Message History, Create Public Threads, Send Messages in Threads.",
  [RESTJSONErrorCodes.UnknownChannel]:
    "The channel is not there any more, or Verbatim was never let in: name another one in routes.",
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]:
    "Exempt Verbatim's role from the server's AutoMod rule that blocked the message.",
  [RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration]:
    "Exempt Verbatim's role from the server's AutoMod rule that blocked the title.",
  [RESTJSONErrorCodes.ThreadLocked]: "Unlock the thread, or give Verbatim's role Manage Threads.",
  [RESTJSONErrorCodes.MaximumActiveThreads]: "Archive some threads: the server has as many as it may have.",
  [RESTJSONErrorCodes.MaximumActiveAnnouncementThreads]:
    "Archive some threads: the server has as many as it may have.",
  [RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel]:
    "Make a tag in the forum with the watch's name, or let posts be made there without one.",
};

const LOOK_IT_UP =
  "Look the number up at docs.discord.com (Opcodes and Status Codes), mend it, and what waits will then be sent.";

const RESTING: Readonly<Record<number, Duration>> = {
  [RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: OLD_EDITS_REST,
  [RESTJSONErrorCodes.ChannelWriteRateLimit]: USUAL_REST,
  [RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit]: USUAL_REST,
};

/** The bot's token itself was refused. */
class TokenRefused extends ChatError {}

export function chatErrorOf(error: unknown, { repeatable, place }: Attempt): ChatError {
  if (error instanceof ChatError) return error;
  const cause = bare(error);
  if (error instanceof RateLimitError) {
    const retryAfter = Math.max(error.retryAfter, error.sublimitTimeout, 1);
    return new ChatError("rate-limited", `Discord asks to wait before more goes to ${place}`, {
      cause,
      retryAfter,
    });
  }
  if (error instanceof DiscordAPIError) return fromApi(error, place, cause);
  if (error instanceof HTTPError) {
    return new ChatError(
      repeatable ? "unavailable" : "uncertain",
      `Discord answered ${error.status} for ${place}`,
      { cause },
    );
  }
  const code = networkCode(error);
  if (code !== null && NEVER_SENT.has(code)) {
    return new ChatError("unavailable", `Discord cannot be reached (${code})`, { cause });
  }
  const why = code ?? (error instanceof Error ? error.name : "unknown");
  return new ChatError(
    repeatable ? "unavailable" : "uncertain",
    `the connection to Discord ended without an answer (${why})`,
    { cause },
  );
}

/** Discord's code of a failure, or null where it gave none. */
export function discordCode(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === "number" ? error.code : null;
}

/** Whether it came from Discord or the way to it, and not from a mistake of ours. */
export function isFromOutside(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError) {
    return true;
  }
  return error instanceof ChatError || networkCode(error) !== null || isAbort(error);
}

/** Whether Discord does not know the bot's token, or does not any more. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof TokenRefused || (error instanceof DiscordAPIError && error.status === 401);
}

/** Whether somebody stopped waiting: the caller, or the library after its own time. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function fromApi(error: DiscordAPIError, place: string, cause: Error): ChatError {
  const code = discordCode(error) ?? 0;
  const rest = RESTING[code];
  if (rest !== undefined) {
    return new ChatError("rate-limited", `Discord asks to wait before more goes to ${place}`, {
      cause,
      retryAfter: rest,
    });
  }
  if (code === RESTJSONErrorCodes.UnknownMessage) {
    return new ChatError("gone", `the message in ${place} is not there any more`, { cause });
  }
  const message = `Discord refuses ${place}: ${cause.message}`;
  if (isTokenRefused(error)) {
    return new TokenRefused("refused", "Discord does not know Verbatim's token", {
      cause,
      mend: "Make a new token in the developer portal (Reset Token) and set DISCORD_TOKEN.",
    });
  }
  const usual = error.status === 403 ? MENDS[RESTJSONErrorCodes.MissingPermissions] : LOOK_IT_UP;
  return new ChatError("refused", message, { cause, mend: MENDS[code] ?? usual ?? LOOK_IT_UP });
}

/** The library's errors hold the whole request, in an interaction's address its token too. */
function bare(error: unknown): Error {
  if (error instanceof DiscordAPIError) {
    // The first line is Discord's own; the others quote what was sent.
    return new Error(`${error.status}, ${error.code}: ${error.message.split("\n", 1)[0] ?? ""}`);
  }
  if (error instanceof HTTPError) return new Error(`HTTP ${error.status}`);
  if (error instanceof RateLimitError) return new Error(`rate limit of ${error.method} ${error.route}`);
  return new Error(error instanceof Error ? `${error.name}: ${networkCode(error) ?? ""}` : "unknown");
}

/** undici wraps what the system said once or twice. */
export function networkCode(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}
