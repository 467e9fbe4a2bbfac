import { expect, test } from "vitest";
import { activeMutes, putMute } from "../../src/store/mutes.ts";
import { describeStores } from "../contracts/store-places.ts";

describeStores("A mute", (place) => {
  test("is active until its end, and says who asked for it and why", async () => {
    const store = await place.open();
    const mute = (id: string, until: number) => ({
      ...{ target: { kind: "burst", id } as const, until, by: "slack:U1", byName: "Ann", watches: null },
      why: "we know this one",
    });
    const kept = (id: string, until: number, n: number) => ({ ...mute(id, until), id: n, at: n });
    await store.transaction((tx) => putMute(tx, mute("7K3Q", 1_000), 1));
    await store.transaction((tx) => putMute(tx, mute("9FQ2", 2_000), 2));
    expect(await activeMutes(store.db, 999)).toEqual([kept("7K3Q", 1_000, 1), kept("9FQ2", 2_000, 2)]);
    expect(await activeMutes(store.db, 1_000)).toEqual([kept("9FQ2", 2_000, 2)]);
    expect(await activeMutes(store.db, 2_000)).toEqual([]);
  });
});
