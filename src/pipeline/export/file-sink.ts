/** Writes one file of a dossier as it comes, and knows its size and hash when it is done. */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { ManifestFile } from "../../evidence/manifest.ts";

export interface FileSink extends AsyncDisposable {
  /** Resolves when it is on its way to the disk: nothing is held back here. */
  write(text: string): Promise<void>;
  done(): Promise<ManifestFile>;
}

/** Made anew, for this user alone; `name` holds no path. */
export async function openFileSink(folder: string, name: string): Promise<FileSink> {
  const file: FileHandle = await open(join(folder, name), "wx", 0o600);
  const hash = createHash("sha256");
  let size = 0;
  return {
    async write(text) {
      const bytes = Buffer.from(text, "utf8");
      hash.update(bytes);
      size += bytes.length;
      await file.writeFile(bytes);
    },
    async done() {
      await file.close();
      return { name, size, sha256: hash.digest("hex") };
    },
    // Closing it again does nothing.
    [Symbol.asyncDispose]: () => file.close(),
  };
}
