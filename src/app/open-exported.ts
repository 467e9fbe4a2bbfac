/** The files of a dossier as they lie somewhere: in a folder, or packed into one. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import yauzl from "yauzl";

export interface ExportedFiles {
  /** A name comes twice where two packed files have it. */
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
  /** The whole, where it is packed into one file; null for a folder. */
  readonly packed: (() => Readable) | null;
  close(): void;
}

/** It is not there, or no dossier. */
class ExportedError extends Error {
  override name = "UsageError" as const;
  readonly code = "usage" as const;
}

/** @throws ExportedError for what is neither a folder nor a zip */
export async function openExported(path: string): Promise<ExportedFiles> {
  const there = await stat(path).catch(() => null);
  if (there === null) throw new ExportedError(`${path} is not there.`);
  if (there.isDirectory()) return openFolder(path);
  return openZip(path).catch((cause: unknown) => {
    throw new ExportedError(`${path} is no zip that can be read: name the zip or the folder of a dossier.`, {
      cause,
    });
  });
}

async function openFolder(path: string): Promise<ExportedFiles> {
  const entries = await readdir(path, { withFileTypes: true });
  return {
    names: entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    open: async (name) => createReadStream(join(path, name)),
    packed: null,
    close() {},
  };
}

/** Only its directory is held; each file is read as it is asked for. */
async function openZip(path: string): Promise<ExportedFiles> {
  const zip = await yauzl.openPromise(path, { autoClose: false });
  const entries = new Map<string, yauzl.Entry>();
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    entries.set(entry.fileName, entry);
  }
  return {
    names,
    async open(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new ExportedError(`${path} has no ${name}.`);
      const header = await zip.readLocalFileHeaderPromise(entry);
      // Its name stands twice, and programs differ in which they go by.
      if (!header.fileName.equals(entry.fileNameRaw)) throw new ExportedError(`${name} has two names.`);
      return zip.openReadStreamPromise(entry);
    },
    packed: () => createReadStream(path),
    close: () => zip.close(),
  };
}
