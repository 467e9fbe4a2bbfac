/** What stays the same about a burst whenever and wherever it is found: a hash of its watch and words. */
import { encodeBase32 } from "../domain/ids.ts";
import type { Words } from "./finding.ts";
import { FOLD_VERSION } from "./tokens.ts";

/** 80 bits, which 16 characters of Crockford base32 hold. */
const ID_BYTES = 10;

/** A burst's id: 16 characters of Crockford base32. Two watches' bursts of one passage differ. */
export function burstId(watch: string, anchorWords: Words): string {
  const lanes = new Lanes();
  lanes.add(FOLD_VERSION);
  lanes.add(anchorWords.length);
  for (const word of anchorWords) lanes.add(word);
  lanes.add(watch.length);
  for (let i = 0; i < watch.length; i++) lanes.add(watch.charCodeAt(i));
  return encodeBase32(lanes.digest(ID_BYTES));
}

/** A crew's id, by the earliest burst that its accounts share: 16 characters of Crockford base32. */
export function crewId(watch: string, earliestBurst: string): string {
  const lanes = new Lanes();
  for (const text of ["crew", watch, earliestBurst]) {
    lanes.add(text.length);
    for (let i = 0; i < text.length; i++) lanes.add(text.charCodeAt(i));
  }
  return encodeBase32(lanes.digest(ID_BYTES));
}

/**
 * Four 32-bit lanes in the manner of MurmurHash3 x86_128 (Appleby). Not for secrets: an id only has to
 * keep apart what people post, and a pure core has no access to a cryptographic hash.
 */
class Lanes {
  private readonly state = Int32Array.of(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
  private count = 0;

  add(value: number): void {
    const { state } = this;
    const lane = this.count++ & 3;
    let mixed = Math.imul(value, 0x239b961b);
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0xab0e9789);
    const turned = state[lane]! ^ mixed;
    const next = state[(lane + 1) & 3]!;
    state[lane] = (Math.imul((turned << 19) | (turned >>> 13), 5) + next + 0x561ccd1b) | 0;
    // Every value reaches every lane, however short the text is.
    state[(lane + 1) & 3] = finish(next ^ state[lane]!);
  }

  digest(bytes: number): Uint8Array {
    for (let round = 0; round < 8; round++) this.add(this.count);
    const all = new Uint8Array(16);
    const view = new DataView(all.buffer);
    for (const [i, lane] of this.state.entries()) view.setInt32(i * 4, finish(lane));
    return all.slice(0, bytes);
  }
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
