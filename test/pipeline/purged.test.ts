/** What was purged is gone from what was sent, and the burst goes on without it. */
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

describeStores("a purged account", (place) => {
  it("stands on no message any more, while the burst is followed with the numbers it had", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 6);
    await scene.poll(START + 7 * MINUTE);
    const before = (await scene.read("chat:desk"))[0]?.card;
    expect(before).toContain("@a2");
    await scene.change(START + 10 * MINUTE, (bench) => bench.purge({ kind: "account", name: "@a2" }, true));
    const after = (await scene.read("chat:desk"))[0]?.card;
    expect(after).not.toContain("@a2");
    expect(after).toContain("6 accounts posted the same 13 words");

    paste(scene, START + 12 * MINUTE, 5, 20);
    await scene.poll(START + 18 * MINUTE);
    await scene.poll(START + 3 * HOUR);
    const [message, ...others] = await scene.read("chat:desk");
    expect(others, "it is the same burst").toEqual([]);
    expect(message?.card).toContain("11 accounts posted the same 13 words");
    expect(message?.card).toContain(SENTENCE);
    expect(message?.thread.at(-1)).toContain("In all 11 accounts, 11 posts");
  });
});
