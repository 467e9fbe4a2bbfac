/** Two that change one message at the same time: neither's news is lost. */
import { sql } from "kysely";
import { expect, it } from "vitest";
import { MINUTE } from "../../src/domain/time.ts";
import { markSending, putCard, undelivered } from "../../src/store/outbox.ts";
import type { Store } from "../../src/store/store.ts";
import { describePostgres, describeStores } from "../contracts/store-places.ts";
import { type Play, paste, play, SENTENCE, START } from "./scene.ts";

/** How many connections wait for another one to let go of a row. */
async function waitingIn({ db }: Store): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`.execute(db);
  return rows[0]?.n ?? 0;
}

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

describePostgres("an edit", (place) => {
  it("is told after the one that is on its way, where it came while that one was taken to be sent", async () => {
    const store = await place.open();
    const slot = { place: "chat:desk", subject: "story:a" };
    const put = (card: string) => store.transaction((tx) => putCard(tx, slot, card, START));
    await put('"4 accounts"');
    const [row] = await undelivered(store.db, 1);
    if (row === undefined) throw new Error("nothing waits");
    const taken = Promise.withResolvers<void>();
    const letGo = Promise.withResolvers<void>();
    const taking = store.transaction(async (tx) => {
      await markSending(tx, row, START);
      taken.resolve();
      await letGo.promise;
    });
    await taken.promise;
    const putting = put('"5 accounts"');
    await expect.poll(() => waitingIn(store)).toBe(1);
    letGo.resolve();
    await Promise.all([taking, putting]);

    const rows = await store.db.selectFrom("outbox").select(["n", "card", "state"]).orderBy("n").execute();
    expect(rows).toEqual([
      { n: 1, card: '"4 accounts"', state: "sending" },
      { n: 2, card: '"5 accounts"', state: "pending" },
    ]);
  });
});

describePostgres("what explains a burst", (place) => {
  const LETTER = "copy and paste this so that the whole harbour reads what the council has done to us";
  const disputing = (scene: Play, id: string) =>
    scene.change(START + 7 * MINUTE, (bench) => bench.dispute(id, "chain-letter"));
  const judging = (scene: Play) => scene.poll(START + 20 * MINUTE);

  it.each([
    ["before", [disputing, judging]],
    ["after", [judging, disputing]],
  ] as const)(
    "is disputed, and nothing that was counted is lost, %s a poll that judges it at the same time",
    async (_, works) => {
      const store = await place.open();
      const scene = await play(store, { routes: [{}] });
      paste(scene, START, 5, 1, LETTER);
      await scene.poll(START + 6 * MINUTE);
      const { id } = await scene.burstOf(LETTER);
      const read = async () => {
        const row = await store.db.selectFrom("bursts").selectAll().where("id", "=", id).executeTakeFirst();
        return { accounts: row?.accounts, explanations: JSON.parse(row?.explanations ?? "[]") };
      };
      expect(await read(), "the premise").toMatchObject({
        accounts: 5,
        explanations: [{ kind: "chain-letter", why: { share: { some: 5, all: 5 } }, liftedBy: null }],
      });
      paste(scene, START + 8 * MINUTE, 4, 6, LETTER);

      // Whoever comes first has read what there is when the row is let go, and so has the other.
      const held = Promise.withResolvers<void>();
      const letGo = Promise.withResolvers<void>();
      const holding = store.transaction(async (tx) => {
        await sql`select 1 from bursts where id = ${id} for update`.execute(tx);
        held.resolve();
        await letGo.promise;
      });
      await held.promise;
      const under: Promise<void>[] = [];
      for (const work of works) {
        under.push(work(scene, id));
        await expect.poll(() => waitingIn(store)).toBe(under.length);
      }
      letGo.resolve();
      await Promise.all([holding, ...under]);

      expect(await read()).toMatchObject({
        accounts: 9,
        explanations: [{ why: { share: { some: 9, all: 9 } }, liftedBy: { is: "disputed", name: "Anna" } }],
      });
    },
  );
});
