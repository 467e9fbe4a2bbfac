import { expect, test } from "vitest";
import { activeMutes, putMute } from "../../src/store/mutes.ts";
import { describeStores } from "../contracts/store-places.ts";

describeStores("A mute", (place) => {
  test("is active until its end, and says who asked for it and why", async () => {
    const store = await place.open();
    const mute = (id: string, until: number) => ({
      ...{ target: { kind: "burst", id } as const, until, by: "slack:U1", why: "we know this one" },
    });
    await store.transaction((tx) => putMute(tx, mute("7K3Q", 1_000), 1));
    await store.transaction((tx) => putMute(tx, mute("9FQ2", 2_000), 2));
    expect(await activeMutes(store.db, 999)).toEqual([mute("7K3Q", 1_000), mute("9FQ2", 2_000)]);
    expect(await activeMutes(store.db, 1_000)).toEqual([mute("9FQ2", 2_000)]);
    expect(await activeMutes(store.db, 2_000)).toEqual([]);
  });
});
