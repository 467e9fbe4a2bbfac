/** Two that change one message at the same time: neither's news is lost. */
import { sql } from "kysely";
import { expect, it } from "vitest";
import { MINUTE } from "../../src/domain/time.ts";
import { describePostgres, describeStores } from "../contracts/store-places.ts";
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

describePostgres("what explains a burst", (place) => {
  it("is disputed while the burst grows, and nothing that was counted is lost", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 6 * MINUTE);
    const { id } = await scene.burstOf(SENTENCE);
    const explanations = JSON.stringify([
      {
        kind: "petition",
        why: { is: "petition-site", share: { some: 5, all: 5 }, site: "petition.example" },
        liftedBy: null,
        announceIf: { is: "points", copies: 20, lack: "that-link", accounts: 50 },
      },
    ]);
    await store.db.updateTable("bursts").set({ explanations }).where("id", "=", id).execute();

    const growing = Promise.withResolvers<void>();
    const grown = Promise.withResolvers<void>();
    const growth = store.transaction(async (tx) => {
      await tx.updateTable("bursts").set({ accounts: 99 }).where("id", "=", id).execute();
      growing.resolve();
      await grown.promise;
    });
    await growing.promise;
    const disputing = scene.change(START + 7 * MINUTE, (bench) => bench.dispute(id, "petition"));
    const waiting = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(store.db))
        .rows[0]?.n;
    await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(0);
    grown.resolve();
    await Promise.all([growth, disputing]);

    const row = await store.db
      .selectFrom("bursts")
      .select(["accounts", "explanations"])
      .where("id", "=", id)
      .executeTakeFirst();
    expect(row?.accounts).toBe(99);
    expect(row?.explanations).toContain('"disputed"');
  });
});
