import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";
import { fillWorld } from "./desk-world.ts";

const VIC = { id: "slack:U-VIC", name: "Vic" };
const HERE = { place: "slack:HARBOUR" };
const EXPLANATIONS = JSON.stringify([
  {
    kind: "headline",
    why: { is: "page-title", share: { some: 3, all: 3 }, title: "thank her together", site: "news.example" },
    liftedBy: null,
    announceIf: { is: "points", copies: 20, lack: "that-link", accounts: 50 },
  },
]);

describe("a burst that a headline keeps quiet", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    await store.db
      .updateTable("bursts")
      .set({ explanations: EXPLANATIONS, announced: 0, reason: "explained" })
      .where("id", "=", "7KX2AAAAAAAAAAAA")
      .execute();
    desk = atTheDesk(store, [
      { watch: "harbour", to: HERE.place },
      { watch: "harbour", to: "slack:ASKED", approval: true },
    ]);
  });
  afterEach(() => store.close());

  const sent = (place: string) =>
    store.db
      .selectFrom("outbox")
      .select("card")
      .where("place", "=", place)
      .where("card", "!=", "{}")
      .execute();

  it("offers to announce it and to say that it is no headline, to editors alone", async () => {
    const answer = await desk.ask("burst 7KX2", HERE);
    expect(answer).toContain("[Announce it] /verbatim announce 7KX2");
    expect(answer).toContain("[Not a headline] /verbatim dispute 7KX2 --kind headline");
    expect(await desk.ask("burst 7K3Q", HERE), "nothing explains it").not.toContain("[Announce it]");
    expect(await desk.ask("burst 7KX2", { ...VIC, ...HERE })).not.toContain("[Announce it]");
  });

  it("is told in this place alone when somebody announces it, and once", async () => {
    expect(await desk.ask("announce 7KX2", HERE)).toContain("7KX2 is told here now.");
    const [card, ...others] = await sent(HERE.place);
    expect(card?.card).toContain("thank her together at the ballot");
    expect(others).toEqual([]);
    expect(await sent("slack:C1")).toEqual([]);
    expect(await desk.ask("announce 7KX2", HERE)).toContain("7KX2 was told here already.");
    expect(await desk.ask("burst 7KX2", HERE)).not.toContain("[Announce it]");
    expect(await desk.ask("why 7KX2", HERE)).toContain("announced when it was found");
    expect(desk.audited.some(({ action, target }) => action === "announce" && target === "7KX2")).toBe(true);
  });

  it("is not announced where it may not be, or where there is nothing to tell", async () => {
    expect(await desk.ask("announce 7KX2")).toContain("told nothing of Mara Lindqvist");
    expect(await desk.ask("announce 7KX2", { place: "slack:ASKED" })).toContain("/verbatim publish");
    await desk.ask("withdraw 7KX2 a mistake", HERE);
    expect(await desk.ask("announce 7KX2", HERE)).toContain("7KX2 was withdrawn");
    for (const place of ["slack:C1", "slack:ASKED", HERE.place]) expect(await sent(place)).toEqual([]);
    expect(await desk.ask("announce 9999", HERE)).toContain("There is no burst");
    expect(await desk.ask("announce 7KX2", { ...VIC, ...HERE })).toContain("“editor”");
  });

  it("is explained no more when somebody says so, which stands on its card with their name", async () => {
    expect(await desk.ask("dispute 7KX2 petition", HERE)).toContain("Nothing of that kind keeps 7KX2 quiet.");
    expect(await desk.ask("dispute 7KX2 headline", VIC)).toContain("“editor”");
    expect(await desk.ask("burst 7KX2", HERE), "the premise").toContain("It will be announced if 20");

    expect(await desk.ask("dispute 7KX2 headline", HERE)).toContain(
      "headline does not explain the words of 7KX2",
    );
    const answer = await desk.ask("burst 7KX2", HERE);
    expect(answer).toContain("Anna said on 2026-11-23 that it is none");
    expect(answer).not.toContain("It will be announced if 20");
    expect(answer).not.toContain("[Not a headline]");
    expect(await desk.ask("dispute 7KX2", HERE)).toContain("Nothing of that kind");
  });

  it("answers in the language of the place", async () => {
    desk = atTheDesk(store, [{ watch: "harbour", to: HERE.place, language: "nl" }]);
    expect(await desk.ask("burst 7KX2", HERE)).toContain("[Meld het] /verbatim announce 7KX2");
    expect(await desk.ask("dispute 7KX2", HERE)).toContain("verklaart de woorden van 7KX2 niet");
    expect(await desk.ask("announce 7KX2", HERE)).toContain("7KX2 wordt hier nu gemeld.");
  });
});
