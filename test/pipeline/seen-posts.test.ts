import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/domain/time.ts";
import { createSeenPosts } from "../../src/pipeline/seen-posts.ts";
import { createRandom } from "../servers/made-posts.ts";

const RETENTION = 73 * HOUR;

function post(id: string, createdAt: number, source = "replay") {
  return { id, source, createdAt };
}

describe("posts that came already", () => {
  it("are known by source and id, whatever else they say", () => {
    const seen = createSeenPosts(RETENTION);
    expect(seen.cameBefore(post("1", 0))).toBe(false);
    expect(seen.cameBefore(post("1", HOUR))).toBe(true);
    expect(seen.cameBefore(post("1", 0, "x"))).toBe(false);
    expect(seen.cameBefore(post("2", 0))).toBe(false);
  });

  it("are known for a whole retention, and forgotten after two", () => {
    const seen = createSeenPosts(RETENTION);
    seen.cameBefore(post("1", 0));
    for (let hour = 1; hour <= 73; hour += 1) seen.cameBefore(post(`other-${hour}`, hour * HOUR));
    expect(seen.cameBefore(post("1", RETENTION))).toBe(true);
    for (let hour = 74; hour <= 146; hour += 1) seen.cameBefore(post(`other-${hour}`, hour * HOUR));
    expect(seen.cameBefore(post("1", 2 * RETENTION))).toBe(false);
  });

  it("are known as well when their numbers do not rise, or are none", () => {
    const seen = createSeenPosts(RETENTION);
    // Digits that differ in their zeros alone, or in length, are different ids.
    const ids = [
      "900",
      "17",
      "017",
      "0",
      "00",
      "9".repeat(24),
      "9".repeat(25),
      "1000000000",
      "a",
      "",
      "18",
      "1",
    ];
    for (const id of ids) expect(seen.cameBefore(post(id, 0)), id).toBe(false);
    for (const id of ids) expect(seen.cameBefore(post(id, 1)), id).toBe(true);
  });

  it("are known when a higher number was forgotten meanwhile", () => {
    const seen = createSeenPosts(RETENTION);
    seen.cameBefore(post("100", 0));
    expect(seen.cameBefore(post("50", RETENTION))).toBe(false);
    expect(seen.cameBefore(post("x", 2 * RETENTION))).toBe(false);
    expect(seen.cameBefore(post("50", 2 * RETENTION + HOUR))).toBe(true);
  });

  it("are known like in a set, for any numbers in any order", () => {
    const random = createRandom(7);
    const seen = createSeenPosts(RETENTION);
    const plain = new Set<string>();
    let again = 0;
    for (let i = 0; i < 20_000; i += 1) {
      // Around where the number is cut into two parts, and mostly rising.
      const id = String(999_990_000 + i + Math.floor(random() * 20_000 * random() ** 4));
      expect(seen.cameBefore(post(id, i))).toBe(plain.has(id));
      again += plain.has(id) ? 1 : 0;
      plain.add(id);
    }
    expect(again).toBeGreaterThan(1_000);
    expect(plain.size).toBeGreaterThan(10_000);
  });
});
