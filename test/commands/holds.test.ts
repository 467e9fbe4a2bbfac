import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { DAY } from "../../src/domain/time.ts";
import { activeHolds, holdsOnPost } from "../../src/store/holds.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk, NO_MESSAGES } from "./at-the-desk.ts";
import { fillWorld, NOON, PASSAGE } from "./desk-world.ts";

const BEN = { id: "slack:U-BEN", name: "Ben" };
const BO = { id: "slack:U-BO", name: "Bo" };

describe("holds and purges, by command", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store, [{ watch: "harbour", to: "terminal" }]);
  });
  afterEach(() => store.close());

  const post = (id: string) =>
    store.db.selectFrom("posts").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  it("hold a burst and an account, listed with who and why, until a time or a release with a reason", async () => {
    expect(await desk.ask("hold 7K3Q our lawyer asked for it --until 90d")).toContain(
      "Held: 1 · burst 7K3Q · by Anna, 23 Nov 2026 · until 21 Feb 2027, 12:00 UTC · “our lawyer asked for it”",
    );
    expect(await desk.ask("hold @bert a complaint")).toContain("account @Bert · by Anna");
    expect(await desk.ask("hold list")).toContain("2 holds");
    expect(await desk.ask("hold release 2")).toContain("<reason> is missing");
    expect(await desk.ask("hold release 2 settled")).toContain("Released: account @Bert");
    expect(await desk.ask("hold release 2 settled")).toContain("There is no hold 2");
    const released = await store.db.selectFrom("holds").selectAll().where("id", "=", 2).executeTakeFirst();
    expect(released).toMatchObject({ released_by: "slack:U-ANNA", released_why: "settled" });
    expect(await activeHolds(store.db, NOON + 91 * DAY), "it ends by itself").toEqual([]);
  });

  it("tell whatever drops or forgets which posts are kept, by their burst or their account", async () => {
    await desk.ask("hold 7K3Q a reason");
    await desk.ask("hold @eva a reason");
    const kept = async (id: string, account: string) =>
      (await holdsOnPost(store.db, { source: "x", id, accountKey: `x:${account}` }, NOON)).map(
        ({ name }) => name,
      );
    expect(await kept("cem-12", "cem")).toEqual(["7K3Q"]);
    expect(await kept("eva-22", "eva")).toEqual(["@Eva"]);
    expect(await kept("gus-92", "gus")).toEqual([]);
    const { burst_id } = await store.db
      .selectFrom("burst_posts")
      .select("burst_id")
      .where("post_id", "=", "gus-92")
      .executeTakeFirstOrThrow();
    const held = store.db.updateTable("bursts").set({ absorbed_by: burst_id }).where("short_id", "=", "7K3Q");
    await held.execute();
    expect(await kept("gus-92", "gus"), "it goes on in the burst that took it in").toEqual(["7K3Q"]);
  });

  it("purge nothing before somebody is sure, and say what would go", async () => {
    const asked = await desk.ask("purge account @bert", BO);
    expect(asked).toContain("Purge for good?");
    expect(asked).toContain("4 posts would go");
    expect(asked).toContain("/verbatim purge account --name @bert --sure yes");
    expect((await post("bert-11")).text).not.toBeNull();
  });

  it("say that no message changes where none named what was purged", async () => {
    const answer = await desk.ask("purge post eva-22 --sure yes", BO);
    expect(answer).toContain("1 post in 1 burst; no message named any of it.");
    expect(answer).not.toContain("being changed");
  });

  it("purge a post by its address: its words go, its hash, times and place in the burst stay", async () => {
    expect(await desk.ask("purge post https://x.com/i/web/status/anna-10 --sure yes", BO)).toContain(
      "Purged.",
    );
    expect(await post("anna-10")).toMatchObject({ text: null, raw: null, handle: null, account_id: "anna" });
    expect((await post("anna-10")).created_at).toBe(NOON + 600_000);
    const { words } = await store.db
      .selectFrom("watch_posts")
      .select("words")
      .where("post_id", "=", "anna-10")
      .where("watch_id", "=", "harbour")
      .executeTakeFirstOrThrow();
    expect(words).toBeNull();
    const burst = await desk.ask("burst 7K3Q");
    expect(burst).toContain("4 accounts");
    expect(burst).not.toContain("@Anna");
    expect(burst, "the passage is no single post's").toContain(PASSAGE.workers);
    expect(await desk.ask("burst 7K3Q posts")).not.toMatch(/Anna|anna-10/);
    expect(await desk.ask("purge post anna-10 --sure yes", BO)).toContain("Nothing is stored of it.");
  });

  it("purge an account with all its posts, out of messages too, and of what they said before", async () => {
    await desk.ask("review 7K3Q unclear");
    const mentions = async () =>
      (await store.db.selectFrom("outbox").select("card").execute()).filter(({ card }) => /Bert/.test(card))
        .length;
    expect(await mentions(), "the premise").toBeGreaterThan(0);
    const answer = await desk.ask("purge account @bert yes", BO);
    expect(answer).toContain("4 posts in 3 bursts; 2 messages are being changed");
    expect(await mentions()).toBe(0);
    expect(await desk.ask("account @bert")).not.toContain("bert-11");
    const left = await store.db.selectFrom("burst_posts").select("account_key").execute();
    expect(left.filter(({ account_key: key }) => key.includes("bert"))).toEqual([]);
    expect(await desk.ask("burst 7K3Q"), "the count holds").toContain("4 accounts");
  });

  it("refuse to purge what is held, and name the hold", async () => {
    await desk.ask("hold 7K3Q our lawyer asked for it");
    for (const line of ["purge post anna-10 --sure yes", "purge account @anna yes"]) {
      const answer = await desk.ask(line, BO);
      expect(answer, line).toContain("It is held, and nothing was purged:");
      expect(answer).toContain("burst 7K3Q · by Anna, 23 Nov 2026 · “our lawyer asked for it”");
    }
    expect((await post("anna-10")).text).not.toBeNull();
    await desk.ask("hold release 1 settled");
    expect(await desk.ask("purge post anna-10 --sure yes", BO)).toContain("Purged.");
  });

  it("are for editors, purges for admins, and all of it is audited", async () => {
    expect(await desk.ask("hold 7K3Q a reason", BEN)).toContain("asks for the role “editor”");
    expect(await desk.ask("hold release 1 a reason", BEN)).toContain("asks for the role “editor”");
    for (const line of ["purge post anna-10 --sure yes", "purge account @anna yes"]) {
      expect(await desk.ask(line), line).toContain("asks for the role “admin”");
      expect(desk.audited.at(-1)).toMatchObject({ actor: "slack:U-ANNA", outcome: "not-allowed" });
    }
    expect((await post("anna-10")).text).not.toBeNull();
    await desk.ask("purge account @bert yes", BO);
    expect(desk.audited.at(-1)).toMatchObject({
      actor: "slack:U-BO",
      action: "purge account",
      target: "@bert yes",
    });
  });

  it("are not made of what is not there, and seen where their burst is seen", async () => {
    expect(await desk.ask("hold 9999 why")).toContain("There is no such burst");
    expect(await desk.ask("hold 7 why")).toContain("Several bursts");
    expect(await desk.ask("hold 7K3Q why --until soon")).toContain("For how long?");
    await desk.ask("hold 7KX2 why");
    expect(await desk.ask("hold list", BEN)).toContain("Nothing is held");
    const bench = createWorkbench(store, {
      scope: { all: false, watches: ["market"] },
      author: { by: "slack:U1", name: "Ann", place: "slack:C1", at: NOON },
      messages: NO_MESSAGES,
    });
    expect(await bench.hold("7KX2", { why: "", until: null })).toEqual({ is: "none" });
    expect(await bench.releaseHold(1, "")).toEqual({ is: "none" });
    expect(await bench.purge({ kind: "post", name: "bert-20" }, true)).toEqual({ is: "none" });
    expect((await post("bert-20")).text).not.toBeNull();
  });
});
