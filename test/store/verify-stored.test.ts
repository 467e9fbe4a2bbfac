/** One changed byte of what is stored shows, wherever it is; what had to go leaves what can still be compared. */
import { expect, it } from "vitest";
import { MINUTE } from "../../src/domain/time.ts";
import { purgePost } from "../../src/store/purge.ts";
import { saveSnapshots } from "../../src/store/snapshots.ts";
import { recordStandings } from "../../src/store/standings.ts";
import type { Store } from "../../src/store/store.ts";
import { type StoredStep, verifyStored } from "../../src/store/verify-stored.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, START } from "../pipeline/scene.ts";

async function stepsOf(store: Store): Promise<readonly StoredStep[]> {
  const steps: StoredStep[] = [];
  for await (const step of verifyStored(store.db)) steps.push(step);
  return steps;
}

async function faultsOf(store: Store): Promise<readonly string[]> {
  const steps = await stepsOf(store);
  return steps.flatMap((step) =>
    step.is === "fault" ? [`${step.fault.kind} ${step.fault.key}: ${step.fault.why}`] : [],
  );
}

/** More posts than are held at a time, a snapshot and a standing. */
async function filled(store: Store): Promise<void> {
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 6);
  for (let i = 0; i < 600; i += 1) scene.post(START + i, `b${i}`, `an everyday word number ${i}`);
  await scene.poll(START + 10 * MINUTE);
  await store.transaction(async (tx) => {
    const of = {
      source: "listed",
      accountId: "a1",
      fetchedAt: START,
      standing: "present",
      why: null,
    } as const;
    await saveSnapshots(tx, "harbour", [{ ...of, profile: null, raw: '{"id":"a1\u0000"}' }]);
    const seen = [{ id: "3", is: "gone", earlierHandle: null }] as const;
    await recordStandings(tx, { watchId: "harbour", source: "listed", subject: "post" }, seen, START);
  });
}

describeStores("what is stored", (place) => {
  it("holds as it was written, and each thing is read once", async () => {
    const store = await place.open();
    await filled(store);
    const read = (await stepsOf(store)).map((step) => (step.is === "read" ? [step.kind, step.rows] : step));
    expect(read).toEqual([
      ["post", 500],
      ["post", 106],
      ["snapshot", 1],
      ["standing", 1],
    ]);
  });

  it("is named where a byte of it was changed", async () => {
    const store = await place.open();
    await filled(store);
    await store.db.updateTable("posts").set({ raw: "{ }" }).where("id", "=", "604").execute();
    await store.db
      .updateTable("posts")
      .set({ raw_sha256: "0".repeat(64), raw: null })
      .where("id", "=", "5")
      .execute();
    await store.db.updateTable("snapshots").set({ raw: "{}" }).execute();
    await store.db.updateTable("standings").set({ standing: "suspended" }).execute();
    expect(await faultsOf(store)).toEqual([
      "post listed 5: unchained",
      "post listed 604: changed",
      "snapshot listed a1 2026-11-02T00:00:00.000Z: changed",
      "standing listed post 3 2026-11-02T00:00:00.000Z: unchained",
    ]);
  });

  it("is named where content and hash were changed together", async () => {
    const store = await place.open();
    await filled(store);
    const forged = {
      raw: "[]",
      raw_sha256: "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
    };
    await store.db.updateTable("posts").set(forged).where("id", "=", "7").execute();
    expect(await faultsOf(store)).toEqual(["post listed 7: unchained"]);
  });

  it("is named where it was taken out, for as long as its link is there", async () => {
    const store = await place.open();
    await filled(store);
    for (const id of ["3", "606"]) await store.db.deleteFrom("posts").where("id", "=", id).execute();
    expect(await faultsOf(store)).toEqual(["post listed 3: missing", "post listed 606: missing"]);
  });

  it("still holds when a post was purged, of which the hash is left", async () => {
    const store = await place.open();
    await filled(store);
    const post = { source: "listed", id: "3", platform: "x", accountId: "a3" };
    await store.transaction((tx) => purgePost(tx, post, "purged-1", START));
    expect(await faultsOf(store)).toEqual([]);
    expect(await stepsOf(store)).toContainEqual({ is: "read", kind: "post", rows: 500, gone: 1 });
  });
});
