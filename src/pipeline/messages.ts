/** Every message about a burst, wherever it stands, for whoever changes something about the burst. */
import type { Kysely } from "kysely";
import type { ThreadEvent } from "../cards/thread-line.ts";
import type { Instant } from "../domain/time.ts";
import type { Slot } from "../store/outbox.ts";
import { slotsOfBurst } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";
import type { Drawing } from "./drawing.ts";
import { LIST_SUBJECT, putThreadLine, redraw } from "./redraw.ts";

export interface Messages {
  /** Draws them anew. @returns them all, changed or not. */
  redraw(tx: Kysely<Tables>, burst: string, now: Instant): Promise<readonly Slot[]>;
  /** Adds a line below each that is about the burst alone; the same (event, n) is said once. */
  below(tx: Kysely<Tables>, burst: string, event: ThreadEvent, n: number, now: Instant): Promise<void>;
}

export function createMessages(drawing: Drawing): Messages {
  return {
    async redraw(tx, burst, now) {
      const slots = await slotsOfBurst(tx, burst);
      for (const slot of slots) await redraw(tx, drawing, slot, now);
      return slots;
    },
    async below(tx, burst, event, n, now) {
      for (const slot of await slotsOfBurst(tx, burst)) {
        if (slot.subject.startsWith(LIST_SUBJECT)) continue;
        await putThreadLine(tx, drawing, slot, event, n, now);
      }
    },
  };
}
