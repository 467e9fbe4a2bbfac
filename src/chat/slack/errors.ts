/** What Slack's errors mean for a delivery, and what a person can do about each. */
import { webApi } from "@slack/bolt";
import { ChatError } from "../chat.ts";

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/** Errors after which no call with this token will work again, with what to do. */
const FINAL: Readonly<Record<string, string>> = {
  invalid_auth: "copy the token anew from api.slack.com/apps (OAuth & Permissions, or App-Level Tokens)",
  not_authed: "set the token: SLACK_BOT_TOKEN (xoxb-…), and SLACK_APP_TOKEN (xapp-…) for socket mode",
  account_inactive: "install the app into the workspace again, and set the new SLACK_BOT_TOKEN",
  token_revoked: "install the app into the workspace again, and set the new SLACK_BOT_TOKEN",
  token_expired: "switch token rotation off for the app, install it again, and set the new SLACK_BOT_TOKEN",
  user_removed_from_team: "install the app into the workspace again, and set the new SLACK_BOT_TOKEN",
  team_disabled: "the workspace is disabled: ask Slack, or name another one",
  not_allowed_token_type:
    "SLACK_APP_TOKEN is the app-level token (xapp-…) with connections:write; SLACK_BOT_TOKEN begins with xoxb-",
};

const INVITE = "invite the app into the channel (/invite @Verbatim); what waits will then be sent";

/** Errors that a person can mend while the app runs. */
const MENDS: Readonly<Record<string, string>> = {
  ...FINAL,
  channel_not_found: `check the channel's id; if it is private, ${INVITE}`,
  not_in_channel: INVITE,
  is_archived: "bring the channel back, or name another one in routes; what waits will then be sent",
  restricted_action: "let apps post in this channel (channel settings); what waits will then be sent",
  restricted_action_read_only_channel: "let apps post in this channel; what waits will then be sent",
  restricted_action_thread_only_channel: "let apps post in this channel; what waits will then be sent",
  no_permission: "give the app the scopes of `verbatim slack manifest`, and install it again",
  missing_scope: "give the app the scopes of `verbatim slack manifest`, and install it again",
  ekm_access_denied: "ask the workspace's administrators to let the app post",
  invalid_blocks: "please report it, with the log",
  msg_blocks_too_long: "please report it, with the log",
  msg_too_long: "please report it, with the log",
};

/** The message that was to be changed or answered is not there, or not ours to change any more. */
const GONE = new Set([
  ...["message_not_found", "thread_not_found", "invalid_thread_ts", "cant_update_message"],
  ...["edit_window_closed", "cannot_reply_to_message"],
]);

/** How Slack names its errors. */
const CODE = /^[a-z][a-z0-9_]{0,99}$/;

/** Slack says of these that they may come after the work was done. */
const PERHAPS_DONE = new Set(["fatal_error", "internal_error", "service_unavailable"]);

const TOO_MANY = new Set(["ratelimited", "rate_limited", "message_limit_exceeded", "accesslimited"]);
/** Milliseconds, where Slack does not say how long. */
const REST = 30_000;

/** Codes of a connection that was never made: nothing can have arrived. */
const NEVER_CONNECTED = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"],
  ...["UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "ERR_INVALID_URL"],
]);

/** The token itself was refused. */
class TokenRefused extends ChatError {}

/** A failed call as the courier understands it. Nothing of the request is in it. */
export function chatErrorOf(cause: unknown): ChatError {
  if (cause instanceof ChatError) return cause;
  if (cause instanceof WebAPIRateLimitedError) {
    const retryAfter = cause.retryAfter * 1_000;
    return new ChatError("rate-limited", "Slack asks to slow down", { retryAfter });
  }
  if (cause instanceof WebAPIPlatformError) return ofPlatform(cause.data.error, neededScope(cause));
  if (cause instanceof WebAPIHTTPError) {
    const said = `Slack answered ${cause.statusCode}`;
    if (cause.statusCode >= 500) return new ChatError("uncertain", said);
    return new ChatError("refused", said, {
      mend: "check chat.slack.apiUrl, and what stands between it and us",
    });
  }
  if (cause instanceof WebAPIRequestError && NEVER_CONNECTED.has(codeOf(cause.original))) {
    return new ChatError("unavailable", `Slack cannot be reached (${codeOf(cause.original)})`);
  }
  return new ChatError("uncertain", "Slack did not answer");
}

/** Whether nothing will work until somebody sets another token. */
export function isFinal(cause: unknown): boolean {
  return cause instanceof TokenRefused || (cause instanceof WebAPIPlatformError && cause.data.error in FINAL);
}

/** Slack's own name of what was wrong; null where it is no answer of Slack's. */
export function slackCode(cause: unknown): string | null {
  return cause instanceof WebAPIPlatformError ? cause.data.error : null;
}

function ofPlatform(error: string, needed: string | null): ChatError {
  // What stands between us and Slack may answer a page of its own.
  if (!CODE.test(error)) return new ChatError("uncertain", "what answered was not Slack");
  if (GONE.has(error)) return new ChatError("gone", `Slack says ${error}`);
  if (TOO_MANY.has(error)) return new ChatError("rate-limited", `Slack says ${error}`, { retryAfter: REST });
  if (PERHAPS_DONE.has(error)) return new ChatError("uncertain", `Slack says ${error}`);
  const scope = needed === null ? "" : ` (${needed})`;
  const mend =
    MENDS[error] ?? "look the error up at docs.slack.dev, mend it, and what waits will then be sent";
  const Kind = error in FINAL ? TokenRefused : ChatError;
  return new Kind("refused", `Slack says ${error}${scope}`, { mend });
}

function neededScope(error: InstanceType<typeof WebAPIPlatformError>): string | null {
  const { needed } = error.data as { readonly needed?: unknown };
  return typeof needed === "string" ? needed : null;
}

/** Of an error or of what caused it. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return "";
}
