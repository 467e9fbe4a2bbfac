/** Draws what answers show besides their words, where a place shows pictures. */
import { createHash } from "node:crypto";
import type { Chart } from "../charts/chart.ts";
import { drawPng } from "../charts/draw.ts";
import type { Chat } from "../chat/chat.ts";
import type { DrawWeek } from "../commands/draw-week.ts";
import { weekOf } from "../pipeline/charts-of.ts";
import type { Logger } from "../support/logger.ts";
import { canTakeFiles } from "./exporting.ts";

/** Many people may ask for the same week at once: so many pictures are kept. */
const KEPT = 8;

export function drawingWeek({
  chats,
  logger,
}: {
  readonly chats: readonly Pick<Chat, "platform" | "capabilities">[];
  readonly logger: Pick<Logger, "error">;
}): DrawWeek {
  const kept = new Map<string, Promise<Uint8Array>>();

  function draw(chart: Chart): Promise<Uint8Array> {
    const key = JSON.stringify(chart);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const drawn = drawPng(chart);
    kept.set(key, drawn);
    drawn.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return drawn;
  }

  return async (week, { words, place }) => {
    const chart = weekOf(week, words);
    const { alt } = chart;
    if (!canTakeFiles(chats, place)) return { alt, file: null };
    try {
      const content = await draw(chart);
      const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
      return { alt, file: { name: `week-${hash}.png`, mediaType: "image/png", content } };
    } catch (error) {
      logger.error({ error }, "a week could not be drawn");
      return { alt, file: null };
    }
  };
}
