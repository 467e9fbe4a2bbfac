/** The REST endpoints of a local Discord, each refusing as the real one does. */
import { ChannelType, PermissionFlagsBits } from "discord.js";
import { createInteractions, type Interactions } from "./interactions.ts";
import { invalidForm, missing, Refused, unknown } from "./refuse.ts";
import { validateCommands } from "./validate-commands.ts";
import { text, type Upload, validateMessage } from "./validate-message.ts";
import {
  APP,
  BOT,
  BOT_ROLE,
  type FakeChannel,
  type FakeMessage,
  GUILD,
  isThread,
  type World,
} from "./world.ts";

type Json = Readonly<Record<string, unknown>>;

export interface RestRequest {
  readonly method: string;
  /** Behind `/api/v10`, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  /** As it came, of a list. */
  readonly list: readonly Json[];
  readonly uploads: readonly Upload[];
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Rest {
  /** @throws Refused */
  answer(request: RestRequest): RestAnswer;
  readonly interactions: Interactions;
  /** Commands by where they are registered: a server's id, or "global". */
  readonly commands: Map<string, readonly Json[]>;
  /** Identifies that are left today. */
  identifiesLeft: number;
}

export interface RestOptions {
  readonly world: World;
  readonly gatewayUrl: () => string;
  readonly publicKey: string;
  readonly now: () => number;
}

/** With `enforce_nonce` a nonce is known for some minutes. */
const NONCE_KNOWN_FOR = 5 * 60_000;

export function createRest({ world, gatewayUrl, publicKey, now }: RestOptions): Rest {
  const commands = new Map<string, readonly Json[]>();
  const nonces = new Map<string, { readonly message: FakeMessage; readonly at: number }>();
  const interactions = createInteractions({ world, now });
  const rest: Rest = { answer, interactions, commands, identifiesLeft: 1_000 };

  function channelOf(id: string): FakeChannel {
    const channel = world.channels.get(id);
    if (channel === undefined) throw unknown.channel();
    if ((world.permissions(channel) & PermissionFlagsBits.ViewChannel) === 0n) throw missing.access();
    return channel;
  }

  function may(channel: FakeChannel, permission: bigint): void {
    if ((world.permissions(channel) & permission) === 0n) throw missing.permissions();
  }

  function messageIn(channel: FakeChannel, id: string): FakeMessage {
    const message = channel.messages.find((each) => each.id === id);
    if (message === undefined) throw unknown.message();
    return message;
  }

  function create(channel: FakeChannel, request: RestRequest): FakeMessage {
    const { body, uploads } = request;
    if (channel.type === ChannelType.GuildForum)
      throw new Refused(400, 50_008, "Cannot send messages in a non-text channel");
    may(
      channel,
      isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
    );
    if (uploads.length > 0) may(channel, PermissionFlagsBits.AttachFiles);
    validateMessage(body, uploads);
    const nonce = typeof body["nonce"] === "string" ? body["nonce"] : null;
    const known = nonces.get(`${channel.id} ${nonce}`);
    if (body["enforce_nonce"] === true && known !== undefined && now() - known.at < NONCE_KNOWN_FOR)
      return known.message;
    if (channel.locked) throw new Refused(403, 160_005, "Thread is locked");
    channel.archived = false;
    const message = addMessage(channel, request, world.snowflake());
    if (nonce !== null) nonces.set(`${channel.id} ${nonce}`, { message, at: now() });
    return message;
  }

  function addMessage(channel: FakeChannel, { body, uploads }: RestRequest, id: string): FakeMessage {
    const answers = (body["message_reference"] as Json | undefined)?.["message_id"];
    if (answers !== undefined) messageIn(channel, String(answers));
    const message: FakeMessage = {
      ...{ id, channel_id: channel.id, author: BOT, nonce: null, flags: Number(body["flags"] ?? 0) },
      ...{ timestamp: new Date(now()).toISOString(), edited_timestamp: null },
      pinged: pinged(body),
      message_reference: answers === undefined ? null : { message_id: String(answers) },
      ...shownOf(channel, body, uploads),
    };
    channel.messages.push(message);
    return message;
  }

  function shownOf(channel: FakeChannel, body: Json, uploads: readonly Upload[]) {
    // Without the permission embeds fall away, and nothing says so.
    const embeds =
      (world.permissions(channel) & PermissionFlagsBits.EmbedLinks) === 0n ? [] : (body["embeds"] ?? []);
    return {
      content: String(body["content"] ?? ""),
      embeds: embeds as FakeMessage["embeds"],
      components: (body["components"] ?? []) as readonly unknown[],
      attachments: uploads.map(({ name, size }) => ({ id: world.snowflake(), filename: name, size })),
    };
  }

  function edit(channel: FakeChannel, id: string, { body, uploads }: RestRequest): FakeMessage {
    const message = messageIn(channel, id);
    if (message.author.id !== BOT.id)
      throw new Refused(403, 50_005, "Cannot edit a message authored by another user");
    if (channel.archived) throw new Refused(400, 50_083, "Thread is archived");
    validateMessage(body, uploads, new Set(message.attachments.map((each) => each.id)));
    Object.assign(message, shownOf(channel, body, uploads));
    message.edited_timestamp = new Date(now()).toISOString();
    return message;
  }

  function beginThread(channel: FakeChannel, messageId: string, { body }: RestRequest): FakeChannel {
    may(channel, PermissionFlagsBits.CreatePublicThreads);
    const message = messageIn(channel, messageId);
    if (world.channels.has(messageId))
      throw new Refused(400, 160_004, "A thread has already been created for this message");
    const thread = addThread(channel, messageId, body);
    message.thread = thread;
    return thread;
  }

  function beginPost(forum: FakeChannel, request: RestRequest): FakeChannel {
    may(forum, PermissionFlagsBits.SendMessages);
    const { body, uploads } = request;
    const inner = { ...request, body: (body["message"] ?? {}) as Json };
    if (inner.body["nonce"] !== undefined)
      throw invalidForm("message.nonce", "UNKNOWN_FIELD", "A post has no nonce");
    validateMessage(inner.body, uploads);
    const tags = (body["applied_tags"] ?? []) as readonly string[];
    if (tags.length > 5)
      throw invalidForm("applied_tags", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.");
    if (tags.some((id) => !forum.available_tags?.some((tag) => tag.id === id)))
      throw invalidForm("applied_tags", "INVALID", "No such tag");
    if (((forum.flags ?? 0) & (1 << 4)) !== 0 && tags.length === 0) {
      throw new Refused(400, 40_067, "A tag is required to create a forum post in this channel");
    }
    const id = world.snowflake();
    const thread = addThread(forum, id, body, tags);
    addMessage(thread, inner, id);
    return thread;
  }

  function addThread(home: FakeChannel, id: string, body: Json, tags: readonly string[] = []): FakeChannel {
    text("name", body["name"], 100);
    const minutes = body["auto_archive_duration"];
    if (minutes !== undefined && ![60, 1_440, 4_320, 10_080].includes(Number(minutes))) {
      throw invalidForm(
        "auto_archive_duration",
        "BASE_TYPE_CHOICES",
        "Value must be one of {60, 1440, 4320, 10080}.",
      );
    }
    return world.addChannel({
      ...{ id, type: ChannelType.PublicThread, name: String(body["name"]), guild_id: home.guild_id },
      ...{
        parent_id: home.id,
        owner_id: BOT.id,
        applied_tags: tags,
        auto_archive_duration: minutes === undefined ? null : Number(minutes),
      },
    });
  }

  function register(where: string, list: readonly Json[]): RestAnswer {
    validateCommands(list);
    const before = commands.get(where) ?? [];
    const registered = list.map((command) => {
      const known = before.find(
        (each) => each["name"] === command["name"] && (each["type"] ?? 1) === (command["type"] ?? 1),
      );
      return { ...command, id: known?.["id"] ?? world.snowflake(), application_id: APP, version: "1" };
    });
    commands.set(where, registered);
    return { status: 200, body: registered };
  }

  function answer(request: RestRequest): RestAnswer {
    const { method, path, query } = request;
    for (const [verb, pattern, handle] of ENDPOINTS) {
      const found = verb === method ? pattern.exec(path) : null;
      if (found !== null) return handle(request, found.slice(1).map(decodeURIComponent), query);
    }
    throw new Refused(404, 0, "404: Not Found");
  }

  type Handle = (request: RestRequest, ids: readonly string[], query: URLSearchParams) => RestAnswer;
  const ok = (body: unknown): RestAnswer => ({ status: 200, body });
  const guild = (id: string | undefined) => {
    if (id !== GUILD || !world.isMember) throw id === GUILD ? missing.access() : unknown.guild();
    return { id: GUILD, name: "The newsroom", owner_id: "1", roles: world.roles };
  };
  const ENDPOINTS: readonly (readonly [string, RegExp, Handle])[] = [
    ["GET", /^\/users\/@me$/, () => ok(BOT)],
    [
      "GET",
      /^\/applications\/@me$/,
      () => ok({ id: APP, name: "Verbatim", verify_key: publicKey, flags: 0 }),
    ],
    [
      "GET",
      /^\/gateway\/bot$/,
      () =>
        ok({
          ...{ url: gatewayUrl(), shards: 1 },
          session_start_limit: {
            total: 1_000,
            remaining: rest.identifiesLeft,
            reset_after: 3_600_000,
            max_concurrency: 1,
          },
        }),
    ],
    ["GET", /^\/guilds\/(\d+)$/, (_request, [id]) => ok(guild(id))],
    [
      "GET",
      /^\/guilds\/(\d+)\/members\/(\d+)$/,
      (_request, [id, user]) => {
        guild(id);
        if (user !== BOT.id) throw unknown.member();
        return ok({ user: BOT, roles: [BOT_ROLE] });
      },
    ],
    [
      "GET",
      /^\/guilds\/(\d+)\/threads\/active$/,
      (_request, [id]) => {
        guild(id);
        return ok({
          threads: [...world.channels.values()]
            .filter((each) => isThread(each) && !each.archived)
            .map(channelJson),
          members: [],
        });
      },
    ],
    [
      "GET",
      /^\/channels\/(\d+)\/threads\/archived\/public$/,
      (_request, [id = ""]) => {
        channelOf(id);
        return ok({
          threads: [...world.channels.values()]
            .filter((each) => each.parent_id === id && each.archived)
            .map(channelJson),
          members: [],
          has_more: false,
        });
      },
    ],
    ["GET", /^\/channels\/(\d+)$/, (_request, [id = ""]) => ok(channelJson(channelOf(id)))],
    [
      "PATCH",
      /^\/channels\/(\d+)$/,
      ({ body }, [id = ""]) => {
        const channel = channelOf(id);
        if (!isThread(channel)) throw missing.permissions();
        if (typeof body["archived"] === "boolean") channel.archived = body["archived"];
        return ok(channelJson(channel));
      },
    ],
    [
      "GET",
      /^\/channels\/(\d+)\/messages$/,
      (_request, [id = ""], query) => {
        const channel = channelOf(id);
        const limit = Number(query.get("limit") ?? 50);
        if (!(limit >= 1 && limit <= 100))
          throw invalidForm("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
        // Without the permission there is no history, and nothing says so.
        if ((world.permissions(channel) & PermissionFlagsBits.ReadMessageHistory) === 0n) return ok([]);
        const after = query.get("after");
        // Those that follow next, and not the newest.
        const read =
          after === null
            ? channel.messages.slice(-limit)
            : channel.messages.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
        return ok(read.reverse().map(messageJson));
      },
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages$/,
      (request, [id = ""]) => ok(messageJson(create(channelOf(id), request))),
    ],
    [
      "GET",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (_request, [id = "", message = ""]) => ok(messageJson(messageIn(channelOf(id), message))),
    ],
    [
      "PATCH",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (request, [id = "", message = ""]) => ok(messageJson(edit(channelOf(id), message, request))),
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      (request, [id = "", message = ""]) => ({
        status: 201,
        body: channelJson(beginThread(channelOf(id), message, request)),
      }),
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/threads$/,
      (request, [id = ""]) => ({ status: 201, body: channelJson(beginPost(channelOf(id), request)) }),
    ],
    ["PUT", /^\/applications\/(\d+)\/commands$/, ({ list }) => register("global", list)],
    ["GET", /^\/applications\/(\d+)\/commands$/, () => ok(commands.get("global") ?? [])],
    [
      "PUT",
      /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/,
      ({ list }, [, id = ""]) => {
        guild(id);
        return register(id, list);
      },
    ],
    [
      "GET",
      /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/,
      (_request, [, id = ""]) => ok(commands.get(id) ?? []),
    ],
    [
      "POST",
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      ({ body }, [id = "", token = ""]) => {
        interactions.respond(id, token, body);
        return { status: 204 };
      },
    ],
    [
      "PATCH",
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(?:@|%40)original$/,
      ({ body, uploads }, [, token = ""]) => ok(interactions.edit(token, body, uploads)),
    ],
    [
      "DELETE",
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(?:@|%40)original$/,
      (_request, [, token = ""]) => {
        interactions.remove(token);
        return { status: 204 };
      },
    ],
    [
      "POST",
      /^\/webhooks\/(\d+)\/([^/]+)$/,
      ({ body, uploads }, [, token = ""]) => ok(interactions.followUp(token, body, uploads)),
    ],
  ];
  return rest;
}

/** Who hears of it: what the text holds and what is allowed, both. */
function pinged({ content, allowed_mentions }: Json): readonly string[] {
  const said = String(content ?? "");
  const {
    parse = ["roles", "users", "everyone"],
    roles = [],
    users = [],
  } = (allowed_mentions ?? {}) as Record<string, readonly string[] | undefined>;
  const found: string[] = [];
  for (const [, kind = "", id = ""] of said.matchAll(/<@([&!]?)(\d+)>/g)) {
    const isAllowed =
      kind === "&"
        ? parse?.includes("roles") || roles?.includes(id)
        : parse?.includes("users") || users?.includes(id);
    if (isAllowed) found.push(id);
  }
  if (/@(?:everyone|here)\b/.test(said) && parse?.includes("everyone")) found.push("everyone");
  return found;
}

function messageJson({ pinged: _pinged, thread, nonce: _nonce, ...message }: FakeMessage): Json {
  return {
    ...message,
    type: 0,
    pinned: false,
    tts: false,
    ...(thread === undefined ? {} : { thread: channelJson(thread) }),
  };
}

function channelJson({ messages, archived, locked, auto_archive_duration, ...channel }: FakeChannel): Json {
  const last = messages.at(-1)?.id ?? null;
  const metadata = isThread(channel) ? { thread_metadata: { archived, locked, auto_archive_duration } } : {};
  return { ...channel, last_message_id: last, ...metadata };
}
