/** The bytes of a file or of standard input, unpacked where they are gzip. */
import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { addAbortSignal, pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { asInputError } from "./input-error.ts";

export interface InputOptions {
  readonly signal?: AbortSignal;
  /** Told how many bytes were read since it was last told: of the file as it lies there, still packed. */
  readonly onBytes?: (count: number) => void;
  /** What "-" stands for; standard input where nothing else is given. */
  readonly stdin?: Readable;
  /** Whether this thread has nothing else to do than to wait for the disk. */
  readonly mayBlock?: boolean;
}

/** How much is read at a time: of 64 KiB, 256 KiB and 1 MiB the fastest for lines of 300 bytes. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Yields chunks as they come; at most two are in memory at a time, and a chunk is only good until the one
 * after the next is asked for.
 *
 * @throws InputError when the file cannot be read to its end; the signal's reason when it aborts
 */
export async function* readBytes(file: string, options: InputOptions = {}): AsyncGenerator<Buffer> {
  try {
    const plain = file !== "-" && (await stat(file)).isFile();
    const readPlain = options.mayBlock === true ? readBlocking : readRegular;
    const read = plain ? readPlain(file, options.signal) : readStream(file, options);
    const [head, chunks] = await withHead(count(read, options.onBytes), (bytes) => bytes.length >= 2);
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(chunks);
    else yield* chunks;
  } catch (error) {
    options.signal?.throwIfAborted();
    throw asInputError(file, error);
  }
}

/**
 * Into three buffers in turn, one of them being filled while the others are in use: fresh memory for each chunk
 * would cost as much as half of all parsing, and waiting for the disk a tenth of all reading.
 */
async function* readRegular(file: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  await using handle = await open(file);
  const buffers = Array.from({ length: 3 }, () => Buffer.allocUnsafeSlow(CHUNK_BYTES));
  const read = (buffer: Buffer) => handle.read(buffer, 0, CHUNK_BYTES);
  let next = read(buffers[0]!);
  try {
    for (let turn = 0; ; turn = (turn + 1) % buffers.length) {
      signal?.throwIfAborted();
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) return;
      next = read(buffers[(turn + 1) % buffers.length]!);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    // Nothing may still be reading when the file is closed; what it failed with nobody waits for.
    await next.catch(() => {});
  }
}

/** The same without another thread that is woken for each chunk, which costs as much as a tenth of all reading. */
async function* readBlocking(file: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const handle = openSync(file, "r");
  const buffers = [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
  try {
    for (let turn = 0; ; turn = 1 - turn) {
      signal?.throwIfAborted();
      const bytesRead = readSync(handle, buffers[turn]!);
      if (bytesRead === 0) return;
      yield buffers[turn]!.subarray(0, bytesRead);
    }
  } finally {
    closeSync(handle);
  }
}

/** What may keep us waiting: standard input, a pipe, a device. */
async function* readStream(file: string, { stdin, signal }: InputOptions): AsyncGenerator<Buffer | string> {
  const stream =
    file === "-" ? (stdin ?? process.stdin) : createReadStream(file, { highWaterMark: CHUNK_BYTES });
  if (signal !== undefined) addAbortSignal(signal, stream);
  try {
    yield* stream;
  } finally {
    stream.destroy();
  }
}

async function* count(
  stream: AsyncIterable<Buffer | string>,
  onBytes: ((count: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    onBytes?.(bytes.length);
    yield bytes;
  }
}

async function* gunzip(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  // The callback keeps a failure from being thrown twice: it arrives where the stream is read.
  pipeline(packed, unpacked, () => {});
  yield* unpacked as AsyncIterable<Buffer>;
}

/** The chunks' beginning, as long as it takes to satisfy `enough`, and all chunks from the beginning. */
export async function withHead(
  chunks: AsyncGenerator<Buffer>,
  enough: (head: Buffer) => boolean,
): Promise<[head: Buffer, all: AsyncGenerator<Buffer>]> {
  let head: Buffer = Buffer.alloc(0);
  while (!enough(head)) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all() {
    try {
      if (head.length > 0) yield head;
      yield* chunks;
    } finally {
      await chunks.return(undefined);
    }
  }
  return [head, all()];
}
