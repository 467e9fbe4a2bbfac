/** Where a verb's result goes: standard output, or a file that is there as a whole or not at all. */
import { constants } from "node:fs";
import { access, type FileHandle, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type CliContext, UsageError } from "./context.ts";

export interface Out extends AsyncDisposable {
  /** Writes the whole result. @throws UsageError when there is no room for it */
  write(chunks: Iterable<string>): Promise<void>;
}

/** What to do about what the file system answers. */
const MENDS: Readonly<Record<string, string>> = {
  ENOENT: "its folder is not there; make it, or name another file",
  ENOTDIR: "a part of its path is a file; name another one",
  EISDIR: "it is a folder; name a file in it",
  EACCES: "this user may not write there; name another file",
  EPERM: "this user may not write there; name another file",
  EROFS: "nothing can be written there; name another file",
  ENOSPC: "its disk is full; make room, or name a file on another one",
};

/**
 * Tries the place before any work is done for it. Disposing without a complete `write` leaves what was there.
 * @param out a file by its name; "-" is standard output
 * @throws UsageError when nothing can be written there
 */
export async function openOut(out: string, context: CliContext): Promise<Out> {
  if (out === "-") {
    return { write: (chunks) => print(chunks, context), [Symbol.asyncDispose]: async () => {} };
  }
  return orSay(out, () => openFile(out, resolve(context.cwd, out)));
}

async function openFile(out: string, path: string): Promise<Out> {
  const there = await stat(path).catch(ignoreMissing);
  if (there !== null) await access(path, constants.W_OK);
  if (there?.isDirectory()) throw Object.assign(new Error("is a directory"), { code: "EISDIR" });
  if (there !== null && !there.isFile()) {
    // A device or a pipe is written to; another file in its place would be none.
    return {
      write: (chunks) => orSay(out, () => writeFile(path, chunks)),
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const target = there === null ? path : await realpath(path);
  const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  const file = await open(part, "wx", there === null ? 0o666 : there.mode & 0o777);
  return {
    write: (chunks) => orSay(out, () => replace(target, part, file, chunks)),
    async [Symbol.asyncDispose]() {
      await file.close().catch(() => {});
      await rm(part, { force: true });
    },
  };
}

async function replace(
  target: string,
  part: string,
  file: FileHandle,
  chunks: Iterable<string>,
): Promise<void> {
  await writeFile(file, chunks);
  await file.close();
  await rename(part, target);
}

async function orSay<T>(out: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const mend = MENDS[codeOf(cause)];
    if (mend === undefined) throw cause;
    throw new UsageError(`--out ${out} cannot be written: ${mend}.`, { cause });
  }
}

function ignoreMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

async function print(chunks: Iterable<string>, context: CliContext): Promise<void> {
  for (const chunk of chunks) {
    if (context.signal.aborted) return;
    if (!context.stdout.write(chunk)) await drained(context);
  }
}

/** A reader that has gone closes the pipe instead of draining it. */
function drained({ stdout, signal }: CliContext): Promise<void> {
  return new Promise((resolve) => {
    stdout.once("drain", resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
