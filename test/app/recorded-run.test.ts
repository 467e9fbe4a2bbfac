/** How a run ended is kept, whatever ended it, without what nobody may read. */
import { expect, it } from "vitest";
import { recorded } from "../../src/app/recorded-run.ts";
import { lastStop } from "../../src/store/runs.ts";
import { type Store, StoreError } from "../../src/store/store.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { createLogger } from "../../src/support/logger.ts";
import { describeStores } from "../contracts/store-places.ts";

const NOON = Date.UTC(2026, 10, 2, 12);

function world(store: Store, room: number | null = null) {
  const stopping = new AbortController();
  const on = {
    store,
    clock: createManualClock(NOON),
    logger: createLogger({ level: "error", write: complain, redact: (text) => text }),
    redact: (text: string) => text.replaceAll("s3cret", "[secret]"),
    room: async () => room,
    signal: stopping.signal,
  };
  return { on, stopping };
}

function complain(line: string): never {
  throw new Error(line);
}

describeStores("the end of a run", (place) => {
  it("is kept when it was asked to stop", async () => {
    const store = await place.open();
    const { on, stopping } = world(store);
    await recorded(on, async () => stopping.abort());
    expect(await lastStop(store.db)).toEqual({ how: "clean", why: null, at: NOON });
  });

  it("is kept with the first line of the error that it ended with, and the error goes on", async () => {
    const store = await place.open();
    const work = recorded(world(store).on, async () => {
      throw new Error("refused with s3cret\n    at somewhere");
    });
    await expect(work).rejects.toThrow("refused");
    expect(await lastStop(store.db)).toMatchObject({ how: "crash", why: "refused with [secret]" });
  });

  it("is kept when an error that nobody caught asked it to stop", async () => {
    const store = await place.open();
    const { on, stopping } = world(store);
    await recorded(on, async () => stopping.abort(new TypeError("no such thing")));
    expect(await lastStop(store.db)).toMatchObject({ how: "crash", why: "no such thing" });
  });

  it("is said to be the disk's where that was full", async () => {
    const store = await place.open();
    const full = recorded(world(store).on, async () => {
      throw new StoreError("full", "No room left.");
    });
    await expect(full).rejects.toThrow("No room");
    expect(await lastStop(store.db)).toMatchObject({ how: "full", why: null });
  });

  it("is found out afterwards when it could not be kept: there was little room when it was last there", async () => {
    const store = await place.open();
    await recorded(world(store, 1e6).on, async () => {
      // The first beat is made beside the work.
      while ((await store.db.selectFrom("runs").select("trouble").executeTakeFirst())?.trouble !== "full");
      await store.db.updateTable("runs").set({ ended_at: null }).execute();
    });
    await store.db.updateTable("runs").set({ ended_at: null, ended_how: null }).execute();
    await recorded(world(store).on, async () => {
      expect(await lastStop(store.db)).toMatchObject({ how: "full", at: NOON });
    });
  });
});
