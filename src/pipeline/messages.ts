/** Every message about a burst, wherever it stands, for whoever changes something about the burst. */
import type { Kysely } from "kysely";
import type { ThreadEvent } from "../cards/thread-line.ts";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import { findWave, type WaveId } from "../store/bursts.ts";
import { type DrawnSlot, latestHash } from "../store/outbox.ts";
import { slotsOfBurst } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";
import type { Drawing } from "./drawing.ts";
import { amendEvidenceCalls } from "./evidence-webhook.ts";
import { LIST_SUBJECT, putThreadLine, redraw } from "./redraw.ts";
import { tellFirst } from "./tell.ts";
import { tellUnwatched } from "./unwatched.ts";

export interface Messages {
  /** Draws them anew. @returns them all, each with whether it reads otherwise than before. */
  redraw(tx: Kysely<Tables>, burst: string, now: Instant): Promise<readonly DrawnSlot[]>;
  /** Tells a place of a wave that it was asked about first. */
  publish(tx: Kysely<Tables>, wave: WaveId, place: Place, now: Instant): Promise<void>;
  /** Adds a line below each that is about the burst alone; the same (event, n) is said once. */
  below(tx: Kysely<Tables>, burst: string, event: ThreadEvent, n: number, now: Instant): Promise<void>;
  /** Ends the bursts of watches that were removed, where they were told. */
  endUnwatched(tx: Kysely<Tables>, now: Instant): Promise<void>;
}

export function createMessages(drawing: Drawing): Messages {
  return {
    async redraw(tx, burst, now) {
      await amendEvidenceCalls(tx, burst);
      const drawn: DrawnSlot[] = [];
      for (const slot of await slotsOfBurst(tx, burst)) {
        const before = await latestHash(tx, slot);
        await redraw(tx, drawing, slot, now);
        drawn.push({ ...slot, changed: (await latestHash(tx, slot)) !== before });
      }
      return drawn;
    },
    async publish(tx, id, place, now) {
      const wave = await findWave(tx, id);
      if (wave !== null) await tellFirst(tx, drawing, wave, place, now);
    },
    endUnwatched: (tx, now) => tellUnwatched(tx, drawing, now),
    async below(tx, burst, event, n, now) {
      for (const slot of await slotsOfBurst(tx, burst)) {
        if (slot.subject.startsWith(LIST_SUBJECT)) continue;
        await putThreadLine(tx, drawing, slot, event, n, now);
      }
    },
  };
}
