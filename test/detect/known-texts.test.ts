import { describe, expect, it } from "vitest";
import { createDetector, type Detector } from "../../src/detect/detector.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { HOUR } from "../../src/domain/time.ts";
import { createLedger } from "./ledger.ts";

const HAND_OUT = "Only one candidate has stood up for our harbour workers this year";
const OTHER = "Bring back the ferry that our grandparents paid for with their own hands";
const OPTIONS = {
  watch: "harbour",
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 1_000,
  known: [readWords(HAND_OUT), readWords(OTHER)],
};

function post(seq: number, account: string, hour: number, text: string) {
  return { seq, account, createdAt: hour * HOUR, words: readWords(text), repost: false };
}

describe("a text that a watch knows", () => {
  it("is a burst from the first account on, which any copy within the slow window joins", () => {
    const detector = createDetector(OPTIONS);
    const [first, ...none] = detector.observe(post(1, "a", 0, `ONLY one candidate… ${HAND_OUT}!`));
    expect(first).toMatchObject({ kind: "opened", horizon: "slow", members: [{ seq: 1 }] });
    expect(none).toEqual([]);
    const changed = HAND_OUT.replace("harbour", "dock");
    expect(detector.observe(post(2, "b", 30, changed))).toMatchObject([
      { kind: "joined", member: { seq: 2 } },
    ]);
    expect(detector.observe(post(3, "c", 31, "nothing that anybody has handed out"))).toEqual([]);
  });

  it("is a fast burst once as many accounts as ever have posted it within the fast window", () => {
    const detector = createDetector(OPTIONS);
    const kinds = ["a", "b", "c", "d"].flatMap((account, i) =>
      detector.observe(post(i + 1, account, i / 10, HAND_OUT)).map(({ kind }) => kind),
    );
    expect(kinds).toEqual(["opened", "joined", "joined", "joined", "quickened"]);
  });

  it("keeps its burst's id, in whatever order texts are named, and whether it is known or not", () => {
    const id = (detector: Detector, accounts: number) =>
      Array.from({ length: accounts }, (_, i) => detector.observe(post(i + 1, `a${i}`, 0, HAND_OUT)))
        .flat()
        .find((finding) => finding.kind === "opened")?.burst;
    const known = id(createDetector(OPTIONS), 1);
    expect(known).toBeDefined();
    expect(id(createDetector({ ...OPTIONS, known: OPTIONS.known.toReversed() }), 1)).toBe(known);
    expect(id(createDetector({ ...OPTIONS, known: [] }), 4)).toBe(known);
  });

  it("outlives a restart", () => {
    const ledger = createLedger(OPTIONS);
    ledger.fold(createDetector(OPTIONS), post(1, "a", 0, HAND_OUT));
    const rebuilt = ledger.rebuild();
    expect(rebuilt.observe(post(2, "b", 2, HAND_OUT))).toMatchObject([{ kind: "joined", wave: 1 }]);
  });

  it("is known of earlier posts too when it is named later, and forgotten when it is taken out", () => {
    const without = { ...OPTIONS, known: [] };
    const before = createLedger(without);
    before.fold(createDetector(without), post(1, "a", 0, HAND_OUT));
    const later = createLedger(OPTIONS);
    later.fold(createDetector(without), post(1, "a", 0, HAND_OUT));
    expect(later.rebuild().observe(post(2, "b", 2, HAND_OUT))).toMatchObject([
      { kind: "opened", members: [{ seq: 1 }, { seq: 2 }] },
    ]);
    expect(before.rebuild().observe(post(2, "b", 2, HAND_OUT))).toMatchObject([{ kind: "founded" }]);
  });

  it("is not found where only its most usual words are", () => {
    const detector = createDetector(OPTIONS);
    expect(
      detector.observe(
        post(1, "a", 0, "only one candidate has stood up last night, and she sang a song about her cat"),
      ),
    ).toEqual([]);
  });
});
