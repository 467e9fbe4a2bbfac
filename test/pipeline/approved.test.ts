/** A place that wants a person asked first hears nothing before that, and then who agreed. */
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

const PUBLIC = { to: "chat:public", approval: true } as const;
const OTHER = "quite another sentence that many people put up at once this very day";

describeStores("a place that asks first", (place) => {
  async function asked(routes: readonly object[] = [PUBLIC]) {
    const store = await place.open();
    const scene = await play(store, { routes, approvalsAt: "chat:editors" });
    paste(scene, START, 5);
    await scene.poll(START + 6 * MINUTE);
    return { store, scene, burst: await scene.burstOf(SENTENCE) };
  }

  it("hears nothing, while the question stands in its own place and is kept up", async () => {
    const { store, scene, burst } = await asked();
    expect(await scene.read("chat:public")).toEqual([]);
    paste(scene, START + 8 * MINUTE, 7, 20);
    await scene.poll(START + 16 * MINUTE);
    const [question, ...others] = await scene.read("chat:editors");
    expect(others).toEqual([]);
    const lines = question?.card.split("\n");
    expect(lines?.[0]).toBe("12 accounts posted the same 13 words within 14 minutes");
    expect(lines?.[1]).toBe("Waits for approval to be told in chat:public.");
    expect(question?.card).toContain("@a1");
    for (const action of ["Publish", "Publish masked", "Keep"]) {
      expect(question?.card).toContain(`[${action}] /verbatim `);
    }
    const reasons = await store.db.selectFrom("decisions").select(["place", "reason"]).execute();
    expect(reasons).toEqual([{ place: "chat:public", reason: "awaiting-approval" }]);

    await scene.change(START + 17 * MINUTE, (bench) => bench.release(burst.id, null, "published"));
    const [message] = await scene.read("chat:public");
    expect(message?.card).toContain("12 accounts posted the same 13 words");
    expect(message?.card).toContain("Released by Anna, 2 Nov 2026, 00:17 UTC");
    expect(message?.card).toContain("@a1");
    const answered = (await scene.read("chat:editors"))[0]?.card;
    expect(answered).toContain("Published in chat:public by Anna, 2 Nov 2026, 00:17 UTC.");
    expect(answered).not.toContain("[Keep]");
  });

  it("is told to the end of what was published, masked where that was asked for", async () => {
    const { scene, burst } = await asked();
    await scene.change(START + 7 * MINUTE, (bench) => bench.release(burst.id, null, "masked"));
    paste(scene, START + 8 * MINUTE, 7, 20);
    await scene.poll(START + 16 * MINUTE);
    await scene.poll(START + 3 * HOUR);
    const [message] = await scene.read("chat:public");
    expect(message?.card).toContain("12 accounts");
    expect(message?.card).not.toMatch(/@a1\b|https:/);
    expect(message?.thread).toEqual([
      expect.stringContaining("12 accounts now"),
      expect.stringContaining("Ended."),
    ]);
  });

  it("hears nothing of what was kept, which can be published later", async () => {
    const { scene, burst } = await asked();
    await scene.change(START + 7 * MINUTE, (bench) => bench.release(burst.id, null, "kept"));
    paste(scene, START + 8 * MINUTE, 7, 20);
    await scene.poll(START + 16 * MINUTE);
    expect(await scene.read("chat:public")).toEqual([]);
    expect((await scene.read("chat:editors"))[0]?.card).toContain("Kept from chat:public by Anna");
    await scene.change(START + 20 * MINUTE, (bench) => bench.release(burst.id, null, "published"));
    expect(await scene.read("chat:public")).toHaveLength(1);
  });

  it("finds nothing unreleased in lists either: neither a night's nor a full hour's", async () => {
    const night = { from: "22:00", to: "07:00", breakAbove: null };
    const { scene } = await asked([{ ...PUBLIC, quietHours: night, ceiling: 1 }]);
    paste(scene, START + 10 * MINUTE, 5, 40, OTHER);
    await scene.poll(START + 16 * MINUTE);
    await scene.wait(START + 7 * HOUR);
    expect(await scene.read("chat:public")).toEqual([]);
    expect(await scene.read("chat:editors")).toHaveLength(2);
  });

  it("asks anew for a later wave, and tells it in the first one's thread once released", async () => {
    const { scene, burst } = await asked();
    await scene.change(START + 7 * MINUTE, (bench) => bench.release(burst.id, null, "published"));
    await scene.poll(START + 3 * HOUR);
    paste(scene, START + 30 * HOUR, 6, 60);
    await scene.poll(START + 30 * HOUR + 7 * MINUTE);
    expect((await scene.read("chat:public"))[0]?.card).not.toContain("wave 2");
    await scene.change(START + 31 * HOUR, (bench) => bench.release(burst.id, null, "published"));
    const [message, ...others] = await scene.read("chat:public");
    expect(others).toEqual([]);
    expect(message?.card).toContain("wave 2");
    expect(message?.thread.at(-1)).toContain("Wave 2: the same words again.");
  });

  it("is corrected with the question that was asked about it", async () => {
    const { scene, burst } = await asked();
    await scene.change(START + 7 * MINUTE, (bench) =>
      bench.correct(burst.id, { kind: "withdrawn", text: "an exercise" }),
    );
    const [question] = await scene.read("chat:editors");
    expect(question?.card).toContain("Withdrawn");
    expect(question?.card).not.toContain(SENTENCE);
  });
});
