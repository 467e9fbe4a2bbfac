/** Where the numbers of live posts lie: written post by post, given back in the same order. */

/** Numbers in a segment; a post of more gets one of its own. 128 KiB, so that little is ever unused. */
const SEGMENT = 32_768;
const PLACE_BITS = 15;
const PLACES = SEGMENT - 1;
const NOTHING = new Int32Array(0);

/**
 * A queue in segments, because one piece would have to be moved whenever it becomes too small, and would
 * then be half empty.
 */
export class WordStore {
  /** Where the next post was given room by `take`. */
  segment: Int32Array<ArrayBuffer> = new Int32Array(SEGMENT);
  bytes = this.segment.byteLength;
  private readonly segments: Int32Array<ArrayBuffer>[] = [this.segment];
  /** Numbers of segments that nothing lies in. */
  private readonly free: number[] = [];
  /** One that may be used again, so that a stream that neither grows nor shrinks asks for no memory. */
  private spare: Int32Array<ArrayBuffer> | null = null;
  private current = 0;
  private end = 0;

  /** Room for so many numbers, in `segment` from the place on that the answered address names. */
  take(count: number): number {
    if (this.end + count > this.segment.length) this.open(count);
    const place = this.end;
    this.end += count;
    return (this.current << PLACE_BITS) | place;
  }

  /** Takes back what lies behind this place of what was given last. */
  trim(place: number): void {
    this.end = place;
  }

  /** The segment of an address. */
  at(address: number): Int32Array<ArrayBuffer> {
    return this.segments[address >>> PLACE_BITS]!;
  }

  /**
   * Gives back the oldest post's room; `next` is the address of the one after it, or the same where there
   * is none.
   */
  giveBack(address: number, next: number): void {
    const number = address >>> PLACE_BITS;
    if (number === next >>> PLACE_BITS || number === this.current) return;
    const segment = this.segments[number]!;
    this.segments[number] = NOTHING;
    this.free.push(number);
    if (segment.length === SEGMENT && this.spare === null) this.spare = segment;
    else this.bytes -= segment.byteLength;
  }

  /** To be called while nothing lies here: begins anew. */
  clear(): void {
    this.end = 0;
  }

  private open(count: number): void {
    const number = this.free.pop() ?? this.segments.length;
    const reused = count <= SEGMENT ? this.spare : null;
    if (reused === null) {
      this.segment = new Int32Array(Math.max(SEGMENT, count));
      this.bytes += this.segment.byteLength;
    } else {
      this.segment = reused;
      this.spare = null;
    }
    this.segments[number] = this.segment;
    this.current = number;
    this.end = 0;
  }
}

/** Where in its segment an address points. */
export function placeOf(address: number): number {
  return address & PLACES;
}
