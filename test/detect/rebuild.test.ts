import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import type { DetectionOptions, Finding } from "../../src/detect/finding.ts";
import { retentionOf } from "../../src/detect/retention.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { createLedger } from "./ledger.ts";
import { streams } from "./stream.ts";

/** Windows so small that streams of some hours outlast the retention several times. */
const OPTIONS: DetectionOptions = {
  watch: "harbour",
  minAccounts: 3,
  window: 10 * MINUTE,
  slowMinAccounts: 5,
  slowWindow: 60 * MINUTE,
  thingMinAccounts: 3,
  capacity: 10_000,
};

const SEED = 20_261_123;

describe("a detector that is rebuilt from what was stored", () => {
  it("goes on exactly as one that lived through everything, wherever the stream is cut", () => {
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    const cut = fc.record({ at: fc.nat(399), turn: fc.integer({ min: 1, max: 90 }) });
    const look = fc.record({ at: fc.nat(399), ahead: fc.nat(90 * MINUTE) });
    fc.assert(
      fc.property(
        streams({ min: 150, max: 400 }),
        fc.array(cut, { minLength: 1, maxLength: 6 }),
        fc.array(look, { maxLength: 12 }),
        (posts, cuts, looks) => {
          const lived = createDetector(OPTIONS);
          const ledger = createLedger(OPTIONS);
          const other = createLedger(OPTIONS);
          let rebuilt = createDetector(OPTIONS);
          posts.forEach((post, i) => {
            const here = (at: number) => at % posts.length === i;
            for (const { turn } of cuts.filter(({ at }) => here(at))) {
              rebuilt = other.rebuild(turn);
              count("rebuilt");
              if (post.createdAt - posts[0]!.createdAt > 2 * retentionOf(OPTIONS))
                count("rebuilt long after");
            }
            const findings = ledger.fold(lived, post);
            expect(other.fold(rebuilt, post)).toEqual(findings);
            for (const { ahead } of looks.filter(({ at }) => here(at))) {
              const told = lived.advance(post.createdAt + ahead);
              expect(rebuilt.advance(post.createdAt + ahead)).toEqual(told);
              ledger.keep(told);
              other.keep(told);
              for (const finding of told) count(`told ${finding.kind}`);
            }
            for (const finding of findings) count(nameOf(finding));
          });
          expect(lived.stats().evicted).toBe(0);
          expect(rebuilt.stats()).toMatchObject({
            live: lived.stats().live,
            openWaves: lived.stats().openWaves,
          });
        },
      ),
      { seed: SEED, numRuns: 50, endOnFailure: true },
    );
    for (const what of ["opened of a thing", "later wave of a thing", "joined of a thing"]) {
      expect(seen.get(what), what).toBeGreaterThan(0);
    }
    for (const what of [
      "founded",
      "copied",
      "opened",
      "later wave",
      "joined",
      "quickened",
      "feeds",
      "absorbed",
    ]) {
      expect(seen.get(what), what).toBeGreaterThan(0);
    }
    for (const what of ["ended", "told ended", "rebuilt", "rebuilt long after"]) {
      expect(seen.get(what), what).toBeGreaterThan(10);
    }
  });
});

function nameOf(finding: Finding): string {
  if (finding.kind === "opened") {
    return `${finding.wave > 1 ? "later wave" : "opened"}${finding.thing === null ? "" : " of a thing"}`;
  }
  if (finding.kind === "joined" && finding.member.to === 0) return "joined of a thing";
  return finding.kind;
}
