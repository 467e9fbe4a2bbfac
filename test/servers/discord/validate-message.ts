/** What Discord takes as a message, by its documented limits; everything else is refused as it does. */
import { invalidForm, Refused } from "./refuse.ts";

type Json = Readonly<Record<string, unknown>>;

const MESSAGE_FIELDS = [
  ...["content", "embeds", "components", "attachments", "allowed_mentions", "nonce", "enforce_nonce"],
  ...["message_reference", "flags", "tts"],
];

export interface Upload {
  readonly name: string;
  readonly size: number;
}

/** @param known attachments that the message has already, by id */
export function validateMessage(
  body: Json,
  uploads: readonly Upload[],
  known: ReadonlySet<string> = new Set(),
): void {
  for (const key of Object.keys(body)) {
    if (!MESSAGE_FIELDS.includes(key))
      throw invalidForm(key, "UNKNOWN_FIELD", "The test's Discord knows no such field");
  }
  wellFormed(body);
  const content = body["content"] ?? "";
  if (typeof content !== "string") throw invalidForm("content", "STRING_TYPE_CONVERT", "Not a string");
  atMost("content", content, 2_000);
  const embeds = list("embeds", body["embeds"], 10);
  const files = validateAttachments(body["attachments"], uploads, known);
  let together = 0;
  for (const [i, embed] of embeds.entries()) together += validateEmbed(`embeds.${i}`, embed, files);
  if (together > 6_000)
    throw invalidForm("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
  validateComponents(list("components", body["components"], 5));
  validateMentions(body["allowed_mentions"]);
  const nonce = body["nonce"];
  if (nonce !== undefined && (typeof nonce !== "string" || length(nonce) > 25)) {
    throw invalidForm("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
  }
  if (
    content === "" &&
    embeds.length === 0 &&
    uploads.length === 0 &&
    (body["components"] ?? null) === null
  ) {
    throw new Refused(400, 50_006, "Cannot send an empty message");
  }
}

/** The characters of an embed that count together. */
function validateEmbed(at: string, embed: Json, files: ReadonlySet<string>): number {
  const { title, description, footer, author, fields, image, color } = embed as Record<string, never>;
  const texts: [string, unknown, number][] = [
    ["title", title, 256],
    ["description", description, 4_096],
    ["footer.text", (footer as Json | undefined)?.["text"], 2_048],
    ["author.name", (author as Json | undefined)?.["name"], 256],
  ];
  let sum = 0;
  for (const [name, value, most] of texts) {
    if (value === undefined) continue;
    if (typeof value !== "string" || value === "")
      throw invalidForm(`${at}.${name}`, "BASE_TYPE_REQUIRED", "This field is required");
    atMost(`${at}.${name}`, value, most);
    sum += length(value);
  }
  for (const [i, field] of list(`${at}.fields`, fields, 25).entries()) {
    for (const [name, most] of [
      ["name", 256],
      ["value", 1_024],
    ] as const) {
      const value = field[name];
      if (typeof value !== "string" || value.trim() === "") {
        throw invalidForm(`${at}.fields.${i}.${name}`, "BASE_TYPE_REQUIRED", "This field is required");
      }
      atMost(`${at}.fields.${i}.${name}`, value, most);
      sum += length(value);
    }
  }
  const url = (image as Json | undefined)?.["url"];
  if (typeof url === "string") {
    const attached = /^attachment:\/\/(.+)$/.exec(url)?.[1];
    if (attached !== undefined && !files.has(attached)) {
      throw invalidForm(
        `${at}.image.url`,
        "ATTACHMENT_NOT_FOUND",
        "Referenced attachment not found in message",
      );
    }
    if (attached === undefined && !/^https?:\/\//.test(url)) {
      throw invalidForm(`${at}.image.url`, "URL_TYPE_INVALID_SCHEME", "Not a well formed URL.");
    }
  }
  if (color !== undefined && !(Number.isInteger(color) && color >= 0 && color <= 0xffffff)) {
    throw invalidForm(`${at}.color`, "NUMBER_TYPE_MAX", "int value should be between 0 and 16777215.");
  }
  if (sum === 0 && url === undefined) throw new Refused(400, 50_035, "Embed cannot be empty");
  return sum;
}

export function validateComponents(rows: readonly Json[]): void {
  const ids = new Set<string>();
  function custom(at: string, id: unknown): void {
    if (typeof id !== "string" || id === "")
      throw invalidForm(`${at}.custom_id`, "BASE_TYPE_REQUIRED", "This field is required");
    atMost(`${at}.custom_id`, id, 100);
    if (ids.has(id))
      throw invalidForm(at, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    ids.add(id);
  }
  for (const [i, row] of rows.entries()) {
    const at = `components.${i}`;
    if (row["type"] !== 1) throw invalidForm(`${at}.type`, "UNION_TYPE_CHOICES", "Value must be one of {1}.");
    const parts = list(`${at}.components`, row["components"], 5);
    if (parts.length === 0)
      throw invalidForm(at, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
    for (const [j, part] of parts.entries()) {
      const here = `${at}.components.${j}`;
      if (part["type"] === 2) validateButton(here, part, custom);
      else if (part["type"] === 3 && parts.length === 1) validateSelect(here, part, custom);
      else throw invalidForm(here, "UNION_TYPE_CHOICES", "Value must be one of {2, 3}.");
    }
  }
}

function validateButton(at: string, button: Json, custom: (at: string, id: unknown) => void): void {
  const { label, style, url, custom_id } = button;
  text(`${at}.label`, label, 80);
  if (style === 5) {
    if ((custom_id ?? null) !== null)
      throw invalidForm(at, "BUTTON_LINK_CUSTOM_ID", "A link has no custom id");
    text(`${at}.url`, url, 512);
    if (!/^https?:\/\//.test(String(url)))
      throw invalidForm(`${at}.url`, "URL_TYPE_INVALID_SCHEME", "Not a well formed URL.");
    return;
  }
  if (![1, 2, 3, 4].includes(Number(style)))
    throw invalidForm(`${at}.style`, "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5}.");
  custom(at, custom_id);
}

export function validateSelect(
  at: string,
  select: Json,
  custom: (at: string, id: unknown) => void = () => {},
): void {
  custom(at, select["custom_id"]);
  if (select["placeholder"] !== undefined) text(`${at}.placeholder`, select["placeholder"], 150);
  const options = list(`${at}.options`, select["options"], 25);
  if (options.length === 0)
    throw invalidForm(`${at}.options`, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
  const values = new Set<unknown>();
  for (const [i, option] of options.entries()) {
    text(`${at}.options.${i}.label`, option["label"], 100);
    text(`${at}.options.${i}.value`, option["value"], 100);
    if (values.has(option["value"]))
      throw invalidForm(`${at}.options.${i}.value`, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Duplicate");
    values.add(option["value"]);
  }
}

function validateMentions(given: unknown): void {
  if (given === undefined) return;
  const { parse = [], roles, users } = given as Record<string, readonly string[] | undefined>;
  for (const what of parse ?? []) {
    if (!["roles", "users", "everyone"].includes(what))
      throw invalidForm("allowed_mentions.parse", "BASE_TYPE_CHOICES", "Unknown");
  }
  for (const [name, ids] of [
    ["roles", roles],
    ["users", users],
  ] as const) {
    if (ids === undefined) continue;
    if (parse?.includes(name))
      throw invalidForm(
        `allowed_mentions.${name}`,
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        "Mutually exclusive",
      );
    if (ids.length > 100)
      throw invalidForm(
        `allowed_mentions.${name}`,
        "BASE_TYPE_MAX_LENGTH",
        "Must be 100 or fewer in length.",
      );
  }
}

/** The names that embeds may show. */
function validateAttachments(
  given: unknown,
  uploads: readonly Upload[],
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const total = uploads.reduce((sum, { size }) => sum + size, 0);
  if (total > 10 * 1024 * 1024) throw new Refused(413, 40_005, "Request entity too large");
  const described = list("attachments", given, 10);
  for (const [i, attachment] of described.entries()) {
    const id = String(attachment["id"]);
    if (!known.has(id) && uploads[Number(id)] === undefined) {
      throw invalidForm(`attachments.${i}.id`, "ATTACHMENT_NOT_FOUND", "No such file");
    }
    const description = attachment["description"];
    if (description !== undefined) text(`attachments.${i}.description`, description, 1_024);
  }
  return new Set(uploads.map(({ name }) => name));
}

export function text(at: string, value: unknown, most: number): void {
  if (typeof value !== "string" || value.trim() === "")
    throw invalidForm(at, "BASE_TYPE_REQUIRED", "This field is required");
  atMost(at, value, most);
}

export function list(at: string, value: unknown, most: number): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw invalidForm(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
  if (value.length > most)
    throw invalidForm(at, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`);
  return value as readonly Json[];
}

function atMost(at: string, value: string, most: number): void {
  if (length(value) > most)
    throw invalidForm(at, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`);
}

/** In characters, as the documentation counts. */
function length(value: string): number {
  return [...value].length;
}

function wellFormed(value: unknown): void {
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new Refused(400, 50_109, "The request body contains invalid JSON.");
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) wellFormed(inner);
  }
}
