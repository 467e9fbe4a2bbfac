/** `export check` says of an old dossier, by its manifest, what had to go since: which posts, when, and whose bursts. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HOUR } from "../../src/domain/time.ts";
import { recordExport } from "../../src/store/exports.ts";
import { openStore } from "../../src/store/open.ts";
import { dropTexts } from "../../src/store/removed-texts.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";
import { fillWorld, NOON } from "./desk-world.ts";

const MANIFEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const BO = { id: "slack:U-BO", name: "Bo" };
const BURST = "7K3QAAAAAAAAAAAA";

describe("a dossier that was made before", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store, [{ watch: "harbour", to: "terminal" }]);
    const subject = { is: "burst", name: "7K3Q", burst: BURST, watch: "harbour" } as const;
    const by = { id: "slack:U-ANNA", name: "Anna", place: "slack:C1" };
    const made = { at: NOON + HOUR, posts: 4, withoutText: 0, sha256: MANIFEST, keptAs: null, packed: null };
    await store.transaction((tx) => recordExport(tx, { ...made, subject, by, bursts: [BURST] }));
    desk.now = NOON + 2 * HOUR;
  });
  afterEach(() => store.close());

  it("is found by its manifest, with who it was made for, and is whole as long as nothing went", async () => {
    const answer = await desk.ask(`export check ${MANIFEST.toUpperCase()}`);
    expect(answer).toContain("Dossier of burst 7K3Q, as it stands today");
    expect(answer).toContain("Made for Anna, 23 Nov 2026, 13:00 UTC; the audit log holds its manifest.");
    expect(answer).toContain("Every post in it still has its text here.");
    expect(await desk.ask(`export check ${"0".repeat(64)}`)).toContain("No dossier with this manifest");
  });

  it("says which posts had to go since, when each was purged, and that its burst was withdrawn", async () => {
    await desk.ask("purge post anna-10 --sure yes", BO);
    await store.db.updateTable("bursts").set({ state: "ended" }).execute();
    await store.transaction((tx) => dropTexts(tx, "x", { column: "id", ids: ["cem-12"] }, desk.now));
    await desk.ask("withdraw 7K3Q an exercise");
    const answer = await desk.ask(`export check ${MANIFEST}`);
    expect(answer).toContain(
      "2 posts in it have no text here any more; none of its posts had none when it was",
    );
    expect(answer).toContain("x anna-10 · purged 23 Nov 2026, 14:00 UTC");
    expect(answer).toContain("x cem-12 · dropped: its platform removed it, or its time was over");
    expect(answer).toContain("Burst 7K3Q was withdrawn, by Anna, 23 Nov 2026, 14:00 UTC");
  });

  it("says so where it was not recorded what it holds", async () => {
    await store.db.updateTable("exports").set({ about: null }).execute();
    expect(await desk.ask(`export check ${MANIFEST}`)).toContain("Which posts it holds was not recorded");
  });

  it("is not known where the audit log does not hold it, nor to those who see only some watches", async () => {
    await store.db
      .updateTable("audit")
      .set({ outcome: "manifest:" })
      .where("action", "=", "export")
      .execute();
    expect(await desk.ask(`export check ${MANIFEST}`)).toContain("No dossier with this manifest");
    const vic = { id: "slack:U-VIC", name: "Vic" };
    expect(await desk.ask(`export check ${MANIFEST}`, vic)).toContain("asks for the role “editor”");
  });
});
