/** What people type and press at a local Discord, and what they are answered, by Discord's rules and deadlines. */
import { InteractionResponseType, InteractionType } from "discord.js";
import { invalidForm, Refused, unknown } from "./refuse.ts";
import { list, text, type Upload, validateMessage, validateSelect } from "./validate-message.ts";
import { APP, type FakeMessage, type FakeUser, GUILD, type World } from "./world.ts";

type Json = Readonly<Record<string, unknown>>;

/** discord.com/developers/docs/interactions/receiving-and-responding: three seconds, then fifteen minutes. */
const FIRST_WITHIN = 3_000;
const TOKEN_LIVES = 15 * 60_000;
const EPHEMERAL = 1 << 6;

export interface Answered {
  readonly content: string;
  readonly embeds: readonly Record<string, unknown>[];
  readonly components: readonly unknown[];
  readonly files: readonly string[];
  /** What each of them shows, for whoever cannot see it. */
  readonly descriptions: readonly string[];
  readonly ephemeral: boolean;
}

/** One thing that somebody typed or pressed, and all that came of it. */
export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly payload: Json;
  /** The kinds of first responses there were: one, or none. */
  readonly responses: Json[];
  /** What is shown for it now, in its order: the answer itself, then what followed. */
  readonly answers: Answered[];
  /** Choices, of what was being typed. */
  choices: readonly { readonly name: string; readonly value: string }[] | null;
  /** The form that was opened. */
  modal: Json | null;
}

export interface Interactions {
  /** Everything asked so far. */
  readonly all: readonly Asked[];
  /** @throws Refused */
  respond(id: string, token: string, body: Json): void;
  edit(token: string, body: Json, uploads: readonly Upload[]): Json;
  remove(token: string): void;
  followUp(token: string, body: Json, uploads: readonly Upload[]): Json;
  begin(by: Asker, type: InteractionType, data: Json, more?: Json): Asked;
  /** From now on the token of everything that was asked is no good. */
  outlive(): void;
}

export interface Asker {
  readonly user: FakeUser;
  readonly channel: string;
  readonly roles?: readonly string[];
  /** Null for a direct message. */
  readonly guild?: string | null;
  readonly locale?: string;
  /** What the person may do in the channel. */
  readonly permissions?: bigint;
}

export function createInteractions({
  world,
  now,
}: {
  readonly world: World;
  readonly now: () => number;
}): Interactions {
  const all: (Asked & { at: number; deferred: boolean; hidden: boolean })[] = [];
  /** What is edited and deleted as the original answer; what follows it stays. */
  const originals = new Map<Asked, Answered>();
  let outlived = 0;

  const byToken = (token: string) => {
    const asked = all.find((each) => each.token === token);
    if (asked === undefined || all.indexOf(asked) < outlived || now() - asked.at > TOKEN_LIVES) {
      throw new Refused(401, 50_027, "Invalid Webhook Token");
    }
    return asked;
  };

  function shown(body: Json, uploads: readonly Upload[], ephemeral: boolean): Answered {
    validateMessage(withoutFlags(body), uploads);
    return {
      content: String(body["content"] ?? ""),
      embeds: (body["embeds"] ?? []) as Answered["embeds"],
      components: (body["components"] ?? []) as readonly unknown[],
      files: uploads.map(({ name }) => name),
      descriptions: list("attachments", body["attachments"], 10).map((each) =>
        String(each["description"] ?? ""),
      ),
      ephemeral,
    };
  }

  function answerFirst(asked: Asked, answer: Answered): void {
    const first = originals.get(asked);
    if (first === undefined) asked.answers.push(answer);
    else asked.answers[asked.answers.indexOf(first)] = answer;
    originals.set(asked, answer);
  }

  return {
    all,
    respond(id, token, body) {
      const asked = all.find((each) => each.id === id && each.token === token);
      if (asked === undefined || now() - asked.at > FIRST_WITHIN || all.indexOf(asked) < outlived)
        throw unknown.interaction();
      if (asked.responses.length > 0)
        throw new Refused(400, 40_060, "Interaction has already been acknowledged.");
      const data = (body["data"] ?? {}) as Json;
      const kind = asked.payload["type"];
      switch (body["type"]) {
        case InteractionResponseType.ChannelMessageWithSource:
          answerFirst(asked, shown(data, [], (Number(data["flags"] ?? 0) & EPHEMERAL) !== 0));
          break;
        case InteractionResponseType.DeferredChannelMessageWithSource:
          if (kind === InteractionType.ApplicationCommandAutocomplete)
            throw invalidForm("type", "INTERACTION_TYPE", "Autocomplete cannot be deferred");
          asked.deferred = true;
          asked.hidden = (Number(data["flags"] ?? 0) & EPHEMERAL) !== 0;
          break;
        case InteractionResponseType.DeferredMessageUpdate:
          if (kind !== InteractionType.MessageComponent)
            throw invalidForm("type", "INTERACTION_TYPE", "Only for components");
          break;
        case InteractionResponseType.ApplicationCommandAutocompleteResult:
          asked.choices = validateChoices(data);
          break;
        case InteractionResponseType.Modal:
          if (kind === InteractionType.ModalSubmit)
            throw invalidForm("type", "INTERACTION_TYPE", "A form opens no form");
          validateModal(data);
          asked.modal = data;
          break;
        default:
          throw invalidForm("type", "BASE_TYPE_CHOICES", "Unknown response type");
      }
      asked.responses.push(body);
    },
    edit(token, body, uploads) {
      const asked = byToken(token);
      if (asked.responses.length === 0) throw unknown.webhook();
      const updates = asked.responses[0]?.["type"] === InteractionResponseType.DeferredMessageUpdate;
      const hidden = updates
        ? (Number((asked.payload["message"] as Json)?.["flags"] ?? 0) & EPHEMERAL) !== 0
        : asked.hidden;
      answerFirst(asked, shown(body, uploads, hidden));
      return { id: asked.id };
    },
    remove(token) {
      const asked = byToken(token);
      const first = originals.get(asked);
      if (first !== undefined) asked.answers.splice(asked.answers.indexOf(first), 1);
      originals.delete(asked);
    },
    followUp(token, body, uploads) {
      const asked = byToken(token);
      if (asked.responses.length === 0) throw unknown.webhook();
      const hidden = (Number(body["flags"] ?? 0) & EPHEMERAL) !== 0;
      asked.answers.push(shown(body, uploads, hidden));
      return { id: world.snowflake() };
    },
    begin(by, type, data, more = {}) {
      const id = world.snowflake();
      const token = `interaction-token-${id}`;
      const { user, channel, roles = [], guild = GUILD, locale = "en-US", permissions = 1n << 11n } = by;
      const found = world.channels.get(channel);
      const user_ = { ...user, discriminator: "0", avatar: null };
      const who =
        guild === null
          ? { user: user_ }
          : {
              guild_id: guild,
              member: {
                user: user_,
                roles,
                nick: null,
                permissions: String(permissions),
                joined_at: "2026-01-01T00:00:00Z",
                flags: 0,
              },
            };
      const payload = {
        ...{ id, application_id: APP, type, data, token, version: 1, locale, guild_locale: "en-US" },
        ...{
          channel_id: channel,
          channel: {
            id: channel,
            type: found?.type ?? 1,
            parent_id: found?.parent_id ?? null,
            name: found?.name ?? "dm",
          },
        },
        ...{
          app_permissions: "0",
          entitlements: [],
          authorizing_integration_owners: {},
          context: guild === null ? 1 : 0,
          attachment_size_limit: 10_485_760,
        },
        ...who,
        ...more,
      };
      const asked = {
        id,
        token,
        payload,
        responses: [],
        answers: [],
        choices: null,
        modal: null,
        at: now(),
        deferred: false,
        hidden: false,
      };
      all.push(asked);
      return asked;
    },
    outlive() {
      outlived = all.length;
    },
  };
}

/** A message as it stands in a component's interaction. */
export function pressedMessage(
  message: Pick<FakeMessage, "id" | "embeds" | "components" | "content">,
  ephemeral: boolean,
): Json {
  return {
    ...message,
    flags: ephemeral ? EPHEMERAL : 0,
    author: { id: APP, username: "verbatim" },
    attachments: [],
    type: 0,
  };
}

function validateChoices(data: Json): readonly { readonly name: string; readonly value: string }[] {
  const choices = list("data.choices", data["choices"], 25);
  for (const [i, choice] of choices.entries()) {
    text(`data.choices.${i}.name`, choice["name"], 100);
    text(`data.choices.${i}.value`, choice["value"], 100);
  }
  return choices as unknown as readonly { readonly name: string; readonly value: string }[];
}

export function validateModal(data: Json): void {
  text("data.custom_id", data["custom_id"], 100);
  text("data.title", data["title"], 45);
  const labels = list("data.components", data["components"], 5);
  if (labels.length === 0)
    throw invalidForm("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
  for (const [i, label] of labels.entries()) {
    const at = `data.components.${i}`;
    if (label["type"] !== 18)
      throw invalidForm(`${at}.type`, "UNION_TYPE_CHOICES", "Value must be one of {18}.");
    text(`${at}.label`, label["label"], 45);
    if (label["description"] !== undefined) text(`${at}.description`, label["description"], 100);
    const field = (label["component"] ?? {}) as Json;
    text(`${at}.component.custom_id`, field["custom_id"], 100);
    if (field["type"] === 3) validateSelect(`${at}.component`, field);
    else if (field["type"] === 4) {
      if (field["style"] !== 1 && field["style"] !== 2)
        throw invalidForm(`${at}.component.style`, "BASE_TYPE_CHOICES", "1 or 2");
      if (field["placeholder"] !== undefined) text(`${at}.component.placeholder`, field["placeholder"], 100);
      if (field["value"] !== undefined) text(`${at}.component.value`, field["value"], 4_000);
      if (Number(field["max_length"] ?? 1) > 4_000)
        throw invalidForm(`${at}.component.max_length`, "NUMBER_TYPE_MAX", "At most 4000");
    } else throw invalidForm(`${at}.component.type`, "UNION_TYPE_CHOICES", "Value must be one of {3, 4}.");
  }
}

function withoutFlags({ flags: _flags, ...body }: Json): Json {
  return body;
}
