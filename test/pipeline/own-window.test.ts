/** A watch that says itself within which time copies are a burst: found, told and ended by it. */
import { describe, expect, it, onTestFinished } from "vitest";
import { MINUTE } from "../../src/domain/time.ts";
import { openStore } from "../../src/store/open.ts";
import { paste, play, START } from "./scene.ts";

async function played(window: number): Promise<string> {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  const scene = await play(store, { routes: [{}], window });
  paste(scene, START, 6);
  for (const minutes of [7, 20, 40]) await scene.poll(START + minutes * MINUTE);
  const [message] = await scene.read("chat:desk");
  return message === undefined ? "" : [message.card, ...message.thread].join("\n");
}

describe("a watch with a window of its own", () => {
  it("has its bursts ended by it, and measured by it", async () => {
    const told = await played(10 * MINUTE);
    expect(told).toContain("6 accounts posted the same");
    expect(told).toContain("within 10 minutes (");
    expect(told).toContain("Ended. No new copy for 10 minutes.");
    expect(await played(60 * MINUTE), "the premise").not.toContain("Ended");
  });

  it("has none of what takes longer", async () => {
    expect(await played(2 * MINUTE)).toBe("");
  });
});
