import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk, NO_MESSAGES } from "./at-the-desk.ts";
import { fillWorld, NOON } from "./desk-world.ts";

const BEN = { id: "slack:U-BEN", name: "Ben" };

describe("reviews, by command", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store, [{ watch: "harbour", to: "slack:C2" }]);
  });
  afterEach(() => store.close());

  it("are kept and shown as the person's, on every message about the burst and in its answer", async () => {
    const answer = await desk.ask("review 7K3Q follow up called two of them");
    expect(answer).toContain(
      "burst 7K3Q · Reviewed by Anna, 23 Nov 2026, 12:00 UTC: follow up, “called two of them”",
    );
    const cards = await store.db
      .selectFrom("outbox")
      .select(["place", "card"])
      .where("subject", "=", "story-7K3QAAAAAAAAAAAA")
      .execute();
    expect(cards.length).toBeGreaterThan(1);
    for (const { card } of cards) expect(card).toContain("called two of them");
    const burst = await desk.ask("burst 7K3Q");
    expect(burst).toContain("Reviewed by Anna, 23 Nov 2026, 12:00 UTC: follow up, “called two of them”");
  });

  it("may name what explains it, and the newest stands first", async () => {
    await desk.ask("review 7K3Q unclear");
    await desk.ask("review 7K3Q explained --as petition signed by hundreds", {
      id: "slack:U-BO",
      name: "Bo",
    });
    const burst = await desk.ask("burst 7K3Q");
    expect(burst).toContain("explained as petition, “signed by hundreds”");
    expect(burst.indexOf("by Bo")).toBeLessThan(burst.indexOf("by Anna"));
  });

  it("are refused without a verdict that is one, or a burst", async () => {
    expect(await desk.ask("review 7K3Q guilty")).toContain("follow-up, explained, declared or unclear");
    expect(await desk.ask("review 9999 unclear")).toContain("There is no burst");
    expect(await desk.ask("review 7 unclear")).toContain("Several bursts");
    expect(await desk.ask("reviews")).toContain("No burst was reviewed yet");
  });

  it("tell how precise announcing is, by the newest review of each burst", async () => {
    await desk.ask("review 7K3Q explained");
    await desk.ask("review 7K3Q follow-up");
    await desk.ask("review 7KX2 explained");
    await desk.ask("review 6TTT unclear");
    const answer = await desk.ask("reviews");
    expect(answer).toContain("3 reviewed bursts");
    expect(answer).toContain(
      "class low: 3 reviewed · 1 follow up, 0 declared, 1 explained, 1 unclear · precision 50 % (1 of 2)",
    );
    await store.db
      .updateTable("bursts")
      .set({
        announced: 0,
        explanations: JSON.stringify([{ kind: "headline", why: "", liftedBy: null, announceIf: "" }]),
      })
      .where("short_id", "=", "7KX2")
      .execute();
    expect(await desk.ask("reviews")).toContain(
      "explained by Verbatim as headline: 1 reviewed · 1 explained",
    );
  });

  it("are given by editors alone, audited, and counted where their watch is seen", async () => {
    expect(await desk.ask("review 7K3Q unclear", BEN)).toContain("asks for the role “editor”");
    expect(desk.audited.at(-1)).toMatchObject({ action: "review", outcome: "not-allowed" });
    await desk.ask("review 7K3Q unclear known text");
    expect(desk.audited.at(-1)).toMatchObject({ actor: "slack:U-ANNA", target: "7K3Q unclear known text" });
    await desk.ask("review 6TTT unclear");
    expect(await desk.ask("reviews", BEN)).toContain("1 reviewed burst\n");
  });

  it("do not reach beyond a workbench's watches", async () => {
    const bench = createWorkbench(store, {
      scope: { all: false, watches: ["market"] },
      author: { by: "slack:U1", name: "Ann", place: "slack:C1", at: NOON },
      messages: NO_MESSAGES,
    });
    const given = { verdict: "unclear", as: "", note: "" } as const;
    expect(await bench.review("7KX2", given)).toEqual({ is: "no-burst" });
  });
});
