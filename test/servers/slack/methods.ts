/** Slack's Web API, as far as a bot like ours calls it: scopes, arguments, errors as the reference names them. */
import { type Block, type ModalView, readBlocks, readModal } from "./block-kit.ts";
import { BOT, type Channel, type Message, messageAt, TEAM, type World } from "./world.ts";

export type Arguments = Readonly<Record<string, string>>;
export type Answer = { readonly ok: boolean; readonly error?: string; readonly [key: string]: unknown };

export interface Caller {
  readonly world: World;
  readonly scopes: ReadonlySet<string>;
  /** Where the server is reached. */
  readonly url: string;
  /** Spends a trigger; false when it was spent before, or is too old. */
  trigger(id: string): boolean;
}

type Method = (args: Arguments, caller: Caller) => Answer;

/** Any one of a method's scopes will do. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.unfurl": ["links:write"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.list": ["channels:read", "groups:read"],
  "conversations.history": ["channels:history", "groups:history"],
  "conversations.replies": ["channels:history", "groups:history"],
  "conversations.open": ["im:write"],
  "users.info": ["users:read"],
  "usergroups.list": ["usergroups:read"],
  "usergroups.users.list": ["usergroups:read"],
  "files.getUploadURLExternal": ["files:write"],
  "files.completeUploadExternal": ["files:write"],
};

export function callMethod(name: string, args: Arguments, caller: Caller): Answer {
  const method = METHODS[name];
  if (method === undefined) return failure("unknown_method");
  const needed = SCOPES[name] ?? [];
  if (needed.length > 0 && !needed.some((scope) => caller.scopes.has(scope))) {
    return { ...failure("missing_scope"), needed: needed[0], provided: [...caller.scopes].join(",") };
  }
  return method(args, caller);
}

const METHODS: Readonly<Record<string, Method>> = {
  "auth.test": () => ({
    ...{ ok: true, url: "https://newsroom.slack.com/", team: "Newsroom", team_id: TEAM },
    ...{ user: "verbatim", user_id: BOT, bot_id: "B0VERBATIM", is_enterprise_install: false },
  }),
  "chat.postMessage": (args, { world }) => {
    const channel = writable(args["channel"], world);
    if ("ok" in channel) return channel;
    const content = contentOf(args);
    if ("ok" in content) return content;
    const threadTs = args["thread_ts"] ?? null;
    if (threadTs !== null && messageAt(world, channel.id, threadTs) === undefined) {
      return failure("thread_not_found");
    }
    const metadata: unknown = args["metadata"] === undefined ? null : JSON.parse(args["metadata"]);
    const ts = world.nextTs();
    const message: Message = {
      ...{ channel: channel.id, ts, user: BOT, threadTs, metadata, edits: 0, unfurls: {} },
      ...content,
    };
    world.messages.push(message);
    return { ok: true, channel: channel.id, ts, message: { text: message.text, ts } };
  },
  "chat.update": (args, { world }) => {
    const channel = writable(args["channel"], world);
    if ("ok" in channel) return channel;
    const message = messageAt(world, channel.id, args["ts"] ?? "");
    if (message === undefined) return failure("message_not_found");
    if (message.user !== BOT) return failure("cant_update_message");
    const content = contentOf(args);
    if ("ok" in content) return content;
    Object.assign(message, content, { edits: message.edits + 1 });
    return { ok: true, channel: channel.id, ts: message.ts, text: message.text };
  },
  "chat.delete": (args, { world }) => {
    const at = world.messages.findIndex(
      ({ channel, ts }) => channel === args["channel"] && ts === args["ts"],
    );
    if (at < 0) return failure("message_not_found");
    world.messages.splice(at, 1);
    return { ok: true };
  },
  "chat.postEphemeral": (args, { world }) => {
    const channel = writable(args["channel"], world);
    if ("ok" in channel) return channel;
    const user = args["user"] ?? "";
    if (!channel.members.has(user)) return failure("user_not_in_channel");
    const content = contentOf(args);
    if ("ok" in content) return content;
    world.ephemerals.push({ channel: channel.id, user, threadTs: args["thread_ts"] ?? null, ...content });
    return { ok: true, message_ts: world.nextTs() };
  },
  "chat.unfurl": (args, { world }) => {
    const message = messageAt(world, args["channel"] ?? "", args["ts"] ?? "");
    if (message === undefined) return failure("cannot_find_message");
    const unfurls: unknown = JSON.parse(args["unfurls"] ?? "{}");
    for (const [address, shown] of Object.entries(unfurls as Record<string, { blocks?: unknown }>)) {
      const blocks = readBlocks(shown.blocks);
      if ("error" in blocks) return refused(blocks);
      message.unfurls[address] = blocks;
    }
    return { ok: true };
  },
  "conversations.info": (args, { world }) => {
    const channel = world.channels.get(args["channel"] ?? "");
    if (channel === undefined || !isVisible(channel)) return failure("channel_not_found");
    return { ok: true, channel: described(channel) };
  },
  "conversations.list": (args, { world }) => {
    const visible = [...world.channels.values()].filter(isVisible).map(described);
    const limit = Number(args["limit"] ?? "100");
    const from = Number(args["cursor"] ?? "0");
    const next = from + limit < visible.length ? String(from + limit) : "";
    return {
      ok: true,
      channels: visible.slice(from, from + limit),
      response_metadata: { next_cursor: next },
    };
  },
  "conversations.history": (args, { world }) => history(args, world, (message) => message.threadTs === null),
  "conversations.replies": (args, { world }) => {
    const parent = args["ts"] ?? "";
    if (messageAt(world, args["channel"] ?? "", parent) === undefined) return failure("thread_not_found");
    return history(args, world, (message) => message.threadTs === parent || message.ts === parent);
  },
  "conversations.open": (args, { world }) => {
    const user = args["users"] ?? "";
    const id = `D${user.slice(1)}`;
    if (!world.people.has(user)) return failure("user_not_found");
    const members = new Set([user, BOT]);
    if (!world.channels.has(id))
      world.channels.set(id, { id, name: id, isPrivate: true, members, archived: false });
    return { ok: true, channel: { id } };
  },
  "users.info": (args, { world }) => {
    const person = world.people.get(args["user"] ?? "");
    if (person === undefined) return failure("user_not_found");
    const profile = { display_name: person.name, real_name: person.name };
    return { ok: true, user: { id: args["user"], team_id: person.team, profile } };
  },
  "usergroups.list": (_args, { world }) => ({
    ok: true,
    usergroups: [...world.groups].map(([id, { handle }]) => ({ id, handle, name: handle })),
  }),
  "usergroups.users.list": (args, { world }) => {
    const group = world.groups.get(args["usergroup"] ?? "");
    return group === undefined ? failure("no_such_subteam") : { ok: true, users: group.members };
  },
  "views.open": (args, { world, trigger }) => {
    if (!trigger(args["trigger_id"] ?? "")) return failure("expired_trigger_id");
    const view = readModal(JSON.parse(args["view"] ?? "null"));
    if ("error" in view) return refused(view);
    const opened = { id: `V${world.views.length + 1}`, view: view as ModalView, user: "", open: true };
    world.views.push(opened);
    return { ok: true, view: { id: opened.id } };
  },
  "files.getUploadURLExternal": (args, { world, url }) => {
    if (!/^\d+$/.test(args["length"] ?? "") || (args["filename"] ?? "") === "")
      return failure("invalid_arguments");
    const id = `F${String(world.files.length + 1).padStart(9, "0")}`;
    world.files.push({ id, name: args["filename"] ?? "", content: new Uint8Array(), channel: null });
    return { ok: true, file_id: id, upload_url: `${url}/upload/${id}` };
  },
  "files.completeUploadExternal": (args, { world }) => {
    const channel = args["channel_id"] ?? "";
    if (channel !== "" && "ok" in writable(channel, world)) return failure("channel_not_found");
    const named: { id: string }[] = JSON.parse(args["files"] ?? "[]");
    for (const { id } of named) {
      const file = world.files.find((each) => each.id === id);
      if (file === undefined || file.content.length === 0) return failure("file_not_found");
      file.channel = channel;
    }
    if (channel !== "") {
      const text = [args["initial_comment"] ?? "", ...named.map(({ id }) => `(file ${id})`)].join(" ").trim();
      const threadTs = args["thread_ts"] ?? null;
      const told = { channel, ts: world.nextTs(), user: BOT, text, blocks: [], threadTs };
      world.messages.push({ ...told, metadata: null, edits: 0, unfurls: {} });
    }
    return { ok: true, files: named };
  },
};

function history(args: Arguments, world: World, isMeant: (message: Message) => boolean): Answer {
  const channel = world.channels.get(args["channel"] ?? "");
  if (channel === undefined) return failure("channel_not_found");
  if (!channel.members.has(BOT)) return failure("not_in_channel");
  const oldest = Number(args["oldest"] ?? "0");
  const latest = Number(args["latest"] ?? "Infinity");
  const newestFirst = world.messages
    .filter((message) => message.channel === channel.id && isMeant(message))
    .filter(({ ts }) => Number(ts) >= oldest && Number(ts) <= latest)
    .reverse();
  const limit = Number(args["limit"] ?? "100");
  const from = Number(args["cursor"] ?? "0");
  const page = newestFirst.slice(from, from + limit);
  const withMetadata = args["include_all_metadata"] === "true";
  const more = from + limit < newestFirst.length;
  return {
    ok: true,
    messages: page.map(({ ts, text, metadata, threadTs }) => ({
      ...{ type: "message", ts, text, ...(threadTs === null ? {} : { thread_ts: threadTs }) },
      ...(withMetadata && metadata !== null ? { metadata } : {}),
    })),
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : "" },
  };
}

/** Private channels are not there for whoever is not in them. */
function isVisible(channel: Channel): boolean {
  return !channel.isPrivate || channel.members.has(BOT);
}

function described(channel: Channel) {
  const { id, name, isPrivate, archived } = channel;
  return { id, name, is_private: isPrivate, is_archived: archived, is_member: channel.members.has(BOT) };
}

function writable(id: string | undefined, world: World): Channel | Answer {
  const channel = world.channels.get(id ?? "");
  if (channel === undefined || !isVisible(channel)) return failure("channel_not_found");
  if (channel.archived) return failure("is_archived");
  if (!channel.members.has(BOT)) return failure("not_in_channel");
  return channel;
}

export function contentOf(args: {
  readonly text?: string | undefined;
  readonly blocks?: string | undefined;
}): { readonly text: string; readonly blocks: readonly Block[] } | Answer {
  const { text = "" } = args;
  const blocks = args.blocks === undefined ? [] : readBlocks(JSON.parse(args.blocks));
  if ("error" in blocks) return refused(blocks);
  if (text === "" && blocks.length === 0) return failure("no_text");
  return { text, blocks };
}

function refused({ error, errors }: { readonly error: string; readonly errors: readonly string[] }): Answer {
  return {
    ...failure(error),
    errors,
    response_metadata: { messages: errors.map((each) => `[ERROR] ${each}`) },
  };
}

export function failure(error: string): Answer {
  return { ok: false, error };
}
