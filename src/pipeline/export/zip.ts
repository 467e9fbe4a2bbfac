/** Packs the files of a dossier into one, read from the disk as they are packed. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import type { Instant } from "../../domain/time.ts";

/** @returns the size of the packed file, in bytes, and its hash in hex. */
export async function packFiles(
  folder: string,
  names: readonly string[],
  into: string,
  at: Instant,
  signal: AbortSignal,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const zip = new yazl.ZipFile();
  for (const name of names) zip.addFile(join(folder, name), name, { mtime: new Date(at), mode: 0o100600 });
  zip.end();
  const hash = createHash("sha256");
  let size = 0;
  async function* hashed(chunks: AsyncIterable<string | Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  await pipeline(hashed(zip.outputStream), createWriteStream(into, { flags: "wx", mode: 0o600 }), { signal });
  return { size, sha256: hash.digest("hex") };
}
