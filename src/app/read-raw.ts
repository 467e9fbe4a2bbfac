/** What the raw form of a stored post says, read as its source read it: what is shown of it must be the same. */
import type { Post } from "../domain/post.ts";
import { REPLAY, toPost as toReplayPost } from "../sources/replay/to-post.ts";
import { toPost as toXPost, X } from "../sources/x/to-post.ts";
import type { RawPost } from "../store/verify-stored.ts";

/** Null where nobody can tell: another source's, or a raw form that an earlier version read otherwise. */
export function readRaw({ source, raw }: RawPost): Post | null {
  let item: unknown;
  try {
    item = JSON.parse(raw);
  } catch {
    return null;
  }
  const post = source === X ? toXPost(item, new Map()) : source === REPLAY ? fromFile(item, raw) : null;
  return post === null || "why" in post ? null : post;
}

/** A line of JSON, or the cells of a row by the names of its columns. */
function fromFile(item: unknown, raw: string): Post | null {
  const post = toReplayPost(item, raw);
  if (typeof post !== "string") return post;
  const cells = (item ?? {}) as Readonly<Record<string, unknown>>;
  const { post_id: id, account_id: account, timestamp: createdAt, text } = cells;
  const row = toReplayPost({ id, author: { id: account }, text, createdAt }, raw);
  return typeof row === "string" ? null : row;
}
