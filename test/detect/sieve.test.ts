import { expect, it } from "vitest";
import { createSieve } from "../../src/detect/sieve.ts";
import { seeded } from "./seeded.ts";

const DOZEN = 12;

function dozen(random: (limit: number) => number): Int32Array {
  return Int32Array.from({ length: DOZEN }, () => random(2 ** 32) | 0);
}

it("a sieve lets through every number of its set, and of dozens without one of them few, as numbers come and go", () => {
  const random = seeded(3);
  const present = new Set<number>();
  const sieve = createSieve(() => present);
  let passed = 0;
  let asked = 0;
  for (let turn = 0; turn < 6_000; turn += 1) {
    const value = random(2 ** 32) | 0;
    if (!present.has(value)) sieve.add(value);
    present.add(value);
    if (present.size > 2_000) {
      const [oldest = 0] = present;
      present.delete(oldest);
      sieve.remove();
    }
    const others = dozen(random);
    asked += 1;
    if (sieve.mayHaveAny(others, DOZEN)) passed += 1;
    others[turn % DOZEN] = value;
    expect(sieve.mayHave(value) && sieve.mayHaveAny(others, DOZEN)).toBe(true);
  }
  for (const value of present) expect(sieve.mayHave(value)).toBe(true);
  expect(passed / asked).toBeLessThan(0.05);
});
