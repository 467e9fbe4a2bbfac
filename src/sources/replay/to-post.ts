/** An item of a file to a post. By hand: 0.1–0.2 µs for checks, time and post, where a zod schema takes as much to check alone. */
import type { Post } from "../../domain/post.ts";
import { readLinks, readMedia } from "./attachments.ts";
import { parseTimestamp } from "./timestamp.ts";

/** What posts of files name as their source. */
export const REPLAY = "replay";

/** Where a post stands when the file does not say it. */
const DEFAULT_PLATFORM = "x";

/**
 * The post, or what is wrong with the item in a clause. Needed are `id`, `author.id`, `text` and
 * `createdAt`; ids may be numbers as long as JSON kept all their digits. `links` and `media` may be there
 * (see attachments). `raw` is what the post keeps as its evidence.
 */
export function toPost(item: unknown, raw: string): Post | string {
  if (!isRecord(item)) return "is not a JSON object";
  const { id: itemId, author, text, createdAt: at, platform, lang, repostOf, links, media } = item;
  const id = toId(itemId);
  if (id === null) return wrongId("id", itemId);
  if (!isRecord(author)) return author === undefined ? "author is missing" : "author is not an object";
  const accountId = toId(author["id"]);
  if (accountId === null) return wrongId("author.id", author["id"]);
  if (typeof text !== "string") return text === undefined ? "text is missing" : "text is not a string";
  const createdAt = parseTimestamp(at);
  if (createdAt === null)
    return at === undefined ? "createdAt is missing" : "createdAt is no time that we can read";
  return {
    source: REPLAY,
    id,
    platform: typeof platform === "string" && platform !== "" ? platform : DEFAULT_PLATFORM,
    author: { id: accountId, handle: toHandle(author["handle"]) },
    text,
    createdAt,
    // "und" is BCP 47 for a language that could not be determined.
    lang: typeof lang === "string" && lang !== "" && lang !== "und" ? lang : null,
    repostOf: repostOf === true ? "unknown" : toId(repostOf),
    links: readLinks(links, text),
    media: readMedia(media),
    raw,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toId(value: unknown): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  return Number.isSafeInteger(value) ? String(value) : null;
}

function toHandle(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const handle = value.startsWith("@") ? value.slice(1) : value;
  return handle === "" ? null : handle;
}

function wrongId(name: string, value: unknown): string {
  if (value === undefined || value === null || value === "") return `${name} is missing`;
  if (typeof value === "number")
    return `${name} is a number that JSON cannot hold exactly; write it as a string`;
  return `${name} is neither a string nor a whole number`;
}
