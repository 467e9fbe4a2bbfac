/** A post that still lies in the bytes that it was read from: who only counts its words need not make strings of it. */
import type { Post } from "./post.ts";

/**
 * Each `…From` and `…To` is where a field stands in the bytes, as JSON writes a string between its quotation
 * marks. The fields of `Post` are made anew each time that they are asked for.
 */
export interface PostInBytes
  extends Pick<Post, "source" | "id" | "createdAt" | "text" | "lang" | "links" | "media"> {
  /** Not to be changed. */
  readonly bytes: Uint8Array;
  /** All that belongs to the post. */
  readonly from: number;
  readonly to: number;
  /** Platform and ids are ASCII without anything escaped. */
  readonly platformFrom: number;
  readonly platformTo: number;
  readonly accountFrom: number;
  readonly accountTo: number;
  readonly idFrom: number;
  readonly idTo: number;
  /** Empty where there is none. */
  readonly handleFrom: number;
  readonly handleTo: number;
  readonly textFrom: number;
  readonly textTo: number;
  readonly isRepost: boolean;
  /** Nothing in the text is escaped, be it as JSON does it or as HTML does. It may still be broken UTF-8. */
  readonly isPlain: boolean;
  /** Whether the text may have links or hashtags; when false, it has none. */
  readonly mayCarry: boolean;
}
