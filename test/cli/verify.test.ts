/** `verbatim verify` reads all evidence again, and names the first place where it does not hold. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "../../src/cli/program.ts";
import { DAY } from "../../src/domain/time.ts";
import { appendAudit } from "../../src/store/audit.ts";
import { cutEvidence } from "../../src/store/chain-starts.ts";
import { recordDayHead } from "../../src/store/day-heads.ts";
import { appendEvidence } from "../../src/store/evidence.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { paste, play, START } from "../pipeline/scene.ts";
import { MINIMAL, makeWorld, type World } from "./world.ts";

/** A world with evidence in it, and the head of its second day; `spoil` is what somebody did to it since. */
async function worldWith(spoil: (store: Store) => Promise<unknown> = async () => {}): Promise<World> {
  const world = makeWorld({ files: { "config/verbatim.yaml": MINIMAL } });
  const store = await openStore(`sqlite:${join(world.folder, "data/verbatim.db")}`);
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 5);
  await scene.poll(START + DAY / 2);
  await store.transaction(async (tx) => {
    const did = { actor: "a", place: "terminal", action: "bursts", target: "", outcome: "run" };
    for (const at of [1, 2, 3]) await appendAudit(tx, { ...did, at });
    await recordDayHead(tx, START + DAY);
  });
  await spoil(store);
  await store.close();
  return world;
}

const HEAD = /head of 2026-11-03: ([0-9a-f]{64})/;

it("says that everything holds, and what it read", async () => {
  const world = await worldWith();
  expect(await runCli(["verify"], world.context)).toBe(0);
  expect(world.printed()).toMatch(/^ok {6}chain "watch:harbour": 5 links, head [0-9a-f]{64}$/m);
  expect(world.printed()).toMatch(/^ok {6}chain "audit": 3 links, head/m);
  expect(world.printed()).toMatch(/^ok {6}5 posts read again$/m);
  expect(world.printed()).toMatch(HEAD);
  expect(world.printed()).toContain("\nEverything holds.\n");
});

it.each([
  [
    "a post",
    (store: Store) => store.db.updateTable("posts").set({ raw: "{ }" }).where("id", "=", "3").execute(),
    "broken  post listed 3: it is not what its hash says",
  ],
  [
    "an audit row",
    (store: Store) => store.db.updateTable("audit").set({ actor: "b" }).where("n", "=", 2).execute(),
    'broken  chain "audit": link 2 (changed: it',
  ],
  [
    "a day's head",
    (store: Store) =>
      store.db
        .updateTable("day_heads")
        .set({ hash: "0".repeat(64) })
        .execute(),
    "broken  head of 2026-11-03: its own record was changed",
  ],
])("names %s that was changed, and ends with 6", async (_what, spoil, line) => {
  const world = await worldWith(spoil);
  expect(await runCli(["verify"], world.context)).toBe(6);
  expect(world.printed()).toContain(line);
  expect(world.printed()).toContain("This is not what was written.");
});

it("names a tail that was cut with its head, by the head of the day", async () => {
  const world = await worldWith(async (store) => {
    await store.db.deleteFrom("audit").where("n", "=", 3).execute();
    const last = await store.db
      .selectFrom("audit")
      .select("hash")
      .where("n", "=", 2)
      .executeTakeFirstOrThrow();
    await store.db
      .updateTable("chain_heads")
      .set({ n: 2, ...last })
      .where("chain", "=", "audit")
      .execute();
  });
  expect(await runCli(["verify"], world.context)).toBe(6);
  expect(world.printed(), "the chain alone cannot know").toContain('ok      chain "audit": 2 links');
  expect(world.printed()).toContain('the chain "audit" came to link 3 then, and does not any more');
});

it("compares with a head that somebody kept", async () => {
  const world = await worldWith();
  await runCli(["verify"], world.context);
  const [, head = ""] = HEAD.exec(world.printed()) ?? [];
  expect(await runCli(["verify", "--head", head], world.context)).toBe(0);
  expect(await runCli(["verify", "--head", "0".repeat(64)], world.context)).toBe(6);
  expect(world.printed()).toContain("no day of this database came to it");
  expect(world.printed().match(/this head is kept beside/g), "said where none was named").toHaveLength(1);
});

it("tells a chain of which the old links went from one that nobody can compare any more", async () => {
  const world = await worldWith(async (store) => {
    await store.transaction(async (tx) => {
      // As housekeeping does it; whoever can write to all tables can say so as well.
      await tx.updateTable("posts").set({ text: null, raw: null, raw_sha256: "" }).execute();
      const old = { before: START + 2 * DAY, limit: 3, now: START + 2 * DAY };
      expect(await cutEvidence(tx, "harbour", old)).toBe(3);
    });
  });
  expect(await runCli(["verify"], world.context)).toBe(0);
  expect(world.printed()).toMatch(
    /ok {6}chain "watch:harbour": 2 links from link 4 on, older ones went when their time was over, head/,
  );
  expect(world.printed()).not.toContain("cannot be compared");
  expect(world.printed()).toContain(
    "note    this head is kept beside what it stands for; verbatim verify --head",
  );

  const all = await worldWith(async (store) => {
    await store.transaction(async (tx) => {
      const entry = {
        at: START,
        source: "listed",
        query: "q",
        kind: "post",
        subject: "1",
        sha256: "0",
      } as const;
      await appendEvidence(tx, "harbour", [entry, entry]);
      await tx.updateTable("posts").set({ text: null, raw: null, raw_sha256: "" }).execute();
      await cutEvidence(tx, "harbour", { before: START + 2 * DAY, limit: 6, now: START + 2 * DAY });
    });
  });
  expect(await runCli(["verify"], all.context)).toBe(0);
  expect(all.printed()).toContain(
    'note    the chain "watch:harbour" came to link 5 then; all of that is said to have gone since',
  );
});

it("says where there is nothing to verify", async () => {
  const world = makeWorld({ files: { "config/verbatim.yaml": MINIMAL } });
  expect(await runCli(["verify"], world.context)).toBe(2);
  expect(world.complained()).toContain("there is nothing to verify yet");
});
