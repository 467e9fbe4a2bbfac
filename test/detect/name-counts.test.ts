import fc from "fast-check";
import { expect, it } from "vitest";
import { NameCounts } from "../../src/detect/name-counts.ts";

it("names are counted as a map would, however many and whatever their letters", () => {
  const name = fc.oneof(
    fc.integer({ min: 0, max: 3_000 }).map((id) => `x:${id}`),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom("", "é", "e\u0301", "ё", "\u0000", "a\u0000"),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, fc.integer({ min: 1, max: 9 })), { maxLength: 3_000, size: "max" }),
      (added) => {
        const counts = new NameCounts();
        const plain = new Map<string, number>();
        let same = true;
        for (const [each, count] of added) {
          same &&= counts.add(each, count) === (plain.get(each) ?? 0);
          plain.set(each, (plain.get(each) ?? 0) + count);
        }
        expect(counts.size).toBe(plain.size);
        for (const [each, count] of plain) same &&= counts.of(each) === count;
        expect(same).toBe(true);
        expect(counts.of("never added")).toBe(0);
      },
    ),
    { numRuns: 15, seed: 7 },
  );
});
