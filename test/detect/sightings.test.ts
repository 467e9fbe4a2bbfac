import { describe, expect, it } from "vitest";
import type { Member } from "../../src/detect/finding.ts";
import { LivePosts } from "../../src/detect/live-posts.ts";
import { usualIn } from "../../src/detect/sightings.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";

/** A wave of one post an hour by another account each, and of what is added; the newest post comes last. */
function wave(added: readonly Pick<Member, "account" | "createdAt">[]) {
  const hourly = Array.from({ length: 10 }, (_, i) => ({ account: `a${i}`, createdAt: i * HOUR }));
  const members = [...hourly, ...added].map((member, i) => ({
    seq: i + 1,
    from: 0,
    to: 8,
    anchorFrom: 0,
    ...member,
  }));
  return { members: new Map(members.map((member) => [member.seq, member])) };
}

const BEFORE = { newest: 9 * HOUR + MINUTE, window: HOUR };

describe("what a slow wave has seen when it quickens", () => {
  it("is what came before the window, and in how many hours", () => {
    expect(usualIn(wave([]), new LivePosts(100), BEFORE)).toEqual({ sightings: 9, sightingHours: 9 });
  });

  it("counts an account's repeats within one window once", () => {
    const repeats = wave([
      { account: "a3", createdAt: 3 * HOUR - 10 * MINUTE },
      { account: "a3", createdAt: 6 * HOUR },
    ]);
    expect(usualIn(repeats, new LivePosts(100), BEFORE)).toEqual({ sightings: 10, sightingHours: 9 });
  });

  it("leaves out posts that are live no more", () => {
    const posts = new LivePosts(100);
    posts.oldest = 4;
    expect(usualIn(wave([]), posts, BEFORE)).toEqual({ sightings: 6, sightingHours: 6 });
  });
});
