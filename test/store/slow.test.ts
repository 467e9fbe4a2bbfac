/** A database that is slow is told of, and no more often than somebody can read. */
import { expect, it } from "vitest";
import { tellingWhenSlow } from "../../src/store/slow.ts";
import type { Store } from "../../src/store/store.ts";

it("tells of a transaction that takes very long, once a minute at most, whether it fails or not", async () => {
  let time = 0;
  const told: number[] = [];
  const inner = (async (run: () => Promise<unknown>) => run()) as unknown as Store["transaction"];
  const transaction = tellingWhenSlow(
    inner,
    (took) => told.push(took),
    () => time,
  );
  const taking = (took: number) => async () => {
    time += took;
    return took;
  };
  expect(await transaction(taking(4_999))).toBe(4_999);
  expect(told).toEqual([]);
  await transaction(taking(6_000));
  await transaction(taking(7_000));
  expect(told).toEqual([6_000]);
  time += 60_000;
  const failing = transaction(async () => {
    await taking(8_000)();
    throw new Error("it broke");
  });
  await expect(failing).rejects.toThrow("it broke");
  expect(told).toEqual([6_000, 8_000]);
});
