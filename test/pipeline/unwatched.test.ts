import { afterEach, beforeEach, expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { tellUnwatched } from "../../src/pipeline/unwatched.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { fillWorld, NOON } from "../commands/desk-world.ts";

const drawing = {
  routes: [{ ...OPEN_ROUTE, watch: "harbour", to: "terminal" }],
  watchNames: new Map([["harbour", "Mara Lindqvist"]]),
  mark: null,
};

let store: Store;
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
  await fillWorld(store, ["harbour", "market"]);
});
afterEach(() => store.close());

const tell = () => store.transaction((tx) => tellUnwatched(tx, drawing, NOON));
/** What the world itself has sent is empty. */
const said = () =>
  store.db
    .selectFrom("outbox")
    .select(["place", "lane", "card"])
    .where("card", "!=", "{}")
    .orderBy("place")
    .orderBy("lane")
    .execute();

it("ends open bursts of a removed watch once where they were told, and their cards where it is routed", async () => {
  await tell();
  expect(await said(), "nothing was removed yet").toEqual([]);
  await store.db.updateTable("watches").set({ removed_at: NOON }).where("id", "=", "harbour").execute();
  await tell();
  const rows = await said();
  expect(rows.map(({ place, lane }) => `${place} ${lane}`)).toEqual([
    "slack:C1 thread:unwatched",
    "terminal card",
    "terminal thread:unwatched",
  ]);
  const [elsewhere, card, line] = rows.map((row) => row.card);
  expect(line).toContain("Not followed any more.");
  expect(line).toContain("Until then 4 accounts, 4 posts");
  expect(elsewhere).toContain("Not followed any more.");
  expect(card).toContain("ended");
  expect(card).not.toContain("still growing");
  await tell();
  expect(await said()).toEqual(rows);
});
