/** Whatever is in the file, the answer is a configuration or a list of problems with places in it. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ConfigError } from "../../src/config/problem.ts";
import { load } from "./loading.ts";

const EXAMPLE = readFileSync(new URL("../../config/verbatim.example.yaml", import.meta.url), "utf8");

/** Bits that YAML reads as something else than text, or as structure. */
const BITS = [
  "null",
  "~",
  "[]",
  "{}",
  "- ",
  ": ",
  "&a ",
  "*a",
  "!!binary ",
  "1e999",
  "\t",
  '"',
  "'",
  "|",
  "\u0000",
  "#",
  "? ",
  "<<",
  "__proto__",
];

it("a damaged example is loaded or refused with lines that exist", async () => {
  const damage = fc.array(
    fc.record({
      at: fc.nat(EXAMPLE.length),
      cut: fc.nat(30),
      put: fc.oneof(fc.constantFrom(...BITS), fc.string({ maxLength: 8 })),
    }),
    { minLength: 1, maxLength: 4 },
  );
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(damage, async (cuts) => {
      const text = cuts.reduce(
        (all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut),
        EXAMPLE,
      );
      try {
        await load(text);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        refused += 1;
        const lines = text.split("\n").length;
        for (const { line, message } of error.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(message).not.toMatch(/undefined|\[object|zod/i);
        }
      }
    }),
    { seed: 20_261_123, numRuns: 200 },
  );
  expect(refused).toBeGreaterThan(50);
});

it("a key that would reach into our objects is a key like any other", async () => {
  const text = "__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n";
  await expect(load(text)).rejects.toThrow("is not a setting");
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});
