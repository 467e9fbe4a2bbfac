import { expect, test } from "vitest";
import { appendAudit, auditChain } from "../../src/store/audit.ts";
import { appendEvidence, type EvidenceEntry, evidenceChain } from "../../src/store/evidence.ts";
import type { Store } from "../../src/store/store.ts";
import { verifyChain } from "../../src/store/verify-chain.ts";
import { describeStores } from "../contracts/store-places.ts";

function entry(n: number): EvidenceEntry {
  return { at: n, source: "replay", query: "harbour", kind: "post", subject: `p${n}`, sha256: `${n}` };
}

async function append(store: Store, from: number, to: number, watch = "w"): Promise<void> {
  const entries = Array.from({ length: to - from + 1 }, (_, index) => entry(from + index));
  await store.transaction((tx) => appendEvidence(tx, watch, entries));
}

const verify = (store: Store, watch = "w") => verifyChain(store.db, evidenceChain(watch));

describeStores("An evidence chain", (place) => {
  test("is intact over batches larger than a statement, and each watch has its own", async () => {
    const store = await place.open();
    await append(store, 1, 1_201);
    await append(store, 1, 3, "other");
    await append(store, 1_202, 2_500);
    expect(await verify(store)).toMatchObject({ is: "intact", links: 2_500 });
    expect(await verify(store, "other")).toMatchObject({ is: "intact", links: 3 });
    expect(await verify(store, "never used")).toMatchObject({ is: "intact", links: 0 });
  });

  test("numbers without a hole when many append at once", async () => {
    const store = await place.open();
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(store, index, index + 2)));
    expect(await verify(store)).toMatchObject({ is: "intact", links: 60 });
  });

  test("keeps nothing of a batch that was rolled back", async () => {
    const store = await place.open();
    await append(store, 1, 3);
    const work = store.transaction(async (tx) => {
      await appendEvidence(tx, "w", [entry(4)]);
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    await append(store, 4, 5);
    expect(await verify(store)).toMatchObject({ is: "intact", links: 5 });
  });

  test("names the link of which one character was changed, in every column", async () => {
    const changes = {
      ...{ at: 999, source: "replaY", query: "harbouR", kind: "snapshot" as const },
      ...{ subject: "P3", sha256: "4", hash: "f".repeat(64) },
    };
    for (const [column, value] of Object.entries(changes)) {
      const store = await place.open();
      await append(store, 1, 5);
      await store.db
        .updateTable("evidence")
        .set({ [column]: value })
        .where("n", "=", 3)
        .execute();
      expect(await verify(store), column).toMatchObject({ is: "broken", at: 3, why: "changed" });
    }
  });

  test("names a link that was taken out, a cut tail, a link added and a changed head", async () => {
    const store = await place.open();
    await append(store, 1, 10);
    await store.db.deleteFrom("evidence").where("n", "=", 4).execute();
    expect(await verify(store)).toMatchObject({ is: "broken", at: 4, why: "missing" });

    await append(store, 1, 10, "tail");
    await store.db.deleteFrom("evidence").where("watch_id", "=", "tail").where("n", ">", 7).execute();
    expect(await verify(store, "tail")).toMatchObject({ is: "broken", at: 8, why: "cut" });

    await append(store, 1, 3, "more");
    await store.db
      .insertInto("evidence")
      .values({ ...entry(4), watch_id: "more", n: 4, hash: "0".repeat(64) })
      .execute();
    expect(await verify(store, "more")).toMatchObject({ is: "broken", at: 4, why: "added" });

    await append(store, 1, 3, "head");
    await store.db.updateTable("chain_heads").set({ hash: "0" }).where("chain", "=", "watch:head").execute();
    expect(await verify(store, "head")).toMatchObject({ is: "broken", at: 3, why: "head" });
  });

  test("hashes what will be read back, of text that no database would keep as it is", async () => {
    const store = await place.open();
    const hostile = `nul \0 and \ud800${"x".repeat(5_000)}`;
    await store.transaction((tx) =>
      appendEvidence(tx, "w", [{ ...entry(1), query: hostile, subject: hostile }]),
    );
    const row = await store.db.selectFrom("evidence").selectAll().executeTakeFirstOrThrow();
    expect(row.query).toHaveLength(4_096);
    expect(row.subject).toHaveLength(1_000);
    expect(await verify(store)).toMatchObject({ is: "intact", links: 1 });
  });
});

describeStores("The audit log", (place) => {
  test("is a chain of its own that shows a changed actor", async () => {
    const store = await place.open();
    for (const at of [1, 2, 3]) {
      const said = {
        at,
        actor: "slack:U1",
        place: "slack:C1",
        action: "mute",
        target: "7K3Q",
        outcome: "done",
      };
      await store.transaction((tx) => appendAudit(tx, said));
    }
    expect(await verifyChain(store.db, auditChain)).toMatchObject({ is: "intact", links: 3 });
    await store.db.updateTable("audit").set({ actor: "slack:U2" }).where("n", "=", 2).execute();
    expect(await verifyChain(store.db, auditChain)).toMatchObject({ is: "broken", at: 2, why: "changed" });
  });
});
