/** The bytes that posts are packed into: their lines as they were read, and what is written for posts without one. */

/** Bytes [from, to) of a larger piece. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

export interface PackedBytes {
  /** How many there are. */
  readonly end: number;
  /** Adds a piece and answers where it will lie. It must not change until all is taken. */
  add(piece: Piece): number;
  /** Writes a text as UTF-8 and answers where it lies: from there to `end`. */
  write(text: string): number;
  /** Everything since it was last taken. */
  take(): Uint8Array<ArrayBuffer>;
}

/** At most so many bytes a UTF-16 unit. */
const UNIT_BYTES = 3;
/** Pieces with no more than a line's end or so between them are copied as one. */
const GAP = 16;

/** @param usual how many are expected before they are taken. */
export function createPackedBytes(usual: number): PackedBytes {
  let written = Buffer.allocUnsafeSlow(usual);
  let end = 0;
  /** What is still to be copied: lines lie together mostly, and each copy has its price whatever its length. */
  let waiting: { bytes: Uint8Array; from: number; to: number } | null = null;

  function makeRoom(count: number): void {
    if (end + count <= written.length) return;
    const before = written;
    written = Buffer.allocUnsafeSlow((end + count) * 2);
    before.copy(written, 0, 0, end);
  }

  function copyWaiting(): void {
    if (waiting === null) return;
    const { bytes, from, to } = waiting;
    waiting = null;
    makeRoom(to - from);
    written.set(bytes.subarray(from, to), end);
    end += to - from;
  }

  return {
    get end() {
      return end;
    },
    add({ bytes, from, to }) {
      if (waiting === null || waiting.bytes !== bytes || from < waiting.to || from > waiting.to + GAP) {
        copyWaiting();
        waiting = { bytes, from, to };
      } else waiting.to = to;
      return end + from - waiting.from;
    },
    write(text) {
      copyWaiting();
      makeRoom(text.length * UNIT_BYTES);
      const from = end;
      end += written.write(text, from);
      return from;
    },
    take() {
      copyWaiting();
      const taken = new Uint8Array(written.buffer.slice(0, end));
      end = 0;
      return taken;
    },
  };
}
