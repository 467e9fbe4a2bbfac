import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { claimInstance } from "../../src/store/single-instance.ts";
import type { Store } from "../../src/store/store.ts";
import { describePostgres } from "../contracts/store-places.ts";

/** The letters "verbatim" as a number. */
const LOCK = Buffer.from("verbatim").readBigInt64BE().toString();

describePostgres("A server that fails", (place) => {
  const stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });

  async function open(url: string, lost: Error[] = []): Promise<Store> {
    const store = await openStore(url, { onConnectionLost: (error) => lost.push(error) });
    stores.push(store);
    return store;
  }

  /** Ends every other connection to the database, as a restart of the server would. */
  async function cutOthers(store: Store): Promise<void> {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(store.db);
  }

  test("in the middle of a transaction gives an error that says it may be run again, and it may", async () => {
    const store = await open(await place.url());
    let attempts = 0;
    const work = () =>
      store.transaction(async (tx) => {
        await tx.insertInto("cache").values({ key: "k", value: "v", expires_at: null }).execute();
        if (++attempts === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
      });
    await expect(work()).rejects.toMatchObject({ name: "StoreError", code: "retry" });
    await work();
    expect(await store.db.selectFrom("cache").select("key").execute()).toEqual([{ key: "k" }]);
  });

  test("while nobody asks it anything costs nothing but new connections", async () => {
    const url = await place.url();
    const lost: Error[] = [];
    const store = await open(url, lost);
    const read = () => store.db.selectFrom("cache").selectAll().execute();
    await Promise.all([read(), read(), read()]);
    await cutOthers(await open(url));
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    // A statement may still meet a connection of which the end is on its way; that is an error to retry on.
    const outcome = () =>
      Promise.all([read(), read(), read()]).catch((error: { code: string }) => error.code);
    expect(["retry", [[], [], []]]).toContainEqual(await outcome());
    await expect.poll(outcome).toEqual([[], [], []]);
  });

  test("of two transactions that wait for each other gives one up, to be run again", async () => {
    const store = await open(await place.url());
    for (const chain of ["a", "b"]) {
      await store.db.insertInto("chain_heads").values({ chain, n: 0, hash: "" }).execute();
    }
    const firstLocked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const lock = (own: 0 | 1) =>
      store.transaction(async (tx) => {
        const order = own === 0 ? ["a", "b"] : ["b", "a"];
        for (const chain of order) {
          await tx.updateTable("chain_heads").set({ n: own }).where("chain", "=", chain).execute();
          firstLocked[own].resolve();
          await firstLocked[own === 0 ? 1 : 0].promise;
        }
      });
    const outcomes = await Promise.allSettled([lock(0), lock(1)]);
    const failed = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toMatchObject({ code: "retry" });
  });

  test("costs nobody the right to be the only bot, when it comes back", async () => {
    const url = await place.url();
    const instance = await claimInstance(url, { pause: 10, refusals: 50 });
    await cutOthers(await open(url));
    await expect.poll(() => claimed(url)).toBe(false);
    expect(instance.lost.aborted).toBe(false);
    await instance.release();
    expect(await claimed(url)).toBe(true);
  });

  test("tells a bot that another one was quicker to take the right", async () => {
    const url = await place.url();
    const slow = await claimInstance(url, { pause: 10, refusals: 1 });
    const store = await open(url);
    // It waits at the server, which hands the lock over before it can be asked for again.
    const { promise: stop, resolve } = Promise.withResolvers<void>();
    const quick = (await open(url)).transaction(async (tx) => {
      await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx);
      await stop;
    });
    await expect.poll(() => locks(store, { granted: false })).toHaveLength(1);
    const [held] = await locks(store, { granted: true });
    await sql`select pg_terminate_backend(${held?.pid})`.execute(store.db);
    await expect.poll(() => slow.lost.aborted).toBe(true);
    expect(slow.lost.reason).toMatchObject({ code: "in-use" });
    resolve();
    await quick;
    await slow.release();
  });

  /** Who holds the right, or waits for it. */
  async function locks(store: Store, { granted }: { readonly granted: boolean }) {
    const { rows } = await sql<{ pid: number }>`select pid from pg_locks
      where locktype = 'advisory' and granted = ${granted}
        and database = (select oid from pg_database where datname = current_database())`.execute(store.db);
    return rows;
  }

  /** Whether the right could be had now; it is given back at once. */
  async function claimed(url: string): Promise<boolean> {
    const instance = await claimInstance(url).catch((error: { code: string }) => error.code);
    if (typeof instance === "string") return instance !== "in-use";
    await instance.release();
    return true;
  }
});

describe("A server that is not there", () => {
  test("is named with what to do", async () => {
    const error = openStore("postgres://127.0.0.1:1/news");
    await expect(error).rejects.toMatchObject({
      code: "unreachable",
      message: expect.stringContaining("127.0.0.1:1/news"),
    });
  });
});
