/** What was said is put right, or taken back, wherever it was said; what could not be reached is reported. */
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { markParked, markSending, markSent, markUnclear, undelivered } from "../../src/store/outbox.ts";
import type { Store } from "../../src/store/store.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

const NIGHT = { from: "22:00", to: "07:00", breakAbove: null };
const ROUTES = [{ handles: "full" as const }, { to: "chat:night", quietHours: NIGHT }, { to: "chat:other" }];

/** Everything on its way arrives, but for edits in places that fail them. */
async function deliver(
  store: Store,
  failing: Readonly<Record<string, "gone" | "parked">> = {},
): Promise<void> {
  for (const row of await undelivered(store.db, 100)) {
    const fails = row.n > 1 || row.lane !== "card" ? failing[row.place] : undefined;
    if (fails === "parked") await markParked(store.db, row.id, 0, "the channel takes no messages");
    else
      await markSent(
        store.db,
        row.id,
        `ref-${row.id}`,
        START,
        fails === "gone" ? "the message was deleted" : null,
      );
  }
}

async function told(store: Store) {
  const scene = await play(store, { routes: ROUTES });
  paste(scene, START + 6 * HOUR + 50 * MINUTE, 5);
  await scene.poll(START + 6 * HOUR + 56 * MINUTE);
  await scene.wait(START + 7 * HOUR);
  await deliver(store);
  const { id, shortId } = await scene.burstOf(SENTENCE);
  return { scene, id, shortId };
}

describeStores("a correction", (place) => {
  it("stands on top of every message about the burst, in lists too, with one line in each thread", async () => {
    const { scene, id } = await told(await place.open());
    const at = START + 8 * HOUR;
    await scene.change(at, (bench) =>
      bench.correct(id, { kind: "corrected", text: "two are one newsroom's" }),
    );
    for (const where of ["chat:desk", "chat:other"]) {
      const [message] = await scene.read(where);
      const lines = message?.card.split("\n");
      expect(lines?.[0]).toMatch(/^Corrected · 5 accounts posted/);
      expect(lines?.[1]).toBe("Corrected on 2 Nov 2026, 08:00 UTC by Anna: two are one newsroom's");
      expect(message?.card, "the words stay").toContain(SENTENCE);
      expect(message?.thread).toEqual([
        expect.stringContaining("Corrected on 2 Nov 2026, 08:00 UTC by Anna"),
      ]);
    }
    const [list] = await scene.read("chat:night");
    expect(list?.card).toContain("Held during quiet hours: 1 burst");
    expect(list?.card).toMatch(/still growing · corrected · “nobody asked/);
  });

  it("can be made twice, and the newest stands first", async () => {
    const { scene, id } = await told(await place.open());
    await scene.change(START + 8 * HOUR, (bench) => bench.correct(id, { kind: "corrected", text: "first" }));
    await scene.change(START + 9 * HOUR, (bench) => bench.correct(id, { kind: "corrected", text: "second" }));
    const [message] = await scene.read("chat:desk");
    expect(message?.card).toMatch(/: second\n.*: first\n/);
    expect(message?.thread).toHaveLength(2);
  });
});

describeStores("a withdrawal", (place) => {
  it("takes words, names and links out of everything that was sent, and out of what is still on its way", async () => {
    const store = await place.open();
    const { scene, id } = await told(store);
    await scene.change(START + 8 * HOUR, (bench) =>
      bench.correct(id, { kind: "withdrawn", text: "an exercise" }),
    );
    scene.post(START + 8 * HOUR + MINUTE, "late", SENTENCE);
    await scene.poll(START + 8 * HOUR + 2 * MINUTE);
    for (const where of ["chat:desk", "chat:other", "chat:night"]) {
      const [message] = await scene.read(where);
      expect(message?.card).toMatch(/[Ww]ithdrawn/);
      expect(message?.card).not.toContain("nobody asked");
      expect(message?.card).not.toMatch(/@a\d|https:/);
    }
    const unsent = await undelivered(store.db, 100);
    expect(unsent.length).toBeGreaterThan(0);
    for (const { card } of unsent) expect(card).not.toContain("nobody asked");
  });
});

describeStores("a withdrawal of what was perhaps sent", (place) => {
  it.each(["sending", "parked"] as const)("is what is sent where it was not (%s)", async (state) => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 6 * MINUTE);
    const [row] = await undelivered(store.db, 1);
    if (row === undefined) throw new Error("nothing waits");
    expect(row.card, "the premise").toContain("nobody asked");
    await markSending(store.db, row, START);
    if (state === "parked") await markUnclear(store.db, row.id, START, "nobody may look for it");
    const { id } = await scene.burstOf(SENTENCE);
    await scene.change(START + HOUR, (bench) =>
      bench.correct(id, { kind: "withdrawn", text: "an exercise" }),
    );
    const rows = await store.db
      .selectFrom("outbox")
      .select(["n", "card"])
      .where("lane", "=", "card")
      .orderBy("n")
      .execute();
    expect(rows.map(({ n }) => n)).toEqual([1, 2]);
    for (const { card } of rows) expect(card).toContain("an exercise");
    for (const { card } of rows) expect(card).not.toContain("nobody asked");
  });
});

describeStores("what a correction could not reach", (place) => {
  it("is reported where it was asked for, once everything was tried, and once only", async () => {
    const store = await place.open();
    const { scene, id, shortId } = await told(store);
    await scene.change(START + 8 * HOUR, (bench) => bench.correct(id, { kind: "corrected", text: "no" }));
    await scene.wait(START + 8 * HOUR + MINUTE);
    expect(await scene.read("chat:desk"), "nothing was tried yet").toHaveLength(1);
    await deliver(store, { "chat:other": "gone", "chat:night": "parked" });
    await scene.wait(START + 8 * HOUR + 2 * MINUTE);
    await scene.wait(START + 8 * HOUR + 3 * MINUTE);
    const [, notice, ...others] = await scene.read("chat:desk");
    expect(others).toEqual([]);
    expect(notice?.card).toContain(`${shortId}: 2 of 3 messages could not be changed`);
    expect(notice?.card).toContain("chat:other: the message was deleted");
    expect(notice?.card).toContain("chat:night: the channel takes no messages");
  });

  it("is nothing where every message was changed", async () => {
    const store = await place.open();
    const { scene, id } = await told(store);
    await scene.change(START + 8 * HOUR, (bench) => bench.correct(id, { kind: "corrected", text: "no" }));
    await deliver(store);
    await scene.wait(START + 8 * HOUR + 2 * MINUTE);
    expect(await scene.read("chat:desk")).toHaveLength(1);
  });
});
