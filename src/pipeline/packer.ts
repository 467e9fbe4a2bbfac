/** Packs posts one by one, reading their words, until there are enough to be handed on. */
import { readThings } from "../detect/thing-hashes.ts";
import type { Attachments, Post } from "../domain/post.ts";
import type { PostInBytes } from "../domain/post-in-bytes.ts";
import { createPackedBytes } from "./packed-bytes.ts";
import { createPackedNumbers } from "./packed-numbers.ts";
import {
  ACCOUNT,
  ATTACHMENTS,
  ENDS,
  FIELDS,
  HANDLE,
  HAS_HANDLE,
  ID,
  type PackedPosts,
  PLATFORM,
  REPOST,
  SOURCE,
  TEXT,
} from "./packed-posts.ts";

export interface Packer {
  readonly size: number;
  readonly isFull: boolean;
  add(post: Post | PostInBytes, ordinal: number): void;
  /** Everything since it was last taken. */
  take(): PackedPosts;
}

/** Posts that are packed together at most. */
const MOST = 1_000;
/** Room for the bytes, and for the numbers, of a post of usual size. */
const USUAL_BYTES = 512;
const USUAL_NUMBERS = 64;

const NO_SOURCE = { text: "", from: 0, to: 0 };
const NOTHING: Attachments = { links: [], media: [] };

export function createPacker(): Packer {
  const createdAt = new Float64Array(MOST);
  const ordinals = new Float64Array(MOST);
  const flags = new Uint8Array(MOST);
  const places = new Int32Array(MOST * FIELDS * 2);
  const numberEnds = new Int32Array(MOST * ENDS);
  const numbers = createPackedNumbers(MOST * USUAL_NUMBERS);
  const bytes = createPackedBytes(MOST * USUAL_BYTES);
  let size = 0;
  /** What most posts have in common stands there once. */
  let source = NO_SOURCE;

  function place(field: number, from: number, to: number): void {
    const at = (size * FIELDS + field) * 2;
    places[at] = from;
    places[at + 1] = to;
  }
  function write(field: number, text: string): void {
    const from = bytes.write(JSON.stringify(text).slice(1, -1));
    place(field, from, bytes.end);
  }
  function writeSource(text: string): void {
    if (text === source.text) {
      place(SOURCE, source.from, source.to);
      return;
    }
    write(SOURCE, text);
    const at = (size * FIELDS + SOURCE) * 2;
    source = { text, from: places[at]!, to: places[at + 1]! };
  }
  function writeAttachments(some: Attachments): void {
    const { links, media } = some;
    if (links.length + media.length === 0) place(ATTACHMENTS, 0, 0);
    else write(ATTACHMENTS, JSON.stringify({ links, media }));
  }

  function writePost(post: Post): void {
    write(PLATFORM, post.platform);
    write(ACCOUNT, post.author.id);
    write(ID, post.id);
    write(HANDLE, post.author.handle ?? "");
    write(TEXT, post.text);
    flags[size] = (post.repostOf === null ? 0 : REPOST) | (post.author.handle === null ? 0 : HAS_HANDLE);
  }
  /** Its line as it is, together with those around it. */
  function takeLine(post: PostInBytes): void {
    const from = bytes.add(post);
    const shift = from - post.from;
    place(PLATFORM, post.platformFrom + shift, post.platformTo + shift);
    place(ACCOUNT, post.accountFrom + shift, post.accountTo + shift);
    place(ID, post.idFrom + shift, post.idTo + shift);
    place(HANDLE, post.handleFrom + shift, post.handleTo + shift);
    place(TEXT, post.textFrom + shift, post.textTo + shift);
    flags[size] = (post.isRepost ? REPOST : 0) | (post.handleTo > post.handleFrom ? HAS_HANDLE : 0);
  }

  return {
    get size() {
      return size;
    },
    get isFull() {
      return size === MOST;
    },
    add(post, ordinal) {
      const inBytes = "bytes" in post;
      const carries = !inBytes || post.mayCarry;
      writeSource(post.source);
      if (inBytes) takeLine(post);
      else writePost(post);
      const attached = carries ? { links: post.links, media: post.media } : NOTHING;
      writeAttachments(attached);
      createdAt[size] = post.createdAt;
      ordinals[size] = ordinal;
      const isRead = (flags[size]! & REPOST) === 0;
      if (isRead) numbers.addWords(post);
      numberEnds[size * ENDS] = numbers.end;
      if (isRead && carries) numbers.add(readThings({ text: post.text, ...attached }));
      numberEnds[size * ENDS + 1] = numbers.end;
      numbers.addName(post);
      numberEnds[size * ENDS + 2] = numbers.end;
      size += 1;
    },
    take() {
      const packed = {
        count: size,
        written: {
          createdAt: createdAt.slice(0, size),
          ordinals: ordinals.slice(0, size),
          flags: flags.slice(0, size),
          bytes: bytes.take(),
          places: places.slice(0, size * FIELDS * 2),
          keepers: 0,
        },
        numbers: numbers.take(),
        numberEnds: numberEnds.slice(0, size * ENDS),
      };
      source = NO_SOURCE;
      size = 0;
      return packed;
    },
  };
}
