import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/time.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";
import { fillWorld } from "./desk-world.ts";

const SUGGESTED = /times within seven days somebody muted something of Mara Lindqvist/;

describe("narrower rules, suggested", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await fillWorld(store, ["harbour", "market"]);
    desk = atTheDesk(store);
  });
  afterEach(() => store.close());

  it("come with the third mute or explained review of a watch within a week, with what would have helped", async () => {
    for (const line of ["mute 7K3Q 1h", "review 7KX2 explained --as petition"]) {
      expect(await desk.ask(line), line).not.toMatch(SUGGESTED);
    }
    const third = await desk.ask("mute watch harbour 1h");
    expect(third).toContain("3 times within seven days somebody muted something of Mara Lindqvist");
    expect(third).toContain("[Try from 5 accounts on] /verbatim watch try --watch harbour --accounts 5");
    expect(third).toMatch(/\[Try without “.*”\] \/verbatim watch try --watch harbour --exclude "\+.*"/);
  });

  it("come once a week and watch", async () => {
    for (const line of ["mute 7K3Q 1h", "review 7KX2 explained"]) await desk.ask(line);
    expect(await desk.ask("mute watch harbour 1h"), "the premise").toMatch(SUGGESTED);
    expect(await desk.ask("mute watch harbour 1h")).not.toMatch(SUGGESTED);
    desk.now += 8 * DAY;
    for (const line of ["mute 7K3Q 1h", "mute watch harbour 1h"]) {
      expect(await desk.ask(line), line).not.toMatch(SUGGESTED);
    }
    expect(await desk.ask("review 7KX2 explained")).toMatch(SUGGESTED);
  });

  it("count the same burst once, and neither other verdicts nor another watch", async () => {
    const lines = ["mute 7K3Q 1h", "mute 7K3Q 2h", "review 7K3Q explained", "review 7KX2 follow-up"];
    for (const line of [...lines, "mute 6TTT 1h", "mute 7K3QZ 1h"]) {
      expect(await desk.ask(line), line).not.toMatch(SUGGESTED);
    }
  });

  it("say nothing of the words of what was withdrawn", async () => {
    await desk.ask("withdraw 7KX2 a mistake");
    for (const line of ["mute 7K3Q 1h", "review 7KX2 explained"]) await desk.ask(line);
    const third = await desk.ask("mute watch harbour 1h");
    expect(third, "the premise").toMatch(SUGGESTED);
    expect(third).not.toMatch(/sunday|thank|ballot/i);
  });

  it("are in the language of the place", async () => {
    desk = atTheDesk(store, [{ watch: "harbour", to: "slack:NL", language: "nl" }]);
    const here = { place: "slack:NL" };
    for (const line of ["mute 7K3Q 1h", "review 7KX2 explained"]) await desk.ask(line, here);
    expect(await desk.ask("mute watch harbour 1h", here)).toContain(
      "Binnen zeven dagen werd 3 keer iets van Mara Lindqvist gedempt",
    );
  });

  it("are made to nobody who may not mute", async () => {
    for (const line of ["mute 7K3Q 1h", "review 7KX2 explained"]) await desk.ask(line);
    const viewer = { id: "slack:U-VIC", name: "Vic" };
    expect(await desk.ask("mute watch harbour 1h", viewer)).not.toMatch(SUGGESTED);
    expect(await store.db.selectFrom("suggestions").selectAll().execute()).toEqual([]);
  });
});
