import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { activeMutes } from "../../src/store/mutes.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk, NO_MESSAGES } from "./at-the-desk.ts";
import { fillWorld, NOON } from "./desk-world.ts";

const BEN = { id: "slack:U-BEN", name: "Ben" };

describe("mutes, by command", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store, [{ watch: "harbour", to: "slack:C1" }]);
  });
  afterEach(() => store.close());

  it("silence a burst until an end, with who and why, on its card too", async () => {
    const answer = await desk.ask("mute 7KX2 24h we called the office");
    expect(answer).toContain("Muted: burst 7KX2 · until 24 Nov 2026, 12:00 UTC · by Anna");
    expect(answer).toContain("“we called the office”");
    expect(await activeMutes(store.db, NOON)).toMatchObject([
      { target: { kind: "burst", id: "7KX2AAAAAAAAAAAA" }, by: "slack:U-ANNA", byName: "Anna" },
    ]);
    await desk.ask("mute 7K3Q 18:00 known");
    const { card } = await store.db
      .selectFrom("outbox")
      .select("card")
      .where("subject", "=", "story-7K3QAAAAAAAAAAAA")
      .where("place", "=", "slack:C1")
      .executeTakeFirstOrThrow();
    expect(card).toContain("Muted");
    expect(card).toContain("Anna");
  });

  it("silence a watch, words, and accounts", async () => {
    expect(await desk.ask("mute watch harbour 7d holidays")).toContain(
      "Muted: watch Mara Lindqvist · until 30 Nov",
    );
    expect(await desk.ask("mute passage 1h --why petition fish market for us")).toContain(
      "Muted: the words “fish market for us” · until 23 Nov 2026, 13:00 UTC · by Anna · “petition”",
    );
    expect(await desk.ask("mute accounts 1h @anna bert")).toContain(
      "Muted: the accounts @Anna_Before, @Bert",
    );
    expect((await activeMutes(store.db, NOON)).map(({ target }) => target.kind)).toEqual([
      "watch",
      "passage",
      "accounts",
    ]);
  });

  it("are refused where nobody would be meant, or nothing is clear", async () => {
    expect(await desk.ask("mute 9999 24h")).toContain("There is no burst");
    expect(await desk.ask("mute 7 24h")).toContain("Several bursts begin like this");
    expect(await desk.ask("mute watch nowhere 24h")).toContain("There is no watch “nowhere”");
    expect(await desk.ask("mute passage 24h two words")).toContain("too few");
    expect(await desk.ask("mute accounts 24h @anna @nobody_here")).toContain(
      "Nothing is stored of @nobody_here",
    );
    expect(await desk.ask("mute 7KX2 forever")).toContain("For how long?");
    expect(await desk.ask("mute 7KX2 2020-01-01")).toContain("has passed already");
    expect(await activeMutes(store.db, 0)).toEqual([]);
  });

  it("are listed with the next end first, and ended early", async () => {
    await desk.ask("mute 7KX2 24h");
    await desk.ask("mute watch market 1h");
    const list = await desk.ask("mute list");
    expect(list).toContain("2 mutes");
    expect(list.indexOf("watch Ola Okafor")).toBeLessThan(list.indexOf("burst 7KX2"));
    expect(await desk.ask("mute end 1")).toContain("Ended: burst 7KX2");
    expect(await desk.ask("mute end 1")).toContain("There is no mute 1");
    expect(await desk.ask("mute list")).toContain("1 mute\n");
    desk.now += 2 * 3_600_000;
    expect(await desk.ask("mute list")).toContain("Nothing is muted");
  });

  it("are set by editors alone, and every attempt is audited", async () => {
    const lines = [
      "mute 7K3Q 1h",
      "mute watch market 1h",
      "mute passage 1h a b c",
      "mute accounts 1h anna",
      "mute end 1",
    ];
    for (const line of lines) {
      expect(await desk.ask(line, BEN), line).toContain("asks for the role “editor”");
    }
    expect(await activeMutes(store.db, 0)).toEqual([]);
    expect(desk.audited.map(({ outcome }) => outcome)).toEqual(lines.map(() => "not-allowed"));
    await desk.ask("mute 7KX2 1h");
    expect(desk.audited.at(-1)).toMatchObject({ actor: "slack:U-ANNA", action: "mute", target: "7KX2 1h" });
  });

  it("are seen where their watch is seen", async () => {
    await desk.ask("mute 7KX2 1h");
    await desk.ask("mute watch market 1h");
    await desk.ask("mute passage 1h fish market for us");
    const elsewhere = atTheDesk(store);
    const seen = await elsewhere.ask("mute list", BEN);
    expect(seen).toContain("1 mute\n");
    expect(seen).toContain("watch Ola Okafor");
    expect(seen).not.toContain("7KX2");
  });

  it("ask for what is missing by a form, where one can be shown", async () => {
    const form = JSON.parse(await desk.ask("mute 7KX2", { canAsk: true })) as Record<string, unknown>;
    expect(form).toMatchObject({
      command: "mute",
      given: { id: "7KX2" },
      fields: [
        { name: "for", required: true, offers: ["1h", "24h", "7d"] },
        { name: "why", required: false },
      ],
    });
    expect(await desk.ask("mute 7KX2")).toContain("<for> is missing");
  });
});

it("a workbench cut to one watch mutes nothing of another", async () => {
  const store = await openStore("sqlite::memory:");
  await fillWorld(store, ["harbour", "market"]);
  const bench = createWorkbench(store, {
    scope: { all: false, watches: ["market"] },
    author: { by: "slack:U1", name: "Ann", place: "slack:C1", at: NOON },
    messages: NO_MESSAGES,
  });
  const until = NOON + 1_000;
  expect(await bench.mute({ kind: "burst", name: "7KX2" }, until, "")).toMatchObject({ is: "no-burst" });
  expect(await bench.mute({ kind: "watch", name: "harbour" }, until, "")).toMatchObject({ is: "no-watch" });
  expect(await bench.mute({ kind: "accounts", names: ["dora"] }, until, "")).toMatchObject({
    is: "no-accounts",
  });
  expect(await bench.mute({ kind: "passage", words: "saved the fish market" }, until, "")).toMatchObject({
    is: "muted",
  });
  expect(await activeMutes(store.db, NOON)).toMatchObject([{ watches: ["market"] }]);
  await store.close();
});
