import { expect, it } from "vitest";
import type { Mute } from "../../src/domain/alert.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { putMute } from "../../src/store/mutes.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, START } from "./scene.ts";

describeStores("telling a place", (place) => {
  it("sends one message, keeps it up, and says milestones and the end below it, each once", async () => {
    const scene = await play(await place.open(), { routes: [{}] });
    paste(scene, START, 4);
    await scene.poll(START + 5 * MINUTE);
    expect(await scene.read("chat:desk")).toMatchObject([
      { card: expect.stringContaining("4 accounts posted the same 13 words within 3 minutes"), thread: [] },
    ]);

    paste(scene, START + 6 * MINUTE, 8, 5);
    await scene.poll(START + 20 * MINUTE);
    await scene.poll(START + 25 * MINUTE);
    const [grown, ...others] = await scene.read("chat:desk");
    expect(others).toEqual([]);
    expect(grown?.card).toContain("12 accounts posted the same 13 words within 13 minutes");
    expect(grown?.thread).toEqual([expect.stringContaining("12 accounts now (4 at the first alert)")]);
    expect(grown?.besides, "in a higher class").toEqual([
      expect.stringMatching(/ has 12 accounts and is now in class notable \(severity \d+ of 100\)/),
    ]);

    await scene.poll(START + 2 * HOUR);
    await scene.poll(START + 3 * HOUR);
    const [ended] = await scene.read("chat:desk");
    expect(ended?.card).toContain("ended");
    expect(ended?.thread).toEqual([
      expect.stringContaining("12 accounts now"),
      expect.stringContaining("Ended. No new copy for 60 minutes. In all 12 accounts, 12 posts"),
    ]);
  });

  it("tells each place in its own language: the message, the lines below it, and what a chat adds", async () => {
    const routes = [{ to: "chat:desk" }, { to: "chat:redactie", language: "nl-BE" }];
    const scene = await play(await place.open(), { routes });
    paste(scene, START, 4);
    await scene.poll(START + 5 * MINUTE);
    paste(scene, START + 6 * MINUTE, 8, 5);
    await scene.poll(START + 20 * MINUTE);
    await scene.poll(START + 3 * HOUR);
    const [english] = await scene.read("chat:desk");
    const [dutch] = await scene.read("chat:redactie");

    expect(english?.card).toContain("12 accounts posted the same 13 words within 13 minutes");
    expect(dutch?.card).toContain("12 accounts plaatsten binnen 13 minuten dezelfde 13 woorden");
    expect(dutch?.card).toMatch(/Posts 2 nov 2026, 00:00 UTC .* · en nog \d/);
    expect(dutch?.thread).toEqual([
      expect.stringMatching(/^Nu 12 accounts \(4 bij de eerste melding\)/),
      expect.stringMatching(/^Afgelopen\. Al 60 minuten geen nieuwe kopie\./),
    ]);
    expect(dutch?.besides).toEqual([expect.stringContaining("valt nu in de klasse opvallend")]);
  });

  it("puts a text that two watches find on one message, with a line for the second watch", async () => {
    const scene = await play(await place.open(), {
      watches: ["harbour", "ferry"],
      routes: [{ watch: "*" }, { watch: "ferry", to: "chat:ferry" }],
    });
    paste(scene, START, 5);
    await scene.poll(START + 5 * MINUTE);
    const desk = await scene.read("chat:desk");
    expect(desk).toHaveLength(1);
    expect(desk[0]?.card).toContain("Also found by watch The ferry");
    const ferry = await scene.read("chat:ferry");
    expect(ferry).toHaveLength(1);
    expect(ferry[0]?.card, "a place hears of its own watches only").not.toContain("The harbour");
  });

  it("answers a later wave in the first one's thread, and after thirty days with a message", async () => {
    const scene = await play(await place.open(), { routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 5 * MINUTE);
    await scene.poll(START + 3 * HOUR);
    paste(scene, START + 50 * HOUR, 6, 20);
    await scene.poll(START + 50 * HOUR + 6 * MINUTE);
    const [message, ...others] = await scene.read("chat:desk");
    expect(others).toEqual([]);
    expect(message?.card).toContain("6 accounts posted the same 13 words within 5 minutes");
    expect(message?.card).toContain("wave 2");
    expect(message?.thread.at(-1)).toContain("Wave 2: the same words again.");
    expect(message?.thread.at(-1)).toContain("The wave before it ended 2 Nov 2026, 00:04 UTC.");

    await scene.poll(START + 54 * HOUR);
    paste(scene, START + 32 * DAY, 4, 40);
    await scene.poll(START + 32 * DAY + 6 * MINUTE);
    const messages = await scene.read("chat:desk");
    expect(messages).toHaveLength(2);
    expect(messages[1]?.card).toContain("wave 3");
  });

  it("keeps quiet about what is muted, slow, or over the ceiling, and says it when that has passed", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{ ceiling: 1 }] });
    const mute: Mute = {
      target: { kind: "watch", id: "harbour" },
      until: START + 30 * MINUTE,
      watches: null,
      by: "chat:anna",
      byName: "Anna",
      why: "known",
    };
    await store.transaction((tx) => putMute(tx, mute, START));
    paste(scene, START, 5);
    await scene.poll(START + 5 * MINUTE);
    expect(await scene.read("chat:desk")).toEqual([]);

    scene.post(START + 31 * MINUTE, "a9");
    await scene.poll(START + 32 * MINUTE);
    expect(await scene.read("chat:desk"), "the mute has ended").toHaveLength(1);

    for (let i = 1; i <= 4; i += 1) {
      scene.post(
        START + 40 * MINUTE + i,
        `b${i}`,
        "quite another sentence that four people put up at once today",
      );
    }
    await scene.poll(START + 41 * MINUTE);
    const overfull = await scene.read("chat:desk");
    expect(overfull, "one an hour, and a list").toHaveLength(2);
    expect(overfull[1]?.card).toContain("And 1 more burst within this hour");

    for (let i = 1; i <= 10; i += 1) {
      scene.post(
        START + (10 + 2 * i) * HOUR,
        `c${i}`,
        "a third sentence that goes round slowly from door to door in this town",
      );
    }
    await scene.poll(START + 31 * HOUR);
    expect(await scene.read("chat:desk"), "ten in twenty hours is found and not announced").toHaveLength(2);
    const slow = await store.db
      .selectFrom("bursts")
      .select(["horizon", "reason"])
      .where("horizon", "=", "slow")
      .execute();
    expect(slow).toEqual([{ horizon: "slow", reason: "quiet" }]);
  });

  it("masks names, and leaves out links, where a route asks for it", async () => {
    const scene = await play(await place.open(), { routes: [{ handles: "masked" }, { to: "chat:open" }] });
    for (const name of ["harbour_fan", "quay_walker", "ferry_rider", "night_porter"]) scene.post(START, name);
    await scene.poll(START + MINUTE);
    const [masked] = await scene.read("chat:desk");
    const [open] = await scene.read("chat:open");
    expect(open?.card).toContain("@harbour_fan");
    expect(open?.card).toContain("https://x.com/i/web/status/1");
    expect(masked?.card).not.toContain("harbour_fan");
    expect(masked?.card).not.toContain("https://");
  });
});
