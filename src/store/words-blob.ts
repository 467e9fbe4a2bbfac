/** Words as a database keeps them: 32-bit numbers, little-endian on every machine. */

const WORD_BYTES = Int32Array.BYTES_PER_ELEMENT;
const LITTLE_ENDIAN_MACHINE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Four bytes a word. The bytes are a view where the machine allows it: do not write to the words after. */
export function wordsToBlob(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  return LITTLE_ENDIAN_MACHINE ? bytes : swapped(bytes);
}

/** The inverse. A blob whose length is no multiple of four was not written by `wordsToBlob`: a RangeError. */
export function wordsFromBlob(blob: Uint8Array): Int32Array {
  if (blob.byteLength % WORD_BYTES !== 0) {
    throw new RangeError(`A blob of words has a length that is a multiple of 4, not ${blob.byteLength}.`);
  }
  // A copy, because a driver's bytes may begin anywhere in a buffer that it shares.
  const bytes = LITTLE_ENDIAN_MACHINE ? new Uint8Array(blob) : swapped(blob);
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / WORD_BYTES);
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = Uint8Array.from(bytes);
  for (let at = 0; at < result.length; at += WORD_BYTES) result.subarray(at, at + WORD_BYTES).reverse();
  return result;
}
