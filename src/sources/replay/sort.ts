/** Posts of whole files in order, however they lie there; the disk holds them meanwhile. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Post } from "../../domain/post.ts";
import type { ReadItem } from "./read-item.ts";
import { type ReadOptions, readFiles } from "./read-posts.ts";

/** Rows of one transaction; more at once saves nothing. */
const BATCH_ROWS = 10_000;

/**
 * Yields the bad lines while reading, then every post by (createdAt, id), equal ones as they were read. Uses
 * a database in `directory` (the system's own for temporary files where none is given) of about the size
 * of the unpacked files, which is gone afterwards, however it ends.
 *
 * @throws InputError when a file cannot be read to its end; the signal's reason when it aborts
 */
export async function* sortPosts(
  files: readonly string[],
  directory: string = tmpdir(),
  options: ReadOptions = {},
): AsyncGenerator<ReadItem> {
  const own = await mkdtemp(join(directory, "verbatim-sort-"));
  const database = new DatabaseSync(join(own, "posts.db"));
  try {
    // Nothing of it is worth surviving a crash.
    database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
    database.exec("CREATE TABLE posts (at INTEGER, id BLOB, post TEXT)");
    const insert = database.prepare("INSERT INTO posts VALUES (?, ?, ?)");
    let rows = 0;
    database.exec("BEGIN");
    for await (const item of readFiles(files, options)) {
      if (item.is === "bad") {
        yield item;
        continue;
      }
      insert.run(item.post.createdAt, sortKey(item.post.id), JSON.stringify(item.post));
      if (++rows % BATCH_ROWS === 0) database.exec("COMMIT; BEGIN");
    }
    database.exec("COMMIT");
    const ordered = database.prepare("SELECT post FROM posts ORDER BY at, id, rowid");
    for (const row of ordered.iterate()) {
      options.signal?.throwIfAborted();
      yield { is: "post", post: JSON.parse(String(row["post"])) as Post };
    }
  } finally {
    database.close();
    await rm(own, { recursive: true, force: true });
  }
}

/** As UTF-16, high byte first, so that SQLite's order of bytes is the order of code units (`compareText`). */
function sortKey(id: string): Buffer {
  return Buffer.from(id, "utf16le").swap16();
}
