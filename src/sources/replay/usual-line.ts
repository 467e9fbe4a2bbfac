/**
 * Reads a line of JSON from its bytes without making an object of it: half of all time that a replay takes would
 * go there. Any line that is the least unusual is left to `JSON.parse` and `toPost`, which say what a line means;
 * what is read here is read the same there.
 */
import type { Instant } from "../../domain/time.ts";
import {
  ABSENT,
  BEYOND_ASCII,
  CLOSE,
  COLON,
  COMMA,
  DIGITS,
  EMPTY_LIST,
  ESCAPED,
  OPEN,
  pastSpace,
  QUOTE,
  readValue,
  STRING,
  TRUE,
  UNUSUAL,
  value,
} from "./json-bytes.ts";
import {
  ACCOUNT,
  AUTHOR,
  AUTHOR_NAMES,
  CREATED_AT,
  FIELDS,
  fieldOf,
  HANDLE,
  ID,
  LANG,
  LINKS,
  type Names,
  OTHER,
  PLATFORM,
  POST_NAMES,
  REPOST_OF,
  TEXT,
} from "./line-fields.ts";
import { LinePost } from "./line-post.ts";
import { fromUnix, instantOfBytes } from "./timestamp.ts";

const kinds = new Uint8Array(FIELDS);
const from = new Int32Array(FIELDS);
const to = new Int32Array(FIELDS);
const traits = new Uint8Array(FIELDS);

const LF = 0x0a;
const CR = 0x0d;
const BACKSLASH = 0x5c;
const ZERO = 0x30;

/** A longer id is hardly one. */
const LONGEST_ID = 100;

/**
 * The post of the line that begins there; null where it is unusual, or no post. Behind the bytes must stand a 0,
 * which, like a line's end, stands in no value.
 */
export function readUsualLine(bytes: Buffer, begin: number): LinePost | null {
  kinds.fill(ABSENT);
  if (bytes[begin] !== OPEN) return null;
  const close = readObject(bytes, begin, POST_NAMES);
  if (close === UNUSUAL) return null;
  let end = pastSpace(bytes, close);
  if (bytes[end] === CR) end++;
  if (bytes[end] !== LF && end + 1 !== bytes.length) return null;
  return isUsual() ? post(bytes, begin, close, end) : null;
}

/** Reads the fields of an object and answers where it ends. */
function readObject(bytes: Buffer, begin: number, names: Names): number {
  let at = pastSpace(bytes, begin + 1);
  for (;;) {
    if (bytes[at] !== QUOTE) return UNUSUAL;
    const first = ++at;
    let high = 0;
    let low = 0;
    for (let byte = bytes[at]!; byte !== QUOTE; byte = bytes[at]!) {
      if (byte < 0x20 || byte >= 0x80 || byte === BACKSLASH) return UNUSUAL;
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | byte;
      at++;
    }
    const field = fieldOf(names[at - first], bytes[first]!, high, low);
    at = pastSpace(bytes, at + 1);
    if (bytes[at] !== COLON) return UNUSUAL;
    at = readField(bytes, pastSpace(bytes, at + 1), field);
    if (at === UNUSUAL) return UNUSUAL;
    at = pastSpace(bytes, at);
    if (bytes[at] === CLOSE) return at + 1;
    if (bytes[at] !== COMMA) return UNUSUAL;
    at = pastSpace(bytes, at + 1);
  }
}

function readField(bytes: Buffer, at: number, field: number): number {
  if (field === OTHER) return readValue(bytes, at);
  // Of fields of one name the last counts, which is unusual.
  if (kinds[field] !== ABSENT) return UNUSUAL;
  if (field === AUTHOR) {
    kinds[field] = TRUE;
    return bytes[at] === OPEN ? readObject(bytes, at, AUTHOR_NAMES) : UNUSUAL;
  }
  const end = readValue(bytes, at);
  kinds[field] = value.kind;
  from[field] = value.from;
  to[field] = value.to;
  traits[field] = value.traits;
  return end;
}

/** Whether all that is needed is there, and everything as `toPost` takes it as it is. */
function isUsual(): boolean {
  return (
    isId(ID) &&
    isId(ACCOUNT) &&
    kinds[TEXT] === STRING &&
    isPlainString(PLATFORM) &&
    to[PLATFORM]! > from[PLATFORM]! &&
    (kinds[HANDLE] !== STRING || (traits[HANDLE]! & ESCAPED) === 0) &&
    (kinds[LANG] !== STRING || isPlainString(LANG))
  );
}

function isId(field: number): boolean {
  const length = to[field]! - from[field]!;
  return kinds[field] === DIGITS || (isPlainString(field) && length > 0 && length <= LONGEST_ID);
}

function isPlainString(field: number): boolean {
  return kinds[field] === STRING && (traits[field]! & (ESCAPED | BEYOND_ASCII)) === 0;
}

function post(bytes: Buffer, begin: number, close: number, end: number): LinePost | null {
  const createdAt = instantAt(bytes);
  if (createdAt === null) return null;
  const found = new LinePost(bytes, createdAt, end);
  found.from = begin;
  found.to = close;
  found.idFrom = from[ID]!;
  found.idTo = to[ID]!;
  found.accountFrom = from[ACCOUNT]!;
  found.accountTo = to[ACCOUNT]!;
  found.platformFrom = from[PLATFORM]!;
  found.platformTo = to[PLATFORM]!;
  found.textFrom = from[TEXT]!;
  found.textTo = to[TEXT]!;
  found.textTraits = traits[TEXT]!;
  if (kinds[HANDLE] === STRING) found.setHandle(from[HANDLE]!, to[HANDLE]!);
  if (kinds[LANG] === STRING) found.setLang(from[LANG]!, to[LANG]!);
  found.isRepost = kinds[REPOST_OF] === TRUE || kinds[REPOST_OF] === DIGITS || isFilled(REPOST_OF);
  found.hasLinkList = kinds[LINKS] === EMPTY_LIST;
  return found;
}

function isFilled(field: number): boolean {
  return kinds[field] === STRING && to[field]! > from[field]!;
}

function instantAt(bytes: Buffer): Instant | null {
  if (kinds[CREATED_AT] === STRING) return instantOfBytes(bytes, from[CREATED_AT]!, to[CREATED_AT]!);
  if (kinds[CREATED_AT] !== DIGITS) return null;
  let number = 0;
  for (let at = from[CREATED_AT]!; at < to[CREATED_AT]!; at++) number = number * 10 + bytes[at]! - ZERO;
  return fromUnix(number);
}
