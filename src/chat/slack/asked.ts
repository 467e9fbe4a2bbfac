/** What somebody did in Slack, whatever it was, as one question with the way for its answer. */
import type { Invocation } from "../../commands/command.ts";
import type { ChatMemory } from "../chat.ts";
import { type Call, callOf } from "./buttons.ts";
import { typedText } from "./escape.ts";
import { submitted } from "./modal.ts";
import type {
  LinkEvent,
  MentionEvent,
  Payload,
  PressPayload,
  ShortcutPayload,
  SlashPayload,
  SubmissionPayload,
} from "./payloads.ts";

/** The entry in a message's menu. */
export const SHORTCUT = "who-else";

export interface Asked {
  /** What was done, as itself: the same again is the same thing delivered twice. */
  readonly identity: string;
  /** The workspace of whoever did it. */
  readonly team: string;
  readonly user: { readonly id: string; readonly name: string | null };
  readonly channel: string;
  /** Null for a button whose call is not kept any more. */
  readonly input: Invocation["input"] | null;
  readonly share: boolean;
  /** Whether it is about a message's words, which may be anybody's and from anywhere. */
  readonly unrecorded?: true;
  /** The message in whose thread it was done. */
  readonly thread: string | null;
  /** Opens a modal within three seconds; null where none can be opened. */
  readonly trigger: string | null;
  /** Where answers go; null for none. */
  readonly responseUrl: string | null;
  /** Whether the answer takes the place of what was pressed: a page of what only the presser sees. */
  readonly replaces: boolean;
}

/** A link that was posted, to be shown with the burst that the post is in. */
export interface LinkAsked extends Pick<Asked, "identity" | "team" | "user" | "channel"> {
  readonly message: string;
  readonly urls: readonly string[];
}

type Surroundings = { readonly self: string | null; readonly memory: ChatMemory };

/** Links shown at once. */
const LINKS = 5;

export async function askedIn(payload: Payload, around: Surroundings): Promise<Asked | LinkAsked | null> {
  if ("command" in payload) return ofSlash(payload);
  switch (payload.type) {
    case "block_actions":
      return ofPress(payload, around.memory);
    case "view_submission":
      return ofSubmission(payload, around.memory);
    case "message_action":
      return ofShortcut(payload);
    case "event_callback": {
      // Where others' people are too, Slack's silence on somebody's workspace vouches for nobody.
      const team = payload.is_ext_shared_channel ? "" : payload.team_id;
      return payload.event.type === "app_mention"
        ? ofMention(payload.event, team, around.self)
        : ofLink(payload.event, team);
    }
  }
}

function ofSlash(payload: SlashPayload): Asked {
  return {
    identity: `slash:${payload.trigger_id}`,
    team: payload.team_id,
    user: { id: payload.user_id, name: payload.user_name ?? null },
    channel: payload.channel_id,
    input: { is: "line", line: typedText(payload.text, null) },
    ...{ share: false, thread: null, replaces: false },
    trigger: payload.trigger_id,
    responseUrl: payload.response_url,
  };
}

async function ofPress(payload: PressPayload, memory: ChatMemory): Promise<Asked | null> {
  const { user, team, container, actions } = payload;
  const action = actions[0];
  const channel = payload.channel?.id ?? container.channel_id;
  if (action?.value === undefined || channel === undefined) return null;
  const call = await callOf(action.value, memory);
  return {
    identity: `press:${user.id}:${payload.trigger_id}:${action.action_ts}`,
    ...{ team: user.team_id ?? team?.id ?? "", channel, share: false },
    user: { id: user.id, name: user.name ?? null },
    input: call,
    thread: container.thread_ts ?? null,
    trigger: payload.trigger_id,
    responseUrl: payload.response_url ?? null,
    replaces: container.is_ephemeral && call !== null && "page" in call.options,
  };
}

async function ofSubmission(payload: SubmissionPayload, memory: ChatMemory): Promise<Asked | null> {
  const form = await submitted(payload, memory);
  if (form === null) return null;
  const { user, team, view } = payload;
  return {
    identity: `form:${view.id}`,
    team: user.team_id ?? team?.id ?? "",
    user: { id: user.id, name: user.name ?? null },
    ...form.asker,
    ...{ input: form.call, share: form.share, trigger: null, replaces: false },
  };
}

function ofShortcut(payload: ShortcutPayload): Asked | null {
  if (payload.callback_id !== SHORTCUT) return null;
  const { user, team, message } = payload;
  const call: Call = {
    is: "call",
    command: "phrase",
    options: { text: typedText(message.text, null).trim() },
  };
  return {
    identity: `shortcut:${payload.trigger_id}`,
    team: user.team_id ?? team?.id ?? "",
    user: { id: user.id, name: user.name ?? null },
    ...{ channel: payload.channel.id, input: call, share: false, replaces: false, unrecorded: true },
    thread: message.thread_ts ?? null,
    trigger: payload.trigger_id,
    responseUrl: payload.response_url,
  };
}

function ofMention(event: MentionEvent, presumed: string, self: string | null): Asked {
  return {
    identity: `mention:${event.channel}:${event.ts}`,
    team: event.user_team ?? event.team ?? presumed,
    ...{ user: { id: event.user, name: null }, channel: event.channel },
    input: { is: "line", line: typedText(event.text, self) },
    ...{ share: false, thread: event.thread_ts ?? null, replaces: false, trigger: null, responseUrl: null },
  };
}

function ofLink(event: LinkEvent, presumed: string): LinkAsked {
  return {
    identity: `link:${event.channel}:${event.message_ts}`,
    ...{ team: presumed, user: { id: event.user, name: null }, channel: event.channel },
    message: event.message_ts,
    urls: event.links.slice(0, LINKS).map(({ url }) => url),
  };
}
