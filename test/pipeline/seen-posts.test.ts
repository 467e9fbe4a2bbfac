import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/domain/time.ts";
import { createSeenPosts } from "../../src/pipeline/seen-posts.ts";

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
});
