/** What the database refuses is tried until it is taken, and somebody hears of it when that does not come to an end. */
import { expect, it } from "vitest";
import { persistently } from "../../src/pipeline/persistently.ts";
import { StoreError } from "../../src/store/store.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const clock = { now: () => 0, sleep: async () => {} };

function refusing(times: number) {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw new StoreError("retry", "database is locked");
    return "stored";
  };
}

function listening() {
  const told: unknown[] = [];
  return {
    told,
    on: { clock, events: { ...quietEvents, storeGaveWay: (event: unknown) => told.push(event) } },
  };
}

it("says nothing of what is taken after a moment", async () => {
  const { told, on } = listening();
  expect(await persistently(on, new AbortController().signal, refusing(3))).toBe("stored");
  expect(told).toEqual([]);
});

it("says after four refusals what it waits for, and again when there were ten times as many", async () => {
  const { told, on } = listening();
  expect(await persistently(on, new AbortController().signal, refusing(399))).toBe("stored");
  const message = "database is locked";
  expect(told).toEqual([
    { tries: 4, message },
    { tries: 40, message },
  ]);
});

it("ends with the signal", async () => {
  const { on } = listening();
  const stop = new AbortController();
  stop.abort(new Error("stopping"));
  await expect(persistently(on, stop.signal, refusing(9))).rejects.toThrow("stopping");
});
