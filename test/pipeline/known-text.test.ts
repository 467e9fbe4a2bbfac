import { describe, expect, it } from "vitest";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Post } from "../../src/domain/post.ts";
import { HOUR } from "../../src/domain/time.ts";
import { knownWords } from "../../src/pipeline/known-words.ts";
import { createReplay } from "../../src/pipeline/replay.ts";

const HAND_OUT = "Only one candidate has stood up for our harbour workers this year";
const START = Date.UTC(2026, 10, 1);

function post(author: string, hour: number): Post {
  return {
    source: "replay",
    id: `${author}-${hour}`,
    platform: "x",
    author: { id: author, handle: author },
    text: `Friends! ${HAND_OUT}`,
    createdAt: START + hour * HOUR,
    lang: "en",
    repostOf: null,
    links: [],
    media: [],
    raw: "",
  };
}

function lineAfter(posts: readonly Post[], texts: readonly string[]) {
  const replay = createReplay({ watch: "harbour", known: knownWords({ texts }), ...DEFAULTS.detection });
  posts.forEach((each, i) => {
    replay.take(each, i + 1);
  });
  return replay.finish().map(({ burst, line }) => ({
    accounts: burst.accounts,
    knownText: burst.knownText,
    announced: line.announced,
    reason: line.reason,
  }));
}

describe("a known text", () => {
  it("is listed from one account on, and announced at two, on the first day and a day apart", () => {
    expect(lineAfter([post("a", 0)], [HAND_OUT])).toEqual([
      { accounts: 1, knownText: true, announced: false, reason: "below-participation" },
    ]);
    expect(lineAfter([post("a", 0), post("b", 30)], [HAND_OUT])).toEqual([
      { accounts: 2, knownText: true, announced: true, reason: "first" },
    ]);
  });

  it("is no burst of two accounts where nobody has named it", () => {
    expect(lineAfter([post("a", 0), post("b", 1)], [])).toEqual([]);
  });
});
