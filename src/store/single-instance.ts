/** Lets one bot at a time work on a database; the second is refused at once and told why. */
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { systemClock } from "../support/clock.ts";
import { storeDialect } from "./open.ts";
import { postgresPlace, postgresSettings, unreachable } from "./postgres.ts";
import { createPrivately, IN_MEMORY, prepareFolder, sqlitePath } from "./sqlite.ts";
import { StoreError } from "./store.ts";
import { storeErrorOf } from "./store-error.ts";

/** The right to be the bot on this database, until released or until the process ends, however it ends. */
export interface Instance {
  /** Aborts when another bot took the right, after the connection that held it broke. Then: stop. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Names our lock among the advisory locks of a PostgreSQL database: the letters "verbatim" as a number. */
const ADVISORY_LOCK = "8531350835990653293";

/** How a lost lock is taken again; `pause` in milliseconds, `refusals` in a row mean that another bot has it. */
interface Reclaiming {
  readonly pause: number;
  readonly refusals: number;
}
const RECLAIMING: Reclaiming = { pause: 1_000, refusals: 60 };

/** After a broken network the server ends its side within half a minute, and with it the lock (seconds). */
const PROMPT_KEEPALIVES = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

/** @throws StoreError "in-use" while another bot holds it, or why the database cannot be reached */
export async function claimInstance(url: string, reclaiming = RECLAIMING): Promise<Instance> {
  return storeDialect(url) === "sqlite" ? claimFile(sqlitePath(url)) : claimServer(url, reclaiming);
}

/**
 * An open exclusive transaction on a side file. The system frees its lock with the process, kill -9
 * included, which a file with a process id in it does not.
 */
function claimFile(path: string): Instance {
  const never = new AbortController();
  if (path === IN_MEMORY) return { lost: never.signal, release: async () => {} };
  prepareFolder(path);
  createPrivately(`${path}.lock`);
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

/**
 * A session-level advisory lock on a connection that does nothing else. When that breaks, it is taken again
 * as soon as the server answers; meanwhile nothing can be written by anybody who lost the server too, and
 * the epoch of a watch refuses whoever was overtaken.
 */
async function claimServer(url: string, { pause, refusals }: Reclaiming): Promise<Instance> {
  const lost = new AbortController();
  const released = new AbortController();
  let client = await lockedClient(url, onEnd);
  if (client === null) throw inUse(postgresPlace(url));

  function onEnd(): void {
    if (!released.signal.aborted) void reclaim();
  }

  async function reclaim(): Promise<void> {
    for (let refused = 0; refused < refusals; ) {
      await systemClock.sleep(pause, released.signal);
      if (released.signal.aborted) return;
      try {
        client = await lockedClient(url, onEnd);
        if (client !== null) return released.signal.aborted ? client.end() : undefined;
        refused++;
      } catch {
        // The server is still away, and without it no other bot works either.
      }
    }
    lost.abort(inUse(postgresPlace(url)));
  }

  async function release(): Promise<void> {
    released.abort();
    await client?.end();
  }
  return { lost: lost.signal, release };
}

/** A connection that holds the lock, or null while another one does. */
async function lockedClient(url: string, onEnd: () => void): Promise<pg.Client | null> {
  const client = new pg.Client({ ...postgresSettings(url), options: PROMPT_KEEPALIVES });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("select pg_try_advisory_lock($1::bigint) as held", [ADVISORY_LOCK]);
    if (rows[0]?.held === true) {
      client.on("end", onEnd);
      return client;
    }
  } catch (cause) {
    await client.end().catch(() => {});
    throw unreachable(url, cause);
  }
  await client.end();
  return null;
}

function inUse(place: string, cause?: unknown): StoreError {
  return new StoreError(
    "in-use",
    `Another Verbatim works on ${place}. Stop it first, or give this one a database of its own (store.url).`,
    { cause },
  );
}
