/** Lets one bot at a time work on a database; the second is refused at once and told why. */
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { storeDialect } from "./open.ts";
import { postgresPlace, postgresSettings, unreachable } from "./postgres.ts";
import { IN_MEMORY, prepareFolder, sqlitePath } from "./sqlite.ts";
import { StoreError } from "./store.ts";
import { storeErrorOf } from "./store-error.ts";

/** The right to be the bot on this database, until released or until the process ends, however it ends. */
export interface Instance {
  /** Aborts when the right is gone although it was not released: the connection that held it broke. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Names our lock among the advisory locks of a PostgreSQL database: the letters "verbatim" as a number. */
const ADVISORY_LOCK = "8531350835990653293";

/** @throws StoreError "in-use" while another bot holds it */
export async function claimInstance(url: string): Promise<Instance> {
  return storeDialect(url) === "sqlite" ? claimFile(sqlitePath(url)) : claimServer(url);
}

/**
 * An open exclusive transaction on a side file. The system frees its lock with the process, kill -9
 * included, which a file with a process id in it does not.
 */
function claimFile(path: string): Instance {
  const never = new AbortController();
  if (path === IN_MEMORY) return { lost: never.signal, release: async () => {} };
  prepareFolder(path);
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (cause) {
    lock.close();
    const known = storeErrorOf(cause);
    throw known?.code === "retry" ? inUse(path, cause) : (known ?? cause);
  }
  return { lost: never.signal, release: async () => lock.close() };
}

/** A session-level advisory lock on a connection that does nothing else. */
async function claimServer(url: string): Promise<Instance> {
  const place = postgresPlace(url);
  const client = new pg.Client(postgresSettings(url));
  const lost = new AbortController();
  let released = false;
  client.on("error", () => {});
  client.on("end", () => {
    if (!released)
      lost.abort(new StoreError("retry", `The connection to ${place} that held the lock broke.`));
  });
  try {
    await client.connect();
  } catch (cause) {
    throw unreachable(url, cause);
  }
  const { rows } = await client.query("select pg_try_advisory_lock($1::bigint) as held", [ADVISORY_LOCK]);
  async function release(): Promise<void> {
    released = true;
    await client.end();
  }
  if (rows[0]?.held === true) return { lost: lost.signal, release };
  await release();
  throw inUse(place);
}

function inUse(place: string, cause?: unknown): StoreError {
  return new StoreError(
    "in-use",
    `Another Verbatim works on ${place}. Stop it first, or give this one a database of its own (store.url).`,
    { cause },
  );
}
