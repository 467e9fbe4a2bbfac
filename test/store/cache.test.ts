import keyvTestSuite from "@keyv/test-suite";
import { Keyv } from "keyv";
import * as vitest from "vitest";
import { beforeAll, expect, test } from "vitest";
import { CacheStorage, openCache } from "../../src/store/cache.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { systemClock } from "../../src/support/clock.ts";
import { describeStores } from "../contracts/store-places.ts";

describeStores("The cache conforms to Keyv", (place) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await place.freshUrl());
    return () => store.close();
  });
  keyvTestSuite(vitest, Keyv, () => new CacheStorage(store, systemClock));
});

describeStores("A cache", (place) => {
  const stoppedAt = (now: number) => ({ now: () => now, sleep: async () => {} });

  test("clears its own namespace alone, also where a name would match another as a pattern", async () => {
    const store = await place.open();
    const [own, like, longer] = ["a_b", "aXb", "a_b2"].map((name) => openCache(store, name, stoppedAt(0)));
    for (const cache of [own, like, longer]) await cache?.set("key", "value");
    await own?.clear();
    expect(await own?.get("key")).toBeUndefined();
    expect(await like?.get("key")).toBe("value");
    expect(await longer?.get("key")).toBe("value");
  });

  test("does not have what has expired", async () => {
    const store = await place.open();
    await new CacheStorage(store, stoppedAt(1_000)).set("key", "value", 500);
    expect(await new CacheStorage(store, stoppedAt(1_499)).has("key")).toBe(true);
    expect(await new CacheStorage(store, stoppedAt(1_500)).has("key")).toBe(false);
    expect(await new CacheStorage(store, stoppedAt(1_500)).get("key")).toBeUndefined();
  });

  test("throws when the database is gone, instead of saying that nothing is there", async () => {
    const store = await openStore(await place.freshUrl());
    const cache = openCache(store, "any", systemClock);
    cache.on("error", () => {});
    await store.close();
    await expect(cache.get("key")).rejects.toThrow();
    await expect(cache.set("key", 1)).rejects.toThrow();
  });
});
