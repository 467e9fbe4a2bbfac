/** Draws what answers show besides their words, where a place shows pictures. */
import { createHash } from "node:crypto";
import { drawPng } from "../charts/draw.ts";
import type { Chat } from "../chat/chat.ts";
import type { DrawWeek } from "../commands/draw-week.ts";
import { weekOf } from "../pipeline/charts-of.ts";
import type { Logger } from "../support/logger.ts";
import { canTakeFiles } from "./exporting.ts";

export function drawingWeek({
  chats,
  logger,
}: {
  readonly chats: readonly Pick<Chat, "platform" | "capabilities">[];
  readonly logger: Pick<Logger, "error">;
}): DrawWeek {
  return async (week, { words, place }) => {
    const chart = weekOf(week, words);
    const { alt } = chart;
    if (!canTakeFiles(chats, place)) return { alt, file: null };
    try {
      const content = await drawPng(chart);
      const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
      return { alt, file: { name: `week-${hash}.png`, mediaType: "image/png", content } };
    } catch (error) {
      logger.error({ error }, "a week could not be drawn");
      return { alt, file: null };
    }
  };
}
