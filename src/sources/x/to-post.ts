/** X's post to ours. */
import canonicalize from "canonicalize";
import type { Post, PostLink, PostMedia } from "../../domain/post.ts";
import { linksIn } from "../../domain/post-links.ts";
import type { Malformed } from "../source.ts";
import { fromXLanguage } from "./languages.ts";
import { XMedia, XPost } from "./schema.ts";
import { whatIsWrong } from "./what-is-wrong.ts";

/** What posts of X name as their source, and as where they stand. */
export const X = "x";

/** The post, or the item as it came with what is wrong with it. @param altTexts by media key. */
export function toPost(item: unknown, altTexts: ReadonlyMap<string, string>): Post | Malformed {
  const parsed = XPost.safeParse(item);
  const raw = rawOf(item);
  if (!parsed.success) return { raw, why: whatIsWrong(parsed.error) };
  const { data } = parsed;
  const text = unescaped(data.note_tweet?.text ?? data.text);
  return {
    source: X,
    // Every edit has an id of its own; the first names the post, and its first text stays.
    id: data.edit_history_tweet_ids?.[0] ?? data.id,
    platform: X,
    author: { id: data.author_id, handle: null },
    text,
    createdAt: Date.parse(data.created_at),
    lang: fromXLanguage(data.lang),
    repostOf: data.referenced_tweets?.find(({ type }) => type === "retweeted")?.id ?? null,
    quoteOf: data.referenced_tweets?.find(({ type }) => type === "quoted")?.id ?? null,
    replyTo: data.referenced_tweets?.find(({ type }) => type === "replied_to")?.id ?? null,
    links: linksOf(data, text),
    media: (data.attachments?.media_keys ?? []).map(
      (key): PostMedia => ({ key, alt: altTexts.get(key) ?? null }),
    ),
    raw,
  };
}

/** What the authors of pictures wrote for those who cannot see them, by media key. */
export function altTextsOf(media: readonly unknown[] = []): ReadonlyMap<string, string> {
  return new Map(
    media.flatMap((item) => {
      const { data } = XMedia.safeParse(item);
      return data?.alt_text === undefined ? [] : [[data.media_key, data.alt_text] as const];
    }),
  );
}

/** As canonical JSON, whatever it is. A lone surrogate has none (RFC 8785, 3.2.2.2): then as X wrote it. */
export function rawOf(item: unknown): string {
  try {
    return canonicalize(item) ?? "null";
  } catch {
    return JSON.stringify(item) ?? "null";
  }
}

function linksOf(data: XPost, text: string): readonly PostLink[] {
  const urls = (data.note_tweet?.entities ?? data.entities)?.urls;
  if (urls === undefined) return linksIn(text);
  const links = new Map<string, PostLink>();
  for (const { url, expanded_url, unwound_url, title, description, media_key } of urls) {
    const address = unwound_url ?? expanded_url ?? url;
    if (address === undefined || media_key !== undefined || links.has(address)) continue;
    links.set(address, { url: address, title: title ?? null, description: description ?? null });
  }
  return [...links.values()];
}

/** X writes these three characters of a text as HTML does. */
function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
