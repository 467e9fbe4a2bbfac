import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { approvalFor, putApproval } from "../../src/store/approvals.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk, NO_MESSAGES } from "./at-the-desk.ts";
import { fillWorld, NOON } from "./desk-world.ts";

const BEN = { id: "slack:U-BEN", name: "Ben" };
const WAVE = { burst: "7KX2AAAAAAAAAAAA", wave: 2, watch: "harbour" };

describe("approvals, by command", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store, [
      { watch: "harbour", to: "discord:1", approval: true },
      { watch: "harbour", to: "discord:nl", approval: true, language: "nl" },
    ]);
    await ask("discord:1");
  });
  afterEach(() => store.close());

  function ask(place: string): Promise<void> {
    const slot = { place: "slack:C1", subject: `approval:${place}:${WAVE.burst}.2` };
    return store.transaction((tx) => putApproval(tx, place, WAVE, slot, NOON));
  }
  const sent = () => store.db.selectFrom("outbox").select("card").where("place", "=", "discord:1").execute();

  it("publish, with who did it on the card", async () => {
    expect(await desk.ask("publish 7KX2")).toContain("7KX2 is told in discord:1, with your name.");
    expect((await sent())[0]?.card).toContain("Anna");
    expect(await desk.ask("publish 7KX2", { id: "slack:U-BO", name: "Bo" })).toContain(
      "was decided by Anna already",
    );
    expect(await desk.ask("keep 7KX2")).toContain("was decided by Anna already");
  });

  it("publish masked, or keep", async () => {
    expect(await desk.ask("keep 7KX2 discord:1")).toContain("7KX2 is not told in discord:1.");
    expect(await sent()).toEqual([]);
    expect(await desk.ask("publish 7KX2 --names masked")).toContain("without names and links");
    expect((await sent())[0]?.card).not.toMatch(/@Anna|@Bert/);
    expect(await approvalFor(store.db, "discord:1", WAVE)).toMatchObject({
      state: "masked",
      by_name: "Anna",
    });
  });

  it("ask which place is meant where it waits in several", async () => {
    await ask("discord:2");
    expect(await desk.ask("publish 7KX2")).toContain(
      "It waits in several places. Name one: discord:1 or discord:2.",
    );
    expect(await desk.ask("publish 7KX2 discord:1")).toContain("is told in discord:1");
  });

  it("are not given to what waits for nobody, or is not there", async () => {
    expect(await desk.ask("publish 7K3Q")).toContain("7K3Q waits for nobody.");
    expect(await desk.ask("publish 7KX2 discord:9")).toContain("waits for nobody");
    expect(await desk.ask("publish 9999")).toContain("There is no burst");
    expect(await desk.ask("keep 7")).toContain("Several bursts");
  });

  it("say in lists and of the burst that a person is asked first, or kept it", async () => {
    const among = async (show: string) => (await desk.ask(`bursts --show ${show}`)).includes("- 7KX2");
    expect(await desk.ask("bursts")).toMatch(/7KX2 .* waits for a person/);
    expect([await among("announced"), await among("quiet")]).toEqual([false, true]);
    expect(await desk.ask("burst 7KX2")).toContain("not announced yet: a person is asked first");
    await desk.ask("keep 7KX2");
    expect(await desk.ask("bursts")).toMatch(/7KX2 .* kept by a person/);
    expect(await desk.ask("burst 7KX2")).toContain("a person was asked first, and kept it");
    await desk.ask("publish 7KX2");
    expect(await desk.ask("bursts")).toMatch(/7KX2 .* · announced/);
    expect([await among("announced"), await among("quiet")]).toEqual([true, false]);
    const nl = { ...BEN, id: "slack:U-ANNA", place: "discord:nl" };
    await ask("discord:nl");
    expect(await desk.ask("bursts", nl)).toMatch(/7KX2 .* gemeld/);
  });

  it("let those who may only look ask about what was released here, and about nothing else", async () => {
    const here = { ...BEN, place: "discord:1" };
    const asked = ["burst 7KX2", "burst 7KX2 posts", "burst last", "why 7KX2", "ask who wrote 7KX2?"];
    for (const line of [...asked, "bursts"]) expect(await desk.ask(line, here)).not.toContain("ballot");
    await desk.ask("keep 7KX2");
    for (const line of [...asked, "bursts"]) expect(await desk.ask(line, here)).not.toContain("ballot");

    await desk.ask("publish 7KX2");
    expect(await desk.ask("burst 7KX2", here)).toMatch(/ballot[\s\S]*@Anna/);
    expect(await desk.ask("burst last", here)).toContain("ballot");
    expect(await desk.ask("bursts", here)).toMatch(/^1 burst\n[\s\S]*7KX2/);
    expect(await desk.ask("why 7KX2", here)).toContain("7KX2");
    expect(await desk.ask("phrase thank her together at the ballot", here)).toContain("7KX2");
    for (const line of ["burst 7K3Q", "account @anna", "crews", "watch list"]) {
      expect(await desk.ask(line, here), line).not.toMatch(/workers|Lindqvist/);
    }
    expect(await desk.ask("burst 7KX2", { ...BEN, place: "slack:C1" })).toContain("There is no burst");
  });

  it("let those who may only look ask below the message about what was released", async () => {
    const below = { ...BEN, place: "discord:1", thread: "m1" };
    await desk.ask("publish 7KX2");
    await store.db
      .updateTable("outbox")
      .set({ ref: "m1", state: "sent" })
      .where("place", "=", "discord:1")
      .execute();
    expect(await desk.ask("posts", below)).toMatch(/7KX2[\s\S]*@Anna/);
    expect(await desk.ask("posts", { ...below, thread: "m2" })).not.toContain("7KX2");
  });

  it("keep names from those who may only look where it was released without them", async () => {
    const here = { ...BEN, place: "discord:1" };
    await desk.ask("publish 7KX2 --names masked");
    for (const line of ["burst 7KX2", "burst 7KX2 posts", "burst 7KX2 accounts", "bursts", "why 7KX2"]) {
      const answer = await desk.ask(line, here);
      expect(answer, line).toContain("7KX2");
      expect(answer, line).not.toMatch(/@Anna|@Bert|@Eva|x\.com/);
    }
    expect(await desk.ask("burst 7KX2 posts"), "editors see them").toContain("@Anna");
  });

  it("are given by editors alone, within their watches, and audited", async () => {
    for (const line of ["publish 7KX2", "keep 7KX2"]) {
      expect(await desk.ask(line, BEN)).toContain("asks for the role “editor”");
      expect(desk.audited.at(-1)).toMatchObject({ actor: "slack:U-BEN", outcome: "not-allowed" });
    }
    const bench = createWorkbench(store, {
      scope: { all: false, watches: ["market"] },
      author: { by: "slack:U1", name: "Ann", place: "slack:C1", at: NOON },
      messages: NO_MESSAGES,
    });
    expect(await bench.release("7KX2", null, "published")).toEqual({ is: "no-burst" });
    expect(await approvalFor(store.db, "discord:1", WAVE)).toMatchObject({ state: "waiting" });
    await desk.ask("publish 7KX2");
    expect(desk.audited.at(-1)).toMatchObject({ actor: "slack:U-ANNA", action: "publish", target: "7KX2" });
  });
});
