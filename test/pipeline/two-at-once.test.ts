/** Two that change one message at the same time: neither's news is lost. */
import { expect, it } from "vitest";
import { MINUTE } from "../../src/domain/time.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

describeStores("a message", (place) => {
  it("says what both of two people said of its burst, who said it at the same moment", async () => {
    const scene = await play(await place.open(), { routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 6 * MINUTE);
    const { id } = await scene.burstOf(SENTENCE);
    const given = { verdict: "unclear", as: "" } as const;
    const notes = Array.from({ length: 6 }, (_, i) => `note ${i}`);
    await scene.change(START + 7 * MINUTE, (bench) =>
      Promise.all([
        ...notes.map((note) => bench.review(id, { ...given, note })),
        bench.correct(id, { kind: "corrected", text: "at the same moment" }),
        bench.mute({ kind: "burst", name: id }, START + 60 * MINUTE, "enough"),
      ]),
    );
    const [message] = await scene.read("chat:desk");
    expect(message?.card).toContain("at the same moment");
    expect(message?.card).toContain("“enough”");
    // The card shows the three newest.
    expect(message?.card.match(/“note \d”/g)).toHaveLength(3);
  });
});
