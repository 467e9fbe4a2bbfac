/** The picture of a week is drawn once, however many people ask for it. */
import { expect, it } from "vitest";
import { drawingWeek } from "../../src/app/drawing-week.ts";
import { wordsIn } from "../../src/cards/words/catalogue.ts";
import { DAY, HOUR } from "../../src/domain/time.ts";
import { createHttpChat } from "../servers/http-chat.ts";

const TO = Date.UTC(2026, 10, 2);
const WEEK = {
  ...{ watch: "harbour", watchName: "The harbour", from: TO - 7 * DAY, to: TO, step: HOUR },
  ...{ counts: [{ at: TO - HOUR, posts: 3 }], bursts: [], moreBursts: 0, unread: [] },
};
const { capabilities } = createHttpChat({ url: "http://127.0.0.1:9" });

it("is the same for all who ask in one language, and another one when it changed", async () => {
  const chats = [{ platform: "chat", capabilities: { ...capabilities, files: true } }];
  const drawWeek = drawingWeek({ chats, logger: { error: (about) => expect.unreachable(String(about)) } });
  const asking = (language: string, week = WEEK) =>
    drawWeek(week, { words: wordsIn(language), place: "chat:desk" });
  const all = await Promise.all(Array.from({ length: 300 }, () => asking("en")));
  expect(new Set(all.map(({ file }) => file?.content)).size).toBe(1);
  expect(all[0]?.file?.name).toMatch(/^week-\w{12}\.png$/);
  const others = [await asking("nl"), await asking("en", { ...WEEK, counts: [{ at: TO - HOUR, posts: 4 }] })];
  expect(new Set([...all, ...others].map(({ file }) => file?.name)).size).toBe(3);
});
