/** A post as a line of JSON has it, whose fields are only read when they are asked for. */
import type { PostLink, PostMedia } from "../../domain/post.ts";
import type { PostInBytes } from "../../domain/post-in-bytes.ts";
import { linksIn } from "../../domain/post-links.ts";
import type { Instant } from "../../domain/time.ts";
import { AMPERSAND, ESCAPED, HASHTAG, SLASH } from "./json-bytes.ts";
import { REPLAY } from "./to-post.ts";

const AT = 0x40;
const NO_LINKS: readonly PostLink[] = [];
const NO_MEDIA: readonly PostMedia[] = [];

/** Read by `readUsualLine`; it means what `toPost` makes of the same line. */
export class LinePost implements PostInBytes {
  readonly bytes: Buffer;
  readonly createdAt: Instant;
  /** Where its line ends. */
  readonly lineEnd: number;
  from = 0;
  to = 0;
  platformFrom = 0;
  platformTo = 0;
  accountFrom = 0;
  accountTo = 0;
  idFrom = 0;
  idTo = 0;
  handleFrom = 0;
  handleTo = 0;
  textFrom = 0;
  textTo = 0;
  textTraits = 0;
  isRepost = false;
  /** Whether the line lists its links, of which there are none; else they are those in the text. */
  hasLinkList = false;
  private langFrom = 0;
  private langTo = 0;

  constructor(bytes: Buffer, createdAt: Instant, lineEnd: number) {
    this.bytes = bytes;
    this.createdAt = createdAt;
    this.lineEnd = lineEnd;
  }

  get source(): string {
    return REPLAY;
  }

  get id(): string {
    return this.bytes.toString("latin1", this.idFrom, this.idTo);
  }

  get text(): string {
    const written = this.bytes.toString("utf8", this.textFrom, this.textTo);
    return (this.textTraits & ESCAPED) === 0 ? written : (JSON.parse(`"${written}"`) as string);
  }

  get lang(): string | null {
    const lang = this.bytes.toString("latin1", this.langFrom, this.langTo);
    return lang === "" || lang === "und" ? null : lang;
  }

  get links(): readonly PostLink[] {
    return this.hasLinkList ? NO_LINKS : linksIn(this.text);
  }

  get media(): readonly PostMedia[] {
    return NO_MEDIA;
  }

  get isPlain(): boolean {
    return (this.textTraits & (ESCAPED | AMPERSAND)) === 0;
  }

  get mayCarry(): boolean {
    return (this.textTraits & (ESCAPED | SLASH | HASHTAG)) !== 0;
  }

  /** Without the "@" that some files write before it. */
  setHandle(from: number, to: number): void {
    this.handleFrom = this.bytes[from] === AT ? from + 1 : from;
    this.handleTo = to;
  }

  setLang(from: number, to: number): void {
    this.langFrom = from;
    this.langTo = to;
  }
}
