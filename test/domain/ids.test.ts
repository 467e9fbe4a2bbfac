import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase32, encodeBase32, normalizeBase32, shortBurstId } from "../../src/domain/ids.ts";

const SEED = 20261123;

test("gives back the bytes that it encoded, in any case and with hyphens", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), (bytes) => {
      const text = encodeBase32(bytes);
      expect(decodeBase32(text)).toEqual(bytes);
      expect(decodeBase32(`${text.slice(0, 1)}-${text.slice(1).toLowerCase()}`)).toEqual(bytes);
    }),
    { seed: SEED },
  );
});

test("writes ten bytes as sixteen characters, as a burst's id is", () => {
  expect(encodeBase32(new Uint8Array(10).fill(255))).toBe("ZZZZZZZZZZZZZZZZ");
  expect(encodeBase32(new Uint8Array(10))).toBe("0000000000000000");
  expect(encodeBase32(new TextEncoder().encode("foobar"))).toBe("CSQPYRK1E8");
});

test("reads what people take for the digits 1 and 0 as those", () => {
  expect(normalizeBase32("il-oO")).toBe("1100");
  expect(normalizeBase32(" 7k3q ")).toBe("7K3Q");
});

test.each(["", "7K3U", "7K3Q!", "@last", "٣"])("takes %j for no id", (typed) => {
  expect(normalizeBase32(typed)).toBeNull();
  expect(decodeBase32(typed)).toBeNull();
});

test("refuses text that no bytes are encoded as", () => {
  expect(decodeBase32("Z")).toBeNull();
  expect(decodeBase32("ZZ")).toBeNull();
});

test("shortens an id to its beginning", () => {
  expect(shortBurstId("7K3QABCDEFGHJKMN")).toBe("7K3Q");
  expect(shortBurstId("7K3QABCDEFGHJKMN", 6)).toBe("7K3QAB");
});
