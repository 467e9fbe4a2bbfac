/**
 * A Keyv on the store's own connection, for what may be lost: look-ups, the state of pages. Keyv has no
 * atomic operation, so nothing that needs one, a range or a transaction goes through it.
 */

import { Keyv, type KeyvStoreAdapter } from "keyv";
import { type Kysely, sql } from "kysely";
import type { Clock } from "../support/clock.ts";
import type { Store, StoreDialect } from "./store.ts";
import type { Tables } from "./tables.ts";

/** A cache of its own name. It throws when the database fails, where a plain Keyv would answer "not there". */
export function openCache<Value>(store: Store, namespace: string, clock: Clock): Keyv<Value> {
  return new Keyv<Value>({ store: new CacheStorage(store, clock), namespace, throwOnErrors: true });
}

/** Keyv's storage over the table `cache`. One for each Keyv, because Keyv writes its namespace into it. */
export class CacheStorage implements KeyvStoreAdapter {
  readonly opts: { readonly dialect: StoreDialect; readonly url: string };
  namespace: string | undefined;
  readonly #db: Kysely<Tables>;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.opts = { dialect: store.dialect, url: "" };
    this.#db = store.db;
    this.#clock = clock;
  }

  /** Part of Keyv's interface; errors are thrown to the caller instead, so there is nothing to hear. */
  on(): this {
    return this;
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const [value] = await this.getMany<Value>([key]);
    return value;
  }

  async getMany<Value>(keys: string[]): Promise<(Value | undefined)[]> {
    if (keys.length === 0) return [];
    const rows = await this.#live().select(["key", "value"]).where("key", "in", keys).execute();
    const found = new Map(rows.map((row) => [row.key, row.value]));
    // Keyv hands over and takes back its own serialised text, whatever its type says.
    return keys.map((key) => found.get(key) as Value | undefined);
  }

  async set(key: string, value: string, ttl?: number): Promise<void> {
    const expires_at = ttl === undefined ? null : Math.ceil(this.#clock.now() + ttl);
    await this.#db
      .insertInto("cache")
      .values({ key, value, expires_at })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value, expires_at }))
      .execute();
  }

  async has(key: string): Promise<boolean> {
    return (await this.#live().select("key").where("key", "=", key).executeTakeFirst()) !== undefined;
  }

  async delete(key: string): Promise<boolean> {
    return this.deleteMany([key]);
  }

  /** Whether any of them was there. */
  async deleteMany(keys: string[]): Promise<boolean> {
    if (keys.length === 0) return false;
    const { numDeletedRows } = await this.#db
      .deleteFrom("cache")
      .where("key", "in", keys)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  /** Of this namespace alone. A range and not LIKE, to which the "_" in a name would be a wildcard. */
  async clear(): Promise<void> {
    let cleared = this.#db.deleteFrom("cache");
    if (this.namespace !== undefined) {
      const after = String.fromCharCode(":".charCodeAt(0) + 1);
      cleared = cleared
        .where("key", ">=", `${this.namespace}:`)
        .where("key", "<", `${this.namespace}${after}`);
    }
    await cleared.execute();
  }

  #live() {
    const now = this.#clock.now();
    return this.#db.selectFrom("cache").where(sql<boolean>`(expires_at is null or expires_at > ${now})`);
  }
}
