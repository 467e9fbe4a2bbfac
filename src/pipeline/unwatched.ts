/** Bursts of a watch that was removed end where they were told, because nobody will read their end. */
import type { Kysely } from "kysely";
import { routesOf } from "../alerts/route.ts";
import type { Instant } from "../domain/time.ts";
import { closeTold, unwatchedStories } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";
import type { Drawing } from "./drawing.ts";
import { leadOf, putThreadLine, redraw } from "./redraw.ts";

/** Says so once below each message; doing it again changes nothing. */
export async function tellUnwatched(tx: Kysely<Tables>, drawing: Drawing, now: Instant): Promise<void> {
  for (const told of await unwatchedStories(tx)) {
    const slot = { place: told.place, subject: told.subject };
    const wave = { burst: told.burst_id, wave: told.wave };
    // Of a watch that left the file nobody knows the name, or whether names may be shown: its card stays as it is.
    const isRouted = routesOf(told.watch_id, drawing.routes).some(({ to }) => to === told.place);
    if (isRouted && drawing.watchNames.has(told.watch_id)) await redraw(tx, drawing, slot, now);
    const lead = await leadOf(tx, slot);
    if (lead?.burst.id === wave.burst) {
      await putThreadLine(tx, drawing, slot, { is: "unwatched" }, wave.wave, now);
    }
    await closeTold(tx, slot, wave);
  }
}
