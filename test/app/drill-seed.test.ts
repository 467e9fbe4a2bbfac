/** A drill remembers which week it plays, and lets go of what it opened when it cannot play. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type DrillRequest, playDrill } from "../../src/app/drill.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { claimInstance } from "../../src/store/single-instance.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";
import { makeFolder } from "../cli/world.ts";

/** A drill that is stopped before its first poll. */
function makeRequest(database: string): DrillRequest {
  return {
    database,
    resume: false,
    seed: 7,
    scenario: "short",
    places: [],
    openChats: async () => [],
    detection: DEFAULTS.detection,
    logger: createLogger({ level: "error", write: () => {}, redact: (text) => text }),
    faults: noFaults,
    onProgress: () => {},
    signal: AbortSignal.abort(),
  };
}

async function endOf(request: DrillRequest): Promise<number> {
  const drill = await playDrill(request);
  await drill.close();
  return drill.source.end;
}

describe("a drill that is resumed", () => {
  it("goes on with its own week, and refuses another one until it begins afresh", async () => {
    const first = makeRequest(join(makeFolder(), "drill.db"));
    const end = await endOf(first);

    expect(await endOf({ ...first, resume: true, seed: null }), "the same week").toBe(end);
    await expect(playDrill({ ...first, resume: true, seed: 8 })).rejects.toMatchObject({
      name: "DrillError",
      message: "the last drill plays the week 7, and --resume cannot go on with the week 8",
      mend: "leave --seed out to go on with 7, or leave --resume out to begin 8 afresh",
    });
    await endOf({ ...first, seed: 8 });
    await expect(playDrill({ ...first, resume: true })).rejects.toThrow("plays the week 8");
  });
});

it("a drill whose chats cannot be opened lets go of its database", async () => {
  const request = makeRequest(join(makeFolder(), "drill.db"));
  const openChats = async () => Promise.reject(new Error("no chat today"));
  await expect(playDrill({ ...request, openChats })).rejects.toThrow("no chat today");

  const instance = await claimInstance(`sqlite:${request.database}`);
  await instance.release();
});
