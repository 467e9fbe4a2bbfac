import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWords } from "../../src/detect/tokens.ts";
import { createReplay } from "../../src/pipeline/replay.ts";
import { idsOf, postsOf, readScenario } from "./scenario.ts";

const FOLDER = import.meta.dirname;

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));

describe("the bursts of a scenario", () => {
  for (const file of files) {
    const scenario = readScenario(readFileSync(join(FOLDER, file), "utf8"));
    const name = file.replace(".yaml", "");
    it(`${name}: ${scenario.about}`, () => {
      const known = (scenario.known ?? []).map(readWords);
      const replay = createReplay({ watch: name, ...scenario.detection, known });
      postsOf(scenario).forEach((post, i) => {
        replay.take(post, i);
      });
      const scored = scenario.expect.some(({ score }) => score !== undefined);
      const found = replay.finish().map(({ line }) => ({
        members: [...line.posts].sort(),
        horizon: line.horizon,
        kind: line.kind,
        announced: line.announced,
        reason: line.reason,
        explanation: line.explanations[0]?.kind ?? null,
        ...(scored ? { score: line.score } : {}),
      }));
      const expected = scenario.expect.map(({ members, ...rest }) => ({
        members: idsOf(scenario, members).sort(),
        ...rest,
      }));
      expect(found).toEqual(expected);
    });
  }

  it("are told in files that all exist", () => {
    expect(files.length).toBeGreaterThan(40);
  });
});
