/** How the run before this one ended, as far as it could say so itself. */
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { beat, beginRun, endRun, lastStop } from "../../src/store/runs.ts";
import type { Store } from "../../src/store/store.ts";
import { describeStores } from "../contracts/store-places.ts";

const AT = Date.UTC(2026, 10, 2, 9);

describeStores("a run", (place) => {
  const begin = (store: Store, now: number, bootedAt: number | null = AT - 9 * HOUR) =>
    store.transaction((tx) => beginRun(tx, { now, bootedAt }));

  it("that is the first one follows on nothing", async () => {
    const store = await place.open();
    await begin(store, AT);
    expect(await lastStop(store.db)).toBeNull();
  });

  it("knows the end that the one before it kept, with the error of a crash", async () => {
    const store = await place.open();
    await endRun(store.db, await begin(store, AT), { how: "clean", why: null, at: AT + HOUR });
    const second = await begin(store, AT + 2 * HOUR);
    expect(await lastStop(store.db)).toEqual({ how: "clean", why: null, at: AT + HOUR });
    await endRun(store.db, second, { how: "crash", why: "no such thing", at: AT + 3 * HOUR });
    await begin(store, AT + 4 * HOUR);
    expect(await lastStop(store.db)).toEqual({ how: "crash", why: "no such thing", at: AT + 3 * HOUR });
  });

  it.each([
    ["was killed", null, AT - HOUR, "killed"],
    ["went with its machine", null, AT + 20 * MINUTE, "reboot"],
    ["had no room left", "full", AT - HOUR, "full"],
  ] as const)("that %s ended when it was last there", async (_, trouble, bootedAt, how) => {
    const store = await place.open();
    await beat(store.db, await begin(store, AT), AT + 10 * MINUTE, trouble);
    await begin(store, AT + 30 * MINUTE, bootedAt);
    expect(await lastStop(store.db)).toEqual({ how, why: null, at: AT + 10 * MINUTE });
  });
});
