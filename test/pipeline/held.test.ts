/** What a place is spared at night and above its ceiling, and how it hears of it in the end. */
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { putMute } from "../../src/store/mutes.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, START } from "./scene.ts";

/** START is a midnight in UTC. */
const NIGHT = { from: "22:00", to: "07:00", breakAbove: null };
const OTHER = "quite another sentence that many people put up at once this very day";
const THIRD = "a third sentence which is passed from hand to hand in the town tonight";
const FOURTH = "the fourth sentence of the night was copied by a crowd before the sun rose";

describeStores("a place with quiet hours", (place) => {
  it("hears of the night in one message at its end, with what became of each burst", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{ quietHours: NIGHT }] });
    paste(scene, START + HOUR, 5);
    paste(scene, START + 5 * HOUR + 50 * MINUTE, 6, 20, OTHER);
    await scene.poll(START + HOUR + 10 * MINUTE);
    await scene.poll(START + 6 * HOUR);
    paste(scene, START + 6 * HOUR + 30 * MINUTE, 7, 40, THIRD);
    await scene.poll(START + 6 * HOUR + 40 * MINUTE);
    const muted = await scene.burstOf(THIRD);
    const mute = { until: START + 9 * HOUR, watches: null, by: "chat:anna", byName: "Anna", why: "known" };
    await store.transaction((tx) => putMute(tx, { target: { kind: "burst", id: muted.id }, ...mute }, START));
    await scene.wait(START + 7 * HOUR - 1);
    expect(await scene.read("chat:desk")).toEqual([]);

    await scene.wait(START + 7 * HOUR);
    const [list, ...others] = await scene.read("chat:desk");
    expect(others).toEqual([]);
    expect(list?.card).toContain("Held during quiet hours: 3 bursts");
    expect(list?.card).toMatch(/5 accounts posted the same 13 words .* ended meanwhile/);
    expect(list?.card).toMatch(/6 accounts posted the same 13 words .* still growing/);
    expect(list?.card).toMatch(/7 accounts posted .* muted meanwhile, until 2 Nov 2026, 09:00 UTC/);
    await scene.poll(START + 8 * HOUR);
    expect(await scene.read("chat:desk"), "nothing is said twice").toHaveLength(1);
  });

  it("hears the list also when the first thing after the night is a poll", async () => {
    const scene = await play(await place.open(), { routes: [{ quietHours: NIGHT }] });
    paste(scene, START + 6 * HOUR + 50 * MINUTE, 5);
    await scene.poll(START + 6 * HOUR + 56 * MINUTE);
    paste(scene, START + 7 * HOUR, 1, 30);
    await scene.poll(START + 7 * HOUR + MINUTE);
    const messages = await scene.read("chat:desk");
    expect(messages).toHaveLength(1);
    expect(messages[0]?.card).toContain("Held during quiet hours: 1 burst");
  });

  it("is told by itself of what grows on in the morning", async () => {
    const scene = await play(await place.open(), { routes: [{ quietHours: NIGHT }] });
    paste(scene, START + 6 * HOUR + 50 * MINUTE, 5);
    await scene.poll(START + 6 * HOUR + 56 * MINUTE);
    await scene.wait(START + 7 * HOUR);
    paste(scene, START + 7 * HOUR + MINUTE, 6, 30);
    await scene.poll(START + 7 * HOUR + 10 * MINUTE);
    const messages = await scene.read("chat:desk");
    expect(messages).toHaveLength(2);
    expect(messages[1]?.card).toContain("11 accounts posted the same 13 words");
  });

  it("is woken by what breaks them, and hears the lines of what it knows in the morning", async () => {
    const scene = await play(await place.open(), {
      routes: [{ quietHours: { ...NIGHT, breakAbove: 20 } }, { to: "chat:day", quietHours: NIGHT }],
    });
    paste(scene, START - 10 * MINUTE - 2 * HOUR, 5);
    await scene.poll(START - 4 * MINUTE - 2 * HOUR);
    paste(scene, START - 2 * HOUR, 9, 20);
    paste(scene, START + 2 * HOUR, 10, 50, FOURTH);
    await scene.poll(START - 2 * HOUR + 10 * MINUTE);
    await scene.poll(START + 2 * HOUR + 11 * MINUTE);
    const woken = await scene.read("chat:desk");
    expect(woken).toHaveLength(2);
    expect(woken[0]?.thread, "class notable breaks quiet hours").toHaveLength(2);
    const asleep = await scene.read("chat:day");
    expect(asleep).toMatchObject([{ card: expect.stringContaining("14 accounts"), thread: [], besides: [] }]);
    await scene.wait(START + 7 * HOUR);
    const [told, list, ...others] = await scene.read("chat:day");
    expect(others).toEqual([]);
    expect(told?.thread).toEqual([expect.stringContaining("Ended. No new copy for 60 minutes.")]);
    expect(told?.besides, "said in the list").toEqual([]);
    expect(list?.card).toContain("Held during quiet hours: 2 bursts");
    expect(list?.card).toMatch(/14 accounts .* announced before, now in class high/);
  });
});

describeStores("a place with a ceiling", (place) => {
  it("gets one message of what is above it, which is kept up within the hour", async () => {
    const scene = await play(await place.open(), { routes: [{ ceiling: 1 }] });
    paste(scene, START, 5);
    paste(scene, START + 10 * MINUTE, 5, 20, OTHER);
    paste(scene, START + 20 * MINUTE, 5, 40, THIRD);
    await scene.poll(START + 5 * MINUTE);
    await scene.poll(START + 15 * MINUTE);
    await scene.poll(START + 25 * MINUTE);
    await scene.poll(START + 26 * MINUTE);
    const messages = await scene.read("chat:desk");
    expect(messages).toHaveLength(2);
    expect(messages[1]?.card).toContain("And 2 more bursts within this hour");
    expect(messages[1]?.card).toContain("This place asked for at most 1 an hour.");

    paste(scene, START + 70 * MINUTE, 4, 60, FOURTH);
    await scene.poll(START + 76 * MINUTE);
    expect(await scene.read("chat:desk"), "the next hour").toHaveLength(3);
  });
});

describeStores("lines of growth", (place) => {
  it("are ten minutes apart: one that is held back comes later, or the next overtakes it", async () => {
    const scene = await play(await place.open(), { routes: [{ mention: "@desk" }] });
    paste(scene, START, 8);
    await scene.poll(START + 8 * MINUTE);
    scene.post(START + 9 * MINUTE, "b1");
    scene.post(START + 9 * MINUTE, "b2");
    await scene.poll(START + 10 * MINUTE);
    for (let i = 0; i < 10; i += 1) scene.post(START + 12 * MINUTE, `c${i}`);
    await scene.poll(START + 13 * MINUTE);
    const thread = async () => (await scene.read("chat:desk"))[0]?.thread.map((line) => line.slice(0, 15));
    expect(await thread(), "20 are held back").toEqual(["10 accounts now"]);
    expect((await scene.read("chat:desk"))[0]?.card, "the card is not").toContain("20 accounts posted");
    await scene.wait(START + 20 * MINUTE - 1);
    expect(await thread()).toEqual(["10 accounts now"]);
    await scene.wait(START + 20 * MINUTE);
    expect(await thread(), "and come later").toEqual(["10 accounts now", "20 accounts now"]);

    for (let i = 0; i < 30; i += 1) scene.post(START + 22 * MINUTE, `d${i}`);
    await scene.poll(START + 23 * MINUTE);
    for (let i = 0; i < 50; i += 1) scene.post(START + 24 * MINUTE, `e${i}`);
    await scene.poll(START + 25 * MINUTE);
    await scene.wait(START + 31 * MINUTE);
    expect(await thread(), "50 are overtaken by 100").toEqual([
      "10 accounts now",
      "20 accounts now",
      "100 accounts no",
    ]);
    const [message] = await scene.read("chat:desk");
    expect(message?.card).toContain("@desk 100 accounts posted");
    expect(message?.besides.at(-1)).toMatch(/^@desk .* is now in class/);
  });
});
