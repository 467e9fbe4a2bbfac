/**
 * What a post carries besides its words, each thing as two numbers: the pages it links to, its pictures by
 * key and by description, and its hashtags as one set. The same thing is the same numbers wherever it stands.
 */
import type { ThingKind } from "../domain/burst.ts";
import type { Attachments } from "../domain/post.ts";
import { pageOf } from "./explain/pages.ts";
import type { Words } from "./finding.ts";
import { LEAST_POST } from "./qualify.ts";
import { readWords, weightBetween } from "./tokens.ts";

/** A post as far as this needs it; what had to go leaves nothing to read. */
export interface Carrier extends Attachments {
  readonly text: string | null;
}

export interface Thing {
  readonly kind: ThingKind;
  /** 62 bits of hash; the two lowest say the kind. */
  readonly hash: readonly [number, number];
  /** How it is shown; "" for a picture without a description. */
  readonly shown: string;
  /** How many hashtags it is. */
  readonly tags: number;
}

/** Numbers that a thing takes among a post's. */
export const THING = 2;

/** Links, and pictures, of one post that are looked at: who adds more says nothing by any of them. */
const MOST_OF_A_KIND = 4;
/** One hashtag is a subject; two are a choice that copies of a text may share. */
const LEAST_TAGS = 2;
/**
 * By themselves it takes three: among 36,000 posts of ordinary people two found 45 bursts, most of them of one
 * night of boxing, and three found 7; four lose most of the campaigns in a set of known ones.
 */
const LEAST_TAGS_ALONE = 3;

const KINDS: readonly ThingKind[] = ["link", "media", "hashtags"];
const SIGNS = ["#", "＃"] as const;
const HASHTAG = /[#＃]([\p{L}\p{M}\p{N}_]+)/gu;
const NONE: Words = new Int32Array(0);

/**
 * A post's things that may make a burst, as numbers, `THING` each; most posts share one empty list. Asked of
 * every post, so it spares what only `thingsOf` needs.
 */
export function readThings({ text, links, media }: Carrier): Words {
  const tagged = text !== null && signsIn(text) >= LEAST_TAGS_ALONE;
  if (links.length === 0 && media.length === 0 && !tagged) return NONE;
  const read: number[] = [];
  for (const { url } of links.slice(0, MOST_OF_A_KIND)) add(read, hashOfText("link", pageOf(url)));
  for (const { key, alt } of media.slice(0, MOST_OF_A_KIND)) {
    add(read, hashOfText("media", keyName(key)));
    for (const { hash } of described(alt)) add(read, hash);
  }
  if (tagged) for (const { hash, tags } of tagSet(text)) if (tags >= LEAST_TAGS_ALONE) add(read, hash);
  return Int32Array.from(read);
}

/** Each thing once. */
function add(read: number[], [a, b]: readonly [number, number]): void {
  for (let at = 0; at < read.length; at += THING) if (read[at] === a && read[at + 1] === b) return;
  read.push(a, b);
}

/** How many signs of hashtags a text has, which is at least as many as hashtags; three are enough to know. */
function signsIn(text: string): number {
  let signs = 0;
  for (const sign of SIGNS) {
    let at = text.indexOf(sign);
    for (; at >= 0 && signs < LEAST_TAGS_ALONE; at = text.indexOf(sign, at + 1)) signs++;
  }
  return signs;
}

/** A post's things with how they are shown. */
export function thingsOf({ text, links, media }: Carrier): readonly Thing[] {
  const pictures = media.slice(0, MOST_OF_A_KIND);
  return [
    ...links.slice(0, MOST_OF_A_KIND).map(({ url }) => named("link", pageOf(url))),
    ...pictures.map(({ key, alt }) => ({ ...named("media", keyName(key)), shown: alt ?? "" })),
    ...pictures.flatMap(({ alt }) => described(alt)),
    ...tagSet(text ?? ""),
  ];
}

/** What a thing that was read by `readThings` is. */
export function kindOfThing(hash: Words): ThingKind {
  return KINDS[hash[1]! & 3] ?? "link";
}

function named(kind: ThingKind, name: string): Thing {
  return { kind, hash: hashOfText(kind, name), shown: name, tags: 0 };
}

/** A picture's key, which no description is the same as. */
function keyName(key: string): string {
  return `key ${key}`;
}

/** A picture by what its author wrote of it, which stays when the file is sent anew and gets another key. */
function described(alt: string | null): readonly Thing[] {
  if (alt === null) return [];
  const words = readWords(alt);
  if (weightBetween(words, 0, words.length) < LEAST_POST) return [];
  return [{ kind: "media", hash: hashed("media", words), shown: alt, tags: 0 }];
}

/** The hashtags of a text as one thing, folded as words are and in whatever order; none where there are too few. */
function tagSet(text: string): readonly Thing[] {
  const tags = new Map<number, string>();
  for (const [, tag = ""] of text.matchAll(HASHTAG)) {
    const words = readWords(tag);
    const [hash] = hashed("hashtags", words);
    if (words.length > 0 && !tags.has(hash)) tags.set(hash, `#${tag.normalize("NFKC").toLowerCase()}`);
  }
  if (tags.size < LEAST_TAGS) return [];
  const hash = hashed("hashtags", Int32Array.from(tags.keys()).sort());
  return [{ kind: "hashtags", hash, shown: [...tags.values()].sort().join(" "), tags: tags.size }];
}

function hashOfText(kind: ThingKind, text: string): readonly [number, number] {
  const lanes = begin(text.length);
  for (let i = 0; i < text.length; i++) mixIn(lanes, text.charCodeAt(i));
  return finish(lanes, kind);
}

function hashed(kind: ThingKind, of: Words): readonly [number, number] {
  const lanes = begin(of.length);
  for (const value of of) mixIn(lanes, value);
  return finish(lanes, kind);
}

/** Two lanes in the manner of MurmurHash3 (Appleby). */
interface Lanes {
  a: number;
  b: number;
}

function begin(length: number): Lanes {
  return { a: 0x243f6a88, b: 0x13198a2e ^ length };
}

function mixIn(lanes: Lanes, value: number): void {
  const a = Math.imul(lanes.a ^ value, 0x9e3779b1);
  const b = Math.imul(lanes.b ^ value, 0x85ebca6b);
  lanes.a = a ^ (a >>> 15);
  lanes.b = b ^ (b >>> 13);
}

function finish(lanes: Lanes, kind: ThingKind): readonly [number, number] {
  const a = Math.imul(lanes.a ^ (lanes.b >>> 16), 0xc2b2ae35);
  const b = Math.imul(lanes.b ^ (a >>> 16), 0x27d4eb2f);
  return [a, (b & ~3) | KINDS.indexOf(kind)];
}
