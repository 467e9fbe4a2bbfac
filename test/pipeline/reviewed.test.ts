/** What people said of words comes back with the words. */
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

const GIVEN = { verdict: "explained", as: "petition", note: "" } as const;

describeStores("a burst that was reviewed as explained", (place) => {
  it("explains its next wave, which is kept quiet with who said so and when", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 6 * MINUTE);
    const { id } = await scene.burstOf(SENTENCE);
    await scene.change(START + 10 * MINUTE, (bench) => bench.review(id, GIVEN));
    scene.post(START + 11 * MINUTE, "late");
    await scene.poll(START + 12 * MINUTE);
    const [message] = await scene.read("chat:desk");
    expect(message?.card).toContain("Reviewed by Anna, 2 Nov 2026, 00:10 UTC: explained as petition");
    expect(message?.card, "the reviewed wave itself was announced, and is followed").not.toContain(
      "a review",
    );

    await scene.poll(START + 3 * HOUR);
    paste(scene, START + 30 * HOUR, 6, 20);
    await scene.poll(START + 30 * HOUR + 7 * MINUTE);
    const decisions = await store.db
      .selectFrom("decisions")
      .select(["wave", "reason"])
      .orderBy("wave")
      .execute();
    expect(decisions).toEqual([
      { wave: 1, reason: "ended" },
      { wave: 2, reason: "explained" },
    ]);
    const { explanations } = await store.db
      .selectFrom("bursts")
      .select("explanations")
      .where("wave", "=", 2)
      .executeTakeFirstOrThrow();
    expect(explanations).toContain('"reason":"petition","name":"Anna","on":"2026-11-02","accounts":5');
  });

  it("is told with its next copy when somebody says that it explains nothing, and keeps no later wave quiet", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 6 * MINUTE);
    const { id } = await scene.burstOf(SENTENCE);
    await scene.change(START + 10 * MINUTE, (bench) => bench.review(id, GIVEN));
    await scene.poll(START + 3 * HOUR);
    const second = START + 30 * HOUR;
    paste(scene, second, 6, 20);
    await scene.poll(second + 7 * MINUTE);
    const reasons = async () => {
      const rows = await store.db
        .selectFrom("decisions")
        .select(["wave", "reason"])
        .orderBy("wave")
        .execute();
      return rows.map(({ wave, reason }) => `${wave} ${reason}`);
    };
    expect(await reasons(), "the premise").toEqual(["1 ended", "2 explained"]);

    await scene.change(second + 8 * MINUTE, (bench) => bench.dispute(id, "reviewed"));
    expect(await reasons(), "nothing is told by the dispute itself").toEqual(["1 ended", "2 explained"]);
    scene.post(second + 9 * MINUTE, "late");
    await scene.poll(second + 10 * MINUTE);
    expect(await reasons()).toEqual(["1 ended", "2 wave"]);

    await scene.poll(second + 3 * HOUR);
    const third = second + 30 * HOUR;
    paste(scene, third, 6, 40);
    await scene.poll(third + 7 * MINUTE);
    expect((await reasons()).at(-1)).toBe("3 wave");
  });
});
