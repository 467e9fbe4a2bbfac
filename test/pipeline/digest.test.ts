/** A place's digest: once for each day, over restarts and absences, also when nothing happened. */
import { expect, it } from "vitest";
import type { Standing } from "../../src/domain/standing.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { book } from "../../src/store/ledger.ts";
import { recordStandings } from "../../src/store/standings.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

/** START is a Monday's midnight in UTC. */
const DIGEST = { every: "daily", at: "08:00" } as const;
const EIGHT = START + 8 * HOUR;
const OTHER = "quite another sentence that many people put up at once this very day";

describeStores("a place with a digest", (place) => {
  async function begun(route: object = {}) {
    const store = await place.open();
    const scene = await play(store, { routes: [{ digest: DIGEST, ...route }], approvalsAt: "chat:editors" });
    await scene.wait(START + HOUR);
    return { store, scene };
  }

  it("gets the first at the next hour for it, also when nothing happened", async () => {
    const { scene } = await begun();
    await scene.poll(START + 2 * HOUR);
    await scene.wait(EIGHT - 1);
    expect(await scene.read("chat:desk")).toEqual([]);
    await scene.wait(EIGHT);
    await scene.wait(EIGHT + HOUR);
    const [digest, ...others] = await scene.read("chat:desk");
    expect(others).toEqual([]);
    expect(digest?.card).toContain("Digest: 0 bursts; 0 posts read; last poll 6 hours ago");
    expect(digest?.card).toContain(
      "From 1 Nov 2026, 08:00 UTC to 2 Nov 2026, 08:00 UTC. Last poll 2 Nov 2026, 02:00 UTC. No gaps.",
    );
  });

  it("lists what was told and what was not, with why, and what was read", async () => {
    const { store, scene } = await begun({ minSeverity: 30 });
    paste(scene, START + 2 * HOUR, 9);
    paste(scene, START + 3 * HOUR, 4, 30, OTHER);
    await scene.poll(START + 2 * HOUR + 10 * MINUTE);
    await scene.poll(START + 3 * HOUR + 5 * MINUTE);
    const { severity } = await store.db
      .selectFrom("bursts")
      .select("severity")
      .where("passage", "=", OTHER)
      .executeTakeFirstOrThrow();
    expect(severity, "the premise").toBeLessThan(30);
    await scene.wait(EIGHT);
    const digest = (await scene.read("chat:desk")).find(({ card }) => card.startsWith("Digest"));
    expect(digest?.card).toContain("Digest: 2 bursts; 13 posts read");
    expect(digest?.card).toMatch(/9 accounts posted .* announced ·/);
    expect(digest?.card).toMatch(/4 accounts posted .* quiet: low severity ·/);
    const [told, quiet] = [await scene.burstOf(SENTENCE), await scene.burstOf(OTHER)];
    expect(digest?.card).toContain(`[Announce ${quiet.shortId}] /verbatim announce ${quiet.shortId}`);
    expect(digest?.card).not.toContain(`[Announce ${told.shortId}]`);
  });

  it("says which crews went on, what became of accounts, what the desk did, and what it cost where that is told", async () => {
    const store = await place.open();
    const routes = [{ digest: DIGEST }, { digest: DIGEST, to: "chat:editors" }];
    const scene = await play(store, { routes, moneyAt: "chat:editors" });
    await scene.wait(START + HOUR);
    const others = [
      "every honest docker in this town knows exactly whom to thank on Sunday",
      OTHER,
      SENTENCE,
    ];
    for (let i = 0; i < 1_200; i += 1)
      scene.post(START + HOUR + i * 1_000, `other${i}`, `word${i} and ${i * 7}`);
    for (const [n, text] of others.entries()) paste(scene, START + (2 + n) * HOUR, 5, 1, text);
    await scene.poll(START + 4 * HOUR + 10 * MINUTE);
    const { id } = await scene.burstOf(OTHER);
    await scene.change(START + 5 * HOUR, async (bench) => {
      await bench.review(id, { verdict: "unclear", as: "", note: "" });
      await bench.correct(id, { kind: "corrected", text: "four, not five" });
    });
    const of = { watchId: "harbour", source: "listed", subject: "account" } as const;
    const seen = (account: string, is: Standing, earlierHandle: string | null = null) => ({
      id: account,
      is,
      earlierHandle,
    });
    const booking = {
      ...({ source: "x", purpose: "poll", watch: "harbour", burst: null, person: null } as const),
      ...{ most: { posts: 10, users: 0, counts: 0 }, cost: 1_900_000, raises: [] },
    };
    await store.transaction(async (tx) => {
      const changes = [seen("a1", "suspended"), seen("a2", "suspended"), seen("a3", "present", "a3_old")];
      await recordStandings(tx, of, changes, START + 6 * HOUR);
      await book(tx, booking, START + 6 * HOUR);
    });
    await scene.wait(EIGHT);
    const digestIn = async (where: string) =>
      (await scene.read(where)).find(({ card }) => card.startsWith("Digest"))?.card;
    const told = await digestIn("chat:desk");
    expect(told).toContain("Crews 1 crew of 5 accounts posted the same once more");
    expect(told).toContain("Changed 1 account under another handle · 2 accounts suspended");
    expect(told).toContain("At the desk 1 review · 1 correction");
    expect(told).not.toContain("Spent");
    expect(await digestIn("chat:editors")).toContain("Spent X $1.90");

    await scene.wait(EIGHT + DAY);
    const next = (await scene.read("chat:desk")).at(-1)?.card;
    expect(next, "a day without any of it").toMatch(/^Digest: 0 bursts/);
    expect(next).not.toMatch(/Crews|Changed|At the desk/);
  });

  it("makes up for what it missed, in one, when the bot was away", async () => {
    const { scene } = await begun();
    await scene.wait(EIGHT);
    await scene.wait(EIGHT + 3 * DAY + 5 * HOUR);
    const digests = await scene.read("chat:desk");
    expect(digests).toHaveLength(2);
    expect(digests[1]?.card).toContain("From 2 Nov 2026, 08:00 UTC to 5 Nov 2026, 08:00 UTC.");
    await scene.wait(EIGHT + 4 * DAY);
    expect(await scene.read("chat:desk")).toHaveLength(3);
  });

  it("names nothing that waits for a person, and is corrected like every message", async () => {
    const { scene } = await begun({ approval: true });
    paste(scene, START + 2 * HOUR, 9);
    await scene.poll(START + 2 * HOUR + 10 * MINUTE);
    await scene.wait(EIGHT);
    const [digest] = await scene.read("chat:desk");
    expect(digest?.card).toContain("Digest: 0 bursts; 9 posts read");

    const { id } = await scene.burstOf(SENTENCE);
    await scene.change(EIGHT + HOUR, (bench) => bench.release(id, null, "published"));
    paste(scene, EIGHT + 2 * HOUR, 9, 40, OTHER);
    await scene.poll(EIGHT + 2 * HOUR + 10 * MINUTE);
    const other = await scene.burstOf(OTHER);
    await scene.change(EIGHT + 3 * HOUR, (bench) => bench.release(other.id, null, "published"));
    await scene.wait(EIGHT + DAY);
    const listed = async () =>
      (await scene.read("chat:desk")).filter(({ card }) => card.startsWith("Digest")).at(-1);
    expect((await listed())?.card).toContain("quite another sentence");
    await scene.change(EIGHT + DAY + HOUR, (bench) =>
      bench.correct(other.id, { kind: "withdrawn", text: "an exercise" }),
    );
    expect((await listed())?.card).toContain("withdrawn");
    expect((await listed())?.card).not.toContain("quite another sentence");
  });
});
