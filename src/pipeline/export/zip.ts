/** Packs the files of a dossier into one, read from the disk as they are packed. */
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import type { Instant } from "../../domain/time.ts";

/** @returns the size of the packed file, in bytes. */
export async function packFiles(
  folder: string,
  names: readonly string[],
  into: string,
  at: Instant,
  signal: AbortSignal,
): Promise<number> {
  const zip = new yazl.ZipFile();
  for (const name of names) zip.addFile(join(folder, name), name, { mtime: new Date(at), mode: 0o100600 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(into, { flags: "wx", mode: 0o600 }), { signal });
  return (await stat(into)).size;
}
