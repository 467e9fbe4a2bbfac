/** Words that were muted by their accounts are told when enough others take them up. */
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { putMute } from "../../src/store/mutes.ts";
import type { Store } from "../../src/store/store.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, START } from "./scene.ts";

/** Five accounts post the words while `muted` of them are muted; two hours later four others do. */
async function twice(store: Store, muted: number) {
  const scene = await play(store, { routes: [{}] });
  const accounts = Array.from({ length: muted }, (_, i) => ({ key: `x:a${i + 1}`, name: `@a${i + 1}` }));
  const mute = { until: START + 48 * HOUR, by: "chat:anna", byName: "Anna", why: "", watches: null };
  await store.transaction((tx) => putMute(tx, { target: { kind: "accounts", accounts }, ...mute }, START));
  paste(scene, START, 5);
  await scene.poll(START + 10 * MINUTE);
  const first = (await scene.read("chat:desk")).length;
  await scene.poll(START + 90 * MINUTE);
  await scene.wait(START + 91 * MINUTE);
  paste(scene, START + 2 * HOUR, 4, 21);
  await scene.poll(START + 2 * HOUR + 6 * MINUTE);
  const decisions = await store.db
    .selectFrom("decisions")
    .select(["wave", "reason"])
    .orderBy("wave")
    .execute();
  return { scene, first, decisions };
}

describeStores("a second wave", (place) => {
  it("by others is told where the first was muted, though its past makes it less surprising", async () => {
    const store = await place.open();
    const { scene, first, decisions } = await twice(store, 5);
    expect(first).toBe(0);
    expect(decisions).toEqual([
      { wave: 1, reason: "muted" },
      { wave: 2, reason: "wave" },
    ]);
    const wave = await store.db.selectFrom("bursts").select("reason").where("wave", "=", 2).execute();
    expect(wave, "by itself it would not be").toEqual([{ reason: "below-surprise" }]);
    const [card] = await scene.read("chat:desk");
    expect(card?.card).toMatch(/^4 accounts posted the same 13 words/);
  });

  it("is not told where the first one was: what it is worth is measured against that", async () => {
    const store = await place.open();
    const { first, decisions } = await twice(store, 1);
    expect(first, "four accounts are left without the muted one").toBe(1);
    expect(decisions.at(-1)).toEqual({ wave: 2, reason: "below-surprise" });
  });
});
