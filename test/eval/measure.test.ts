import { describe, expect, test } from "vitest";
import { CREW_MESSAGES, type FoundBurst, measure, type Truth } from "../../eval/measure.ts";
import type { Planted } from "../../eval/week/campaign/campaigns.ts";
import type { Label, Mutation } from "../../eval/week/label.ts";

const message = (id: string, campaign: string, pace: "fast" | "slow", accounts: string[]): Planted => ({
  id,
  campaign,
  form: "long",
  pace,
  language: "en",
  text: id,
  accounts,
});
const copy = (id: string, campaign: string, mutation: Mutation): Label => ({
  is: "copy",
  campaign,
  message: id,
  mutation,
});
const headline: Label = { is: "innocent", kind: "headline", group: "headline-1" };
const checkIn: Label = { is: "innocent", kind: "check-in", group: "check-in-1" };

const truth: Truth = {
  planted: [
    message("m1", "big", "fast", ["a", "b", "c", "d"]),
    message("m2", "small-1", "fast", ["e", "f"]),
    message("m3", "big", "slow", ["a"]),
  ],
  labels: new Map([
    ["p1", copy("m1", "big", "verbatim")],
    ["p2", copy("m1", "big", "intro")],
    ["p3", copy("m1", "big", "intro")],
    ["p4", copy("m1", "big", "truncated")],
    ["q1", copy("m2", "small-1", "verbatim")],
    ["q2", copy("m2", "small-1", "verbatim")],
    ["r1", copy("m3", "big", "verbatim")],
    ["h1", headline],
    ["h2", headline],
    ["h3", headline],
    ["c1", checkIn],
    ["c2", checkIn],
  ]),
};

function burst(id: string, posts: string[], announced: boolean, ...kinds: string[]): FoundBurst {
  const explanations = kinds.map((kind) => ({ kind, why: "" }));
  return { id, horizon: "fast", passage: id, posts, announced, explanations };
}

const bursts = [
  // Three of m1's four copies and an ordinary post; a copy of m2 in it is not found by it.
  burst("B1", ["p1", "p2", "p3", "q1", "ordinary"], true),
  // Half is not most.
  burst("B2", ["q2", "h1"], true),
  burst("B3", ["h1", "h2", "h3"], false, "headline", "headline", "quotation"),
  burst("B4", ["c1", "c2"], false, "auto-text"),
  burst("B5", ["r1"], false, "lyric-or-meme"),
  burst("B6", ["x", "y"], true),
];

describe("the measures", () => {
  const scores = measure(bursts, truth, null);

  test("count a copy as found in a burst that is mostly its message", () => {
    expect(scores.copies.all).toEqual({ right: 4, of: 7 });
    expect(scores.copies.big).toEqual({ right: 4, of: 5 });
    expect(scores.copies.small).toEqual({ right: 0, of: 2 });
    expect(scores.copies.slow).toEqual({ right: 1, of: 1 });
    expect(scores.copies.byMutation).toMatchObject({
      verbatim: { right: 2, of: 4 },
      intro: { right: 2, of: 2 },
      truncated: { right: 0, of: 1 },
      spelling: { right: 0, of: 0 },
    });
  });

  test("take an announcement for right only where most members are one message's copies", () => {
    expect(scores.announcements).toEqual({ right: 1, of: 3 });
    expect(scores.messagesAnnounced).toEqual({ right: 1, of: 2 });
  });

  test("take an explanation for right only where it names what most members are", () => {
    expect(scores.explanations).toEqual({
      "auto-text": { right: 1, of: 1 },
      headline: { right: 1, of: 1 },
      "lyric-or-meme": { right: 0, of: 1 },
      quotation: { right: 0, of: 1 },
    });
  });

  test("list every mistake, with what the burst is", () => {
    expect(scores.mistakes.map(({ burst: id, said, is }) => `${id} ${said}: ${is}`)).toEqual([
      "B2 announced: ordinary",
      "B3 quotation: headline",
      "B5 lyric-or-meme: m3",
      "B6 announced: ordinary",
    ]);
  });

  test("count look-alikes by what became of them", () => {
    expect(scores.lookAlikes).toEqual({
      "check-in": { bursts: 1, explained: 1, announced: 0 },
      headline: { bursts: 1, explained: 1, announced: 0 },
      ordinary: { bursts: 2, explained: 0, announced: 2 },
    });
  });

  test("hold crews against the accounts that pasted often, where crews were looked for", () => {
    const busy = Array.from({ length: CREW_MESSAGES }, (_, n) => message(`b${n}`, "big", "fast", ["a", "b"]));
    const crews = [{ accounts: ["a", "e"] }, { accounts: ["a", "stranger"] }];
    expect(scores.crews).toBeNull();
    expect(measure([], { ...truth, planted: [...truth.planted, ...busy] }, crews).crews).toEqual({
      members: { right: 1, of: 2 },
      falseAccounts: ["stranger"],
    });
  });
});
