/** Lines of the shared data format, and what reading yields, for the tests of this folder. */
import type { Post } from "../../../src/domain/post.ts";
import type { ReadItem } from "../../../src/sources/replay/read-item.ts";

export const START = Date.UTC(2026, 10, 16, 8);

interface Parts {
  readonly id: string;
  readonly at?: number;
  readonly text?: string;
  readonly account?: string;
}

export function postLine({ id, at = START, text = `text of ${id}`, account = `a-${id}` }: Parts): string {
  return JSON.stringify({
    id,
    platform: "x",
    author: { id: account, handle: `h${account}` },
    text,
    createdAt: new Date(at).toISOString(),
    lang: "en",
    repostOf: null,
    source: "test",
  });
}

export function readPost({ id, at = START, text = `text of ${id}`, account = `a-${id}` }: Parts): Post {
  return {
    source: "replay",
    id,
    platform: "x",
    author: { id: account, handle: `h${account}` },
    text,
    createdAt: at,
    lang: "en",
    repostOf: null,
    links: [],
    media: [],
    raw: "",
  };
}

export async function toArray<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function postsOf(items: readonly ReadItem[]): Post[] {
  return items.flatMap((item) => (item.is === "post" ? [item.post] : []));
}
