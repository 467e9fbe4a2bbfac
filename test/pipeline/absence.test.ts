/** After an absence: one line in each place, and what happened meanwhile as one message. */
import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { describeStores } from "../contracts/store-places.ts";
import { NOW, WATCH } from "../sources/x/open-x.ts";
import { chatter, openXWatch, paste, SENTENCES } from "./x-watch.ts";

const AWAY_FROM = 10 * MINUTE;
const WATCHES = [WATCH, { ...WATCH, id: "okafor", name: "Ada Okafor", keywords: ["Okafor"] }];

describeStores("the place, after an absence", (place) => {
  it("hears once that we are back, how many posts of that time were read, and that there is no gap", async () => {
    await using watch = await openXWatch({
      store: await place.open(),
      watches: WATCHES,
      awayFrom: AWAY_FROM,
    });
    await watch.poll(NOW);
    chatter(watch.x, NOW + MINUTE, NOW + 15 * MINUTE);
    await watch.poll(NOW + 28 * MINUTE);
    await watch.poll(NOW + 29 * MINUTE);
    expect(await watch.read()).toEqual([
      "Back. Off 20 Nov 2026, 12:00 UTC–12:28; 14 posts of that time were read since; no gap.",
    ]);
  });

  it("hears nothing of a restart, nor of a quiet watch that is polled less often", async () => {
    await using watch = await openXWatch({ store: await place.open(), awayFrom: AWAY_FROM });
    await watch.poll(NOW);
    await watch.poll(NOW + 14 * MINUTE);
    expect(await watch.read()).toEqual([]);
  });

  it("hears that more than a week was missed", async () => {
    await using watch = await openXWatch({ store: await place.open(), awayFrom: AWAY_FROM });
    chatter(watch.x, NOW - MINUTE, NOW);
    await watch.poll(NOW);
    await watch.poll(NOW + 9 * DAY);
    expect((await watch.read()).join()).toContain("; 1 gap.");
  });

  it("gets the bursts of that time in one message, each seen late, and none by itself", async () => {
    await using watch = await openXWatch({ store: await place.open(), awayFrom: AWAY_FROM });
    await watch.poll(NOW);
    for (const [n, sentence] of SENTENCES.entries()) paste(watch.x, sentence, NOW + HOUR + n * HOUR, 12 + n);
    await watch.poll(NOW + 7 * HOUR);
    const messages = await watch.read();
    expect(messages).toHaveLength(2);
    expect(messages[0]).toMatch(/^Back\. Off .*39 posts/);
    expect(messages[1]).toContain("Seen late: 3 bursts");
    expect(messages[1]?.match(/seen late: \d hours after the first copy/g)).toEqual([
      "seen late: 6 hours after the first copy",
      "seen late: 5 hours after the first copy",
      "seen late: 4 hours after the first copy",
    ]);
    await watch.poll(NOW + 7 * HOUR + MINUTE);
    expect(await watch.read()).toEqual(messages);
  });

  it("hears that we are back before it hears of them, also where another watch has to be waited for", async () => {
    await using watch = await openXWatch({
      store: await place.open(),
      watches: WATCHES,
      awayFrom: AWAY_FROM,
    });
    await watch.poll(NOW);
    const [sentence = ""] = SENTENCES;
    paste(watch.x, sentence, NOW + HOUR);
    await watch.poll(NOW + 7 * HOUR);
    const messages = await watch.read();
    expect(messages.map((message) => message.split(/[.:]/)[0])).toEqual(["Back", "Seen late"]);
  });

  it("gets a message of its own about a listed burst that goes on", async () => {
    await using watch = await openXWatch({ store: await place.open(), awayFrom: AWAY_FROM });
    const [sentence = ""] = SENTENCES;
    await watch.poll(NOW);
    paste(watch.x, sentence, NOW + HOUR);
    await watch.poll(NOW + HOUR + 50 * MINUTE);
    expect((await watch.read())[1]).toContain("Seen late: 1 burst");
    const again = NOW + HOUR + 52 * MINUTE;
    for (let n = 0; n < 12; n += 1) {
      watch.x.world.post({ text: sentence, authorId: String(2_000 + n), createdAt: again + n * 1_000 });
    }
    await watch.poll(again + 2 * MINUTE);
    const messages = await watch.read();
    expect(messages).toHaveLength(3);
    expect(messages[2]).toMatch(/^24 accounts posted the same 14 words/);
  });
});
