import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { languageOf } from "../../src/store/people.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";
import { fillWorld } from "./desk-world.ts";

const VIC = { id: "slack:U-VIC", name: "Vic" };
const DUTCH = "slack:C-NL";

describe("a person's own language", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store, [{ watch: "harbour", to: DUTCH, language: "nl" }]);
  });
  afterEach(() => store.close());

  it("is that of the place until they choose one, in every place and for them alone", async () => {
    expect(await desk.ask("bursts 1h", VIC)).toContain("announced");
    expect(await desk.ask("language nl", VIC)).toContain("U krijgt voortaan antwoord in het Nederlands.");
    expect(await desk.ask("bursts 1h", VIC)).toContain("gemeld");
    expect(await desk.ask("bursts 1h", { ...VIC, id: "slack:U-WIM" })).toContain("announced");

    expect(await desk.ask("language en", { ...VIC, place: DUTCH })).toContain("You are answered in English");
    expect(await desk.ask("bursts 1h", { ...VIC, place: DUTCH })).toContain("announced");
    expect(await desk.ask("language place", { ...VIC, place: DUTCH })).toContain("in de taal van elke plek");
    expect(await desk.ask("bursts 1h", { ...VIC, place: DUTCH })).toContain("gemeld");
    expect(await languageOf(store.db, VIC.id), "nothing is kept").toBeNull();
  });

  it("is theirs in refusals and forms too, and never in what everybody reads", async () => {
    await desk.ask("language nl", VIC);
    expect(await desk.ask("watch try harbour", VIC)).toContain("Hiervoor is de rol");
    expect(await desk.ask("burstz", VIC)).toContain("Bedoelde u");
    expect(await desk.ask("burst", { ...VIC, canAsk: true })).toContain('"language":"nl"');
    expect(await desk.ask("bursts 1h --public", VIC)).toContain("announced");
  });

  it("is one that there is, and stands in no log", async () => {
    expect(await desk.ask("language xx", VIC)).toContain("place");
    expect(await languageOf(store.db, VIC.id)).toBeNull();
    await desk.ask("language nl", VIC);
    expect(desk.audited.at(-1)).toMatchObject({ action: "language", target: "", outcome: "run" });
  });

  it("is the place's where what they chose cannot be read", async () => {
    await desk.ask("language nl", VIC);
    await store.db.schema.dropTable("people").execute();
    expect(await desk.ask("bursts 1h", VIC)).toContain("announced");
  });
});
