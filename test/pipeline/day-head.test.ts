/** The head of each day is posted once where the operator wants it, and shows what is cut later. */
import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { createTimeKeeper } from "../../src/pipeline/keep-time.ts";
import { dayHash, latestDayHead } from "../../src/store/day-heads.ts";
import type { Store } from "../../src/store/store.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { describeStores } from "../contracts/store-places.ts";
import { quietEvents } from "../servers/quiet-events.ts";
import { paste, play, START } from "./scene.ts";

async function lookAt(store: Store, at: number, headTo: string | null = "chat:archive"): Promise<void> {
  const telling = {
    routes: [],
    watchNames: new Map(),
    mark: null,
    windows: { fast: HOUR, slow: 36 * HOUR },
    gates: { minAccounts: 4, slowMinAccounts: 10, surprise: 6, slowSurprise: 3 },
    events: quietEvents,
  };
  const clock = createManualClock(at);
  await createTimeKeeper({ store, clock, telling, headTo, events: quietEvents }).look();
}

describeStores("the head of a day", (place) => {
  it("is posted once a day, from the first day after something was chained on", async () => {
    const store = await place.open();
    const scene = await play(store, { watches: ["harbour", "ferry"], routes: [{}] });
    await lookAt(store, START + MINUTE);
    paste(scene, START, 5);
    await scene.poll(START + 10 * MINUTE);
    await lookAt(store, START + 23 * HOUR);
    expect(await scene.read("chat:archive"), "the first day has nothing behind it").toEqual([]);

    await lookAt(store, START + DAY + MINUTE);
    await lookAt(store, START + DAY + 2 * HOUR);
    const messages = await scene.read("chat:archive");
    expect(messages).toHaveLength(1);
    const head = await latestDayHead(store.db);
    expect(messages[0]?.card).toContain("Evidence of 2026-11-03: 10 links so far");
    expect(messages[0]?.card).toContain(head?.hash);
    expect(head?.chains.map(({ chain, n }) => [chain, n])).toEqual([
      ["watch:ferry", 5],
      ["watch:harbour", 5],
    ]);
    expect(dayHash(head?.chains ?? [])).toBe(head?.hash);
  });

  it("is recorded without a place to post it, and leaves out what came with the program", async () => {
    const store = await place.open();
    const scene = await play(store, { watches: ["harbour", "ferry"], routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 10 * MINUTE);
    await store.db.updateTable("watches").set({ origin: "built-in" }).where("id", "=", "ferry").execute();
    await lookAt(store, START + DAY, null);
    expect(await scene.read("chat:archive")).toEqual([]);
    expect((await latestDayHead(store.db))?.chains.map(({ chain }) => chain)).toEqual(["watch:harbour"]);
  });
});
