/** What was delivered to the terminal, kept in a file, so that a restart says nothing twice. */
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** One delivery. Never the text of a post: those must be able to go. */
export interface JournalEntry {
  readonly key: string;
  readonly place: string;
  readonly kind: "send" | "edit" | "reply";
  /** The message that it made or changed. */
  readonly ref: string;
  /** The message below which it stands, for a reply. */
  readonly parent: string | null;
  readonly notification: string;
}

export interface Journal {
  find(key: string): JournalEntry | null;
  /** The notification with which the message `ref` was sent; null when there is no such message. */
  notificationOf(ref: string): string | null;
  /** Resolves when the entry is on disk; when it rejects, nothing was kept. */
  append(entry: JournalEntry): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens or creates the file, for this user alone; it belongs to one program at a time. A last line without
 * its line feed was being written when the program was killed: it was never said, so it is cut off.
 */
export async function openJournal(path: string): Promise<Journal> {
  const file = await openOrCreate(path);
  const content = await file.readFile();
  let size = content.lastIndexOf(0x0a) + 1;
  if (size < content.length) await file.truncate(size);

  const memory = createMemoryJournal();
  for (const line of content.toString("utf8", 0, size).split("\n")) {
    const entry = parseEntry(line);
    if (entry !== null) await memory.append(entry);
  }

  return {
    find: memory.find,
    notificationOf: memory.notificationOf,
    async append(entry) {
      const bytes = Buffer.from(`${JSON.stringify(entry)}\n`);
      try {
        await writeAll(file, bytes, size);
        await file.datasync();
      } catch (error) {
        await file.truncate(size).catch(() => {});
        throw error;
      }
      size += bytes.length;
      await memory.append(entry);
    },
    close: () => file.close(),
  };
}

/** One that remembers as long as it is held. */
export function createMemoryJournal(): Journal {
  const byKey = new Map<string, JournalEntry>();
  const notifications = new Map<string, string>();
  return {
    find: (key) => byKey.get(key) ?? null,
    notificationOf: (ref) => notifications.get(ref) ?? null,
    async append(entry) {
      byKey.set(entry.key, entry);
      if (entry.kind !== "edit") notifications.set(entry.ref, entry.notification);
    },
    async close() {},
  };
}

async function openOrCreate(path: string): Promise<FileHandle> {
  try {
    // Not "a": appending mode ignores positions, and a failed write must be taken back.
    return await open(path, "r+");
  } catch (error) {
    // What is there and cannot be opened is never replaced: it says what was already said.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return open(path, "wx+", 0o600);
}

async function writeAll(file: FileHandle, bytes: Buffer, from: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, from + done);
    done += bytesWritten;
  }
}

/** Null for a line that a fault of the disk spoiled; it costs only itself. */
function parseEntry(line: string): JournalEntry | null {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== "object" || value === null) return false;
  const { key, ref, kind, notification } = value as Record<string, unknown>;
  return [key, ref, kind, notification].every((field) => typeof field === "string");
}
