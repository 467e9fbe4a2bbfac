/**
 * Posts packed into a few typed arrays, with their words read: what a thread hands to another without copying
 * it, and what may be kept by the hundred thousand without the garbage collector walking through it.
 */
import { readThings } from "../detect/thing-hashes.ts";
import { readWords } from "../detect/tokens.ts";
import { accountKey } from "../domain/account.ts";
import type { Attachments, Post } from "../domain/post.ts";
import type { WaveMember } from "./describe.ts";
import type { FoldablePost } from "./fold.ts";

export interface PackedPosts {
  readonly count: number;
  readonly written: WrittenPosts;
  /** The words of each post and behind them its things, one post after the other. */
  readonly numbers: Int32Array<ArrayBuffer>;
  /** For each post where its words end, and where its things do. */
  readonly numberEnds: Int32Array<ArrayBuffer>;
}

/** The part that is still asked for once the posts were folded. */
export interface WrittenPosts {
  readonly createdAt: Float64Array<ArrayBuffer>;
  /** Each post's place in the whole input. */
  readonly ordinals: Float64Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
  /** What is written of each post, field after field, as UTF-16: nothing else keeps every text as it is. */
  readonly units: Uint8Array<ArrayBuffer>;
  /** For each post where its fields end, in units. */
  readonly ends: Int32Array<ArrayBuffer>;
}

/** A wave's member as far as its post says it. */
export type WrittenPost = Omit<WaveMember, "seq" | "joined" | "from" | "to" | "anchorFrom">;

export interface Packer {
  readonly size: number;
  readonly isFull: boolean;
  add(post: Post, ordinal: number): void;
  /** Everything since it was last taken. */
  take(): PackedPosts;
}

/** Posts that are packed together at most. */
const MOST = 1_000;

/** Fields in the order in which they are written. The account's id stands behind a colon, so that both are its key. */
const PLATFORM = 0;
const ACCOUNT = 1;
const SOURCE = 2;
const ID = 3;
const HANDLE = 4;
const TEXT = 5;
/** Links and media as JSON; empty for most posts. */
const ATTACHMENTS = 6;
const FIELDS = 7;

const REPOST = 1;
const HAS_HANDLE = 2;

const UNIT_BYTES = 2;
const NOTHING: Attachments = { links: [], media: [] };

export function createPacker(): Packer {
  const createdAt = new Float64Array(MOST);
  const ordinals = new Float64Array(MOST);
  const flags = new Uint8Array(MOST);
  const ends = new Int32Array(MOST * FIELDS);
  const numberEnds = new Int32Array(MOST * 2);
  let numbers = new Int32Array(MOST * 32);
  let numbersEnd = 0;
  let text = "";
  let size = 0;

  function addNumbers(some: Int32Array): void {
    if (numbersEnd + some.length > numbers.length) {
      const grown = new Int32Array((numbersEnd + some.length) * 2);
      grown.set(numbers);
      numbers = grown;
    }
    for (let i = 0; i < some.length; i++) numbers[numbersEnd + i] = some[i]!;
    numbersEnd += some.length;
  }

  return {
    get size() {
      return size;
    },
    get isFull() {
      return size === MOST;
    },
    add(post, ordinal) {
      const { platform, author, source, id, links, media } = post;
      const repost = post.repostOf !== null;
      const handle = author.handle ?? "";
      const attachments = links.length + media.length === 0 ? "" : JSON.stringify({ links, media });
      let end = text.length;
      text += `${accountKey(platform, author.id)}${source}${id}${handle}${post.text}${attachments}`;
      const at = size * FIELDS;
      ends[at + PLATFORM] = end += platform.length;
      ends[at + ACCOUNT] = end += 1 + author.id.length;
      ends[at + SOURCE] = end += source.length;
      ends[at + ID] = end += id.length;
      ends[at + HANDLE] = end += handle.length;
      ends[at + TEXT] = end += post.text.length;
      ends[at + ATTACHMENTS] = end + attachments.length;
      createdAt[size] = post.createdAt;
      ordinals[size] = ordinal;
      flags[size] = (repost ? REPOST : 0) | (author.handle === null ? 0 : HAS_HANDLE);
      if (!repost) addNumbers(readWords(post.text));
      numberEnds[size * 2] = numbersEnd;
      if (!repost) addNumbers(readThings(post));
      numberEnds[size * 2 + 1] = numbersEnd;
      size += 1;
    },
    take() {
      // Not from Node's pool, whose memory could not be handed over.
      const units = Buffer.allocUnsafeSlow(text.length * UNIT_BYTES);
      units.write(text, "utf16le");
      const packed = {
        count: size,
        written: {
          createdAt: createdAt.slice(0, size),
          ordinals: ordinals.slice(0, size),
          flags: flags.slice(0, size),
          units: new Uint8Array(units.buffer),
          ends: ends.slice(0, size * FIELDS),
        },
        numbers: numbers.slice(0, numbersEnd),
        numberEnds: numberEnds.slice(0, size * 2),
      };
      text = "";
      numbersEnd = size = 0;
      return packed;
    },
  };
}

/** The memory of packed posts, to be handed over with them. */
export function memoryOf({ written, numbers, numberEnds }: PackedPosts): readonly ArrayBuffer[] {
  const { createdAt, ordinals, flags, units, ends } = written;
  return [createdAt, ordinals, flags, units, ends, numbers, numberEnds].map(({ buffer }) => buffer);
}

/** The posts at these places, as folding wants them. */
export function foldable(packed: PackedPosts, places: Int32Array): readonly FoldablePost[] {
  const { written, numbers, numberEnds } = packed;
  const units = unitsOf(written);
  const posts: FoldablePost[] = [];
  for (const at of places) {
    const wordsFrom = at === 0 ? 0 : numberEnds[2 * at - 1]!;
    const wordsEnd = numberEnds[2 * at]!;
    const thingsEnd = numberEnds[2 * at + 1]!;
    const repost = (written.flags[at]! & REPOST) !== 0;
    posts.push({
      accountKey: slice(units, startOf(written, at), written.ends[at * FIELDS + ACCOUNT]!),
      createdAt: written.createdAt[at]!,
      words: repost ? null : numbers.subarray(wordsFrom, wordsEnd),
      things: thingsEnd === wordsEnd ? null : numbers.subarray(wordsEnd, thingsEnd),
    });
  }
  return posts;
}

/** What was written of a post; each time anew. */
export function readWritten(written: WrittenPosts, at: number): WrittenPost {
  const units = unitsOf(written);
  const ends = written.ends.subarray(at * FIELDS, (at + 1) * FIELDS);
  const field = (name: number, from = ends[name - 1]!) => slice(units, from, ends[name]!);
  const attachments = field(ATTACHMENTS);
  const { links, media } = attachments === "" ? NOTHING : (JSON.parse(attachments) as Attachments);
  return {
    source: field(SOURCE),
    postId: field(ID),
    platform: field(PLATFORM, startOf(written, at)),
    accountId: field(ACCOUNT, ends[PLATFORM]! + 1),
    handle: (written.flags[at]! & HAS_HANDLE) === 0 ? null : field(HANDLE),
    createdAt: written.createdAt[at]!,
    text: field(TEXT),
    links,
    media,
  };
}

function startOf({ ends }: WrittenPosts, at: number): number {
  return at === 0 ? 0 : ends[at * FIELDS - 1]!;
}

function unitsOf({ units }: WrittenPosts): Buffer {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength);
}

function slice(units: Buffer, from: number, to: number): string {
  return units.toString("utf16le", from * UNIT_BYTES, to * UNIT_BYTES);
}
