import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import type { DetectionOptions, Finding } from "../../src/detect/finding.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";

const OPTIONS: DetectionOptions = {
  watch: "harbour",
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 1_000_000,
};
const TEXT = "only one candidate has stood up for our harbour workers this year";
const START = Date.UTC(2026, 10, 1);

/** [account, minute, text, repost] */
type Said = readonly [account: string, minute: number, text?: string, repost?: boolean];

function told(said: readonly Said[], options: Partial<DetectionOptions> = {}): Finding[] {
  const detector = createDetector({ ...OPTIONS, ...options });
  return said.flatMap(([account, minute, text = TEXT, repost = false], i) =>
    detector.observe({
      seq: i + 1,
      account,
      createdAt: START + minute * MINUTE,
      words: readWords(text),
      repost,
    }),
  );
}
function opened(said: readonly Said[], options: Partial<DetectionOptions> = {}) {
  return told(said, options).filter((finding) => finding.kind === "opened");
}
function each(accounts: number, text: string, everyMinutes = 1): Said[] {
  return Array.from({ length: accounts }, (_, i) => [`a${i}`, i * everyMinutes, text]);
}

describe("a burst", () => {
  it("opens with the account that fills the window, which includes its first minute", () => {
    const said: Said[] = [
      ["a", 0],
      ["b", 20],
      ["c", 40],
      ["d", 60],
    ];
    expect(opened(said)).toMatchObject([{ wave: 1, horizon: "fast", detectedSeq: 4 }]);
    expect(opened([...said.slice(0, 3), ["d", 61]])).toEqual([]);
  });

  it("counts an account once, whose posts are members all the same, also those before the second account", () => {
    expect(
      opened([
        ["a", 0],
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ]),
    ).toEqual([]);
    const [burst] = opened([
      ["a", 0],
      ["a", 1],
      ["b", 2],
      ["c", 3],
      ["d", 4],
    ]);
    expect(burst?.members.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it("is not made of reposts", () => {
    expect(
      opened([
        ["a", 0],
        ["b", 1],
        ["c", 2],
        ["d", 3, TEXT, true],
      ]),
    ).toEqual([]);
  });

  it("has the same id wherever it is found in a watch, and another in another watch", () => {
    const id = opened(each(4, TEXT))[0]?.burst;
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(opened([["z", 0, "something else"], ...each(4, TEXT, 2)])[0]?.burst).toBe(id);
    expect(opened(each(4, TEXT), { watch: "valley" })[0]?.burst).not.toBe(id);
  });

  it("ends when its window has passed, and comes back as the next wave", () => {
    const again: Said[] = each(4, TEXT).map(([account, minute]) => [`${account}x`, minute + 200, TEXT]);
    const findings = told([...each(4, TEXT), ...again]);
    expect(findings.filter(({ kind }) => kind === "ended")).toHaveLength(1);
    expect(findings.filter(({ kind }) => kind === "opened")).toMatchObject([{ wave: 1 }, { wave: 2 }]);
  });

  it("opens slowly with ten accounts in 36 hours, and quickens when four come within one", () => {
    const slow = each(10, TEXT, 200);
    const quick: Said[] = [
      ["q1", 1801],
      ["q2", 1802],
      ["q3", 1803],
    ];
    expect(opened(slow)).toMatchObject([{ horizon: "slow", detectedSeq: 10 }]);
    expect(told([...slow, ...quick]).filter(({ kind }) => kind === "quickened")).toHaveLength(1);
  });

  it("counts a post that is ten minutes late, and only lets join one that is later", () => {
    const late = (minutes: number): Said[] => [
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["x", 30, "tick"],
      ["d", 30 - minutes],
    ];
    expect(opened(late(10))).toHaveLength(1);
    expect(opened(late(11))).toEqual([]);
    expect(opened([...late(11), ["e", 31]])[0]?.members).toHaveLength(5);
  });

  it("is one, when a text of two sentences is also posted by halves", () => {
    const two = `${TEXT} and this sunday we can thank her together at the town hall`;
    const second = "and this sunday we can thank her together at the town hall";
    const findings = told([...each(5, two), ["h1", 10, second], ["h2", 11, second], ["h3", 12, second]]);
    expect(findings.filter(({ kind }) => kind === "opened")).toHaveLength(1);
    expect(findings.filter(({ kind }) => kind === "joined")).toHaveLength(4);
  });
});

describe("the shortest texts", () => {
  it.each([
    ["one two", 40, 0],
    ["one two three", 7, 0],
    ["one two three", 8, 1],
    ["one two three four", 4, 0],
    ["one two three four", 5, 1],
    ["one two three four five", 4, 1],
  ])("%j by %i accounts is %i bursts", (text, accounts, bursts) => {
    expect(opened(each(accounts, text))).toHaveLength(bursts);
  });

  it("need eight words inside a longer post, five in a short one", () => {
    const rest = (i: number, words: number) =>
      Array.from({ length: words }, (_, w) => `r${i}x${w}`).join(" ");
    const around = (core: string, words: number): Said[] =>
      Array.from({ length: 5 }, (_, i) => [`a${i}`, i, `${core} ${rest(i, words)}`]);
    expect(opened(around("one two three four five six seven eight", 30))).toHaveLength(1);
    expect(opened(around("one two three four five six seven", 30))).toEqual([]);
    expect(opened(around("one two three four five", 3))).toHaveLength(1);
    expect(opened(around("one two three four five", 4))).toEqual([]);
  });
});

describe("looking ahead", () => {
  it("tells an end early, and a copy created in time still joins", () => {
    const detector = createDetector(OPTIONS);
    const say = (seq: number, account: string, minute: number) =>
      detector.observe({
        seq,
        account,
        createdAt: START + minute * MINUTE,
        words: readWords(TEXT),
        repost: false,
      });
    for (const [i, account] of ["a", "b", "c", "d"].entries()) say(i + 1, account, i);
    expect(detector.advance(START + 64 * MINUTE)).toMatchObject([{ kind: "ended", wave: 1 }]);
    expect(detector.advance(START + 65 * MINUTE)).toEqual([]);
    expect(say(5, "e", 62)).toContainEqual(expect.objectContaining({ kind: "joined", wave: 1 }));
  });
});
