/**
 * Where tests put their files, and what the programs that they start remember; part of the run's global setup.
 * A machine with many things to do takes long to force a commit to its disk, and no test looks at that.
 */
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system in memory, where there is one. */
const MEMORY = "/dev/shm";
/** Far more than the files of a run take; containers often give 64 MB. */
const ROOM = 1_000_000_000;

/** Tests and the programs that they start find both in their environment. */
export function setup(): () => void {
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), "verbatim-tests-"));
  process.env["TMPDIR"] = folder;
  // Half of what it takes to start the bot is to compile it.
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled");
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Who interrupts a run ends it without its teardown.
  process.once("exit", remove);
  return remove;
}

function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize > ROOM;
  } catch {
    return false;
  }
}
