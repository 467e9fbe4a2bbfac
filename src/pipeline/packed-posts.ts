/**
 * Posts packed into a few typed arrays, with their words read: what a thread hands to another without copying
 * it, and what may be kept by the hundred thousand without the garbage collector walking through it.
 */
import { free } from "../detect/free.ts";
import type { Attachments } from "../domain/post.ts";
import type { WaveMember } from "./describe.ts";
import type { FoldablePost } from "./fold.ts";

export interface PackedPosts {
  readonly count: number;
  readonly written: WrittenPosts;
  /** The words of each post, behind them its things and its account's name, one post after the other. */
  readonly numbers: Int32Array<ArrayBuffer>;
  /** For each post where its words end, where its things do, and where its account's name does. */
  readonly numberEnds: Int32Array<ArrayBuffer>;
}

/** The part that is still asked for once the posts were folded. */
export interface WrittenPosts {
  readonly createdAt: Float64Array<ArrayBuffer>;
  /** Each post's place in the whole input. */
  readonly ordinals: Float64Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
  /** What is written of each post, as UTF-8: mostly the line that it was read from. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * For each post where each of its fields begins and ends in these bytes. A field stands there as JSON writes a
   * string between its quotation marks, which keeps every text as it is, halves of characters too.
   */
  readonly places: Int32Array<ArrayBuffer>;
  /** How many keep it (see recent-posts); the last one frees its memory. */
  keepers: number;
}

/** A wave's member as far as its post says it. */
export type WrittenPost = Omit<WaveMember, "seq" | "joined" | "from" | "to" | "anchorFrom">;

/** Fields in the order of their places. */
export const PLATFORM = 0;
export const ACCOUNT = 1;
export const SOURCE = 2;
export const ID = 3;
export const HANDLE = 4;
export const TEXT = 5;
/** Links and media as JSON; empty for most posts. */
export const ATTACHMENTS = 6;
export const FIELDS = 7;

/** Numbers of `numberEnds` for each post. */
export const ENDS = 3;

export const REPOST = 1;
export const HAS_HANDLE = 2;

const NOTHING: Attachments = { links: [], media: [] };

/** The memory of packed posts, to be handed over with them. */
export function memoryOf({ written, numbers, numberEnds }: PackedPosts): readonly ArrayBuffer[] {
  const { createdAt, ordinals, flags, bytes, places } = written;
  return [createdAt, ordinals, flags, bytes, places, numbers, numberEnds].map(({ buffer }) => buffer);
}

/** To be called when the posts were folded everywhere: what only folding asks for is gone then. */
export function freeNumbers({ numbers, numberEnds }: PackedPosts): void {
  free(numbers, numberEnds);
}

/** To be called when nobody asks for the posts any more. */
export function freeWritten({ createdAt, ordinals, flags, bytes, places }: WrittenPosts): void {
  free(createdAt, ordinals, flags, bytes, places);
}

/** The posts at these places, as folding wants them. */
export function foldable(packed: PackedPosts, places: Int32Array): readonly FoldablePost[] {
  const { written, numbers, numberEnds } = packed;
  const posts: FoldablePost[] = [];
  for (const at of places) {
    const wordsFrom = at === 0 ? 0 : numberEnds[ENDS * at - 1]!;
    const wordsEnd = numberEnds[ENDS * at]!;
    const thingsEnd = numberEnds[ENDS * at + 1]!;
    const repost = (written.flags[at]! & REPOST) !== 0;
    posts.push({
      accountKey: { store: numbers, at: thingsEnd },
      createdAt: written.createdAt[at]!,
      words: repost ? null : numbers.subarray(wordsFrom, wordsEnd),
      things: thingsEnd === wordsEnd ? null : numbers.subarray(wordsEnd, thingsEnd),
    });
  }
  return posts;
}

/** What was written of a post; each time anew. */
export function readWritten({ bytes, places, flags, createdAt }: WrittenPosts, at: number): WrittenPost {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = at * FIELDS * 2;
  function field(name: number): string {
    const place = first + name * 2;
    return JSON.parse(`"${written.toString("utf8", places[place], places[place + 1])}"`) as string;
  }
  const attachments = field(ATTACHMENTS);
  const { links, media } = attachments === "" ? NOTHING : (JSON.parse(attachments) as Attachments);
  return {
    source: field(SOURCE),
    postId: field(ID),
    platform: field(PLATFORM),
    accountId: field(ACCOUNT),
    handle: (flags[at]! & HAS_HANDLE) === 0 ? null : field(HANDLE),
    createdAt: createdAt[at]!,
    text: field(TEXT),
    links,
    media,
  };
}
