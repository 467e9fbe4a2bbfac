/** Where links and mentions in a text of UTF-8 bytes end, which are no words of its author's. */
import { bytesOf, pointAt } from "./utf8.ts";

export const AT = 0x40;
export const DOT = 0x2e;
export const UNDERSCORE = 0x5f;
const SLASH = 0x2f;
const PICTURE_HOST = [...".twitter.com/"].map((letter) => letter.charCodeAt(0));

/** Whether what follows "http" or "https" makes it the beginning of a link. */
export function isSchemeEnd(bytes: Uint8Array, colon: number, end: number): boolean {
  return colon + 2 < end && bytes[colon + 1] === SLASH && bytes[colon + 2] === SLASH;
}

/** Whether what follows "www" makes it the beginning of a link. */
export function isHostStart(bytes: Uint8Array, dot: number, end: number): boolean {
  return dot + 1 < end && bytes[dot + 1]! > DOT;
}

/** Whether what follows "pic" makes it the beginning of a link. */
export function isPictureHost(bytes: Uint8Array, dot: number, end: number): boolean {
  return dot + PICTURE_HOST.length <= end && PICTURE_HOST.every((letter, i) => bytes[dot + i] === letter);
}

/** A link ends at white space or at the writing of East Asia, which puts no space behind it. */
export function pastLink(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte <= 0x20) break;
    const point = byte < 0x80 ? byte : pointAt(bytes, at);
    // What is beyond 16 bits, and what is broken, ends it too.
    if (point === 0xa0 || (point >= 0x2000 && point <= 0x200a) || point >= 0x2e80 || point < 0) break;
    at += bytesOf(byte);
  }
  return at;
}

/** Past a handle: "name", "name.example.com" or "name@server.example". */
export function pastMention(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at]!;
    const joins = (byte === DOT || byte === 0x2d || byte === AT) && at > from && at + 1 < end;
    if (isHandleByte(byte) || (joins && isHandleByte(bytes[at + 1]!))) at++;
    else break;
  }
  return at;
}

function isHandleByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === UNDERSCORE
  );
}
