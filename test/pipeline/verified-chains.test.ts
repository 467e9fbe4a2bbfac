/** Chains are verified once a day in small turns; a break is told once in each place, and status says where. */
import { expect, it } from "vitest";
import { readUpkeep } from "../../src/commands/desk/read-upkeep.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/time.ts";
import { appendAudit } from "../../src/store/audit.ts";
import { chainChecks } from "../../src/store/chain-checks.ts";
import { appendEvidence } from "../../src/store/evidence.ts";
import type { Store } from "../../src/store/store.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, START } from "./scene.ts";

const KEPT = { texts: 90 * DAY, hashes: 365 * DAY };
const ROUTES = [
  { watch: "harbour", to: "chat:harbour" },
  { watch: "harbour", to: "chat:nl", language: "nl" },
  { watch: "harbour", to: "chat:public", approval: true },
  { watch: "ferry", to: "chat:ferry" },
] as const;

async function scene(store: Store, approvalsAt?: string) {
  const played = await play(store, {
    ...{ watches: ["harbour", "ferry"], routes: ROUTES, kept: KEPT },
    ...(approvalsAt === undefined ? {} : { approvalsAt }),
  });
  paste(played, START, 5);
  await played.poll(START + 10 * MINUTE);
  const did = { actor: "a", place: "terminal", action: "bursts", target: "", outcome: "run" };
  await store.transaction((tx) => appendAudit(tx, { ...did, at: START }));
  return {
    ...played,
    /** Until every chore that is due had its turn. */
    async waitForAll(at: Instant) {
      for (let i = 0; i < 2; i += 1) await played.wait(at);
    },
    async notices(place: string) {
      return (await played.read(place))
        .map(({ card }) => card)
        .filter((card) => /Evidence|Bewijs|holds?\b|klopt/.test(card));
    },
  };
}

describeStores("the chains", (place) => {
  it("are verified once a day, and status says when", async () => {
    const store = await place.open();
    const played = await scene(store);
    expect((await readUpkeep(store.db, { all: true }, KEPT, START)).chains.checkedAt).toBeNull();
    await played.waitForAll(START + HOUR);
    await played.waitForAll(START + 5 * HOUR);
    expect(await chainChecks(store.db)).toEqual(
      ["audit", "watch:ferry", "watch:harbour"].map((chain) => ({
        ...{ chain, checkedAt: START + HOUR, broken: null },
        links: chain === "audit" ? 1 : 5,
      })),
    );
    await played.waitForAll(START + HOUR + DAY);
    const { chains } = await readUpkeep(store.db, { all: false, watches: ["ferry"] }, KEPT, START);
    expect(chains).toEqual({ checkedAt: START + HOUR + DAY, broken: [] });
    expect(await played.notices("chat:harbour")).toEqual([]);
  });

  it("tell of a break once, where the watch is told, and not where a person is asked first", async () => {
    const store = await place.open();
    const played = await scene(store);
    await store.db
      .updateTable("evidence")
      .set({ query: "else" })
      .where("watch_id", "=", "harbour")
      .where("n", "=", 3)
      .execute();
    for (const day of [1, 2, 3]) await played.wait(START + day * DAY);
    expect(await played.notices("chat:harbour")).toEqual([
      "From link 3 on the evidence chain of The harbour does not hold: it is not what was written.\n" +
        "Somebody or something changed the database from outside. Keep this copy of it, and restore a backup.",
    ]);
    expect((await played.notices("chat:nl"))[0]).toMatch(
      /^Vanaf schakel 3 klopt de bewijsketen van The harbour niet/,
    );
    expect([await played.notices("chat:ferry"), await played.notices("chat:public")]).toEqual([[], []]);
    const status = async (watches: readonly string[]) =>
      (await readUpkeep(store.db, { all: false, watches }, KEPT, START)).chains.broken;
    expect(await status(["harbour"])).toEqual([{ name: "The harbour", at: 3, why: "changed" }]);
    expect(await status(["ferry"])).toEqual([]);
  });

  it("tell of a changed audit log where things are decided", async () => {
    const store = await place.open();
    const played = await scene(store, "chat:desk");
    await store.db.updateTable("audit").set({ actor: "b" }).execute();
    await played.waitForAll(START + DAY);
    expect((await played.notices("chat:desk"))[0]).toMatch(/^From link 1 on the audit log does not hold/);
    expect(await played.notices("chat:harbour")).toEqual([]);
    expect((await readUpkeep(store.db, { all: true }, KEPT, START)).chains.broken).toEqual([
      { name: null, at: 1, why: "changed" },
    ]);
  });

  it("go on where the turn before ended, while links are appended", async () => {
    const store = await place.open();
    const played = await scene(store);
    const entries = Array.from({ length: 10_000 }, (_, n) => ({
      ...{ at: START, source: "listed", query: "all", kind: "post" as const },
      ...{ subject: `p${n}`, sha256: `${n}` },
    }));
    await store.transaction((tx) => appendEvidence(tx, "harbour", entries));
    const looked = async () => (await chainChecks(store.db)).find(({ chain }) => chain === "watch:harbour");
    await played.wait(START + HOUR);
    await store.transaction((tx) => appendEvidence(tx, "harbour", entries.slice(0, 10)));
    for (let i = 1; i < 5; i += 1) await played.wait(START + HOUR + i * MINUTE);
    expect(await looked()).toMatchObject({ links: 10_015, broken: null });
  });
});
