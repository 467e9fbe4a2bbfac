/** Lists of what a place was not told one by one: filled in the transaction that decided so, and drawn here. */
import type { Kysely } from "kysely";
import { decide } from "../alerts/decide.ts";
import { quietUntil } from "../alerts/quiet-hours.ts";
import { routesOf } from "../alerts/route.ts";
import { type ListAbout, type ListedWave, listMessage, type Standing } from "../cards/list-message.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import type { Place, Route } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import { type Correction, isWithdrawn } from "../domain/desk-notes.ts";
import { severityClass } from "../domain/severity.ts";
import { type Duration, HOUR, type Instant, MINUTE } from "../domain/time.ts";
import { findWave, newestWave, type StoredBurst } from "../store/bursts.ts";
import { correctionsOf } from "../store/corrections.ts";
import { heldFor, markListed, takeHeld } from "../store/decisions.ts";
import { addToList, newestList, openList, readList, undrawnLists } from "../store/lists.ts";
import { putCard, type Slot } from "../store/outbox.ts";
import { storiesOfWave, tellWave } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";
import type { Drawing } from "./drawing.ts";
import { muteOn } from "./muted.ts";
import type { Telling } from "./tell.ts";

/** What a list keeps of a wave: how it stood when the list was written. */
interface Snapshot extends Pick<Burst, "accounts" | "posts" | "severity" | "lastAt"> {
  readonly standing: Standing;
}

/** Draws a list anew. What is not a list is left alone. */
export async function redrawList(
  tx: Kysely<Tables>,
  drawing: Drawing,
  slot: Slot,
  now: Instant,
): Promise<void> {
  const list = await readList(tx, slot);
  if (list === null) return;
  const waves: ListedWave[] = [];
  let masked = false;
  for (const { item, ...id } of list.items) {
    const wave = await findWave(tx, id);
    if (wave === null) continue;
    const { standing, ...then } = JSON.parse(item) as Snapshot;
    const route = routeTo(slot.place, id.watch, drawing);
    masked ||= route?.handles !== "full";
    waves.push({
      shortId: wave.shortId,
      watchName: drawing.watchNames.get(id.watch) ?? id.watch,
      burst: { ...wave.burst, ...then },
      standing,
      corrected: correctedAs(await correctionsOf(tx, id.burst)),
    });
  }
  const about = JSON.parse(list.about) as ListAbout;
  const card = listMessage({
    about,
    waves,
    mark: drawing.mark,
    handles: masked ? "masked" : "full",
    words: wordsIn(drawing.routes.find(({ to }) => to === slot.place)?.language),
  });
  await putCard(tx, slot, JSON.stringify(card), now);
}

/** Lists what was held during quiet hours that are over, in one message a place. */
export async function releaseHeld(tx: Kysely<Tables>, telling: Telling, now: Instant): Promise<void> {
  for (const { place, watch_id: watch } of await heldFor(tx, "quiet-hours")) {
    const route = routeTo(place, watch, telling);
    if (route === null || quietUntil(route.quietHours, route.timezone, now) !== null) continue;
    const held = await takeHeld(tx, "quiet-hours", { place, watch });
    const since = held[0]?.since;
    if (since === undefined) continue;
    const until = quietUntil(route.quietHours, route.timezone, since) ?? now;
    const slot = { place, subject: `list:quiet-hours:${until}` };
    for (const row of held) {
      const wave = await findWave(tx, { burst: row.burst_id, wave: row.wave });
      if (wave !== null) await releaseOne(tx, telling, { slot, route, wave, until }, now);
    }
    await redrawList(tx, telling, slot, now);
  }
}

async function releaseOne(
  tx: Kysely<Tables>,
  telling: Telling,
  on: { readonly slot: Slot; readonly route: Route; readonly wave: StoredBurst; readonly until: Instant },
  now: Instant,
): Promise<void> {
  const { slot, route, wave, until } = on;
  const { burst } = wave;
  const id = { burst: burst.id, wave: burst.wave, watch: burst.watch };
  const told = (await storiesOfWave(tx, id)).find(({ place }) => place === slot.place);
  let standing = await standingOf(tx, telling, route, burst, now);
  if (told !== undefined) {
    // Its lines come in its own thread; only what would have been said in the place is listed.
    if (severityClass(told.told_severity) === severityClass(burst.severity)) return;
    standing = { is: "raised", to: severityClass(burst.severity) };
    await tellWave(tx, told, id, {
      accounts: told.told_accounts,
      severity: burst.severity,
      ended: told.told_ended === 1,
      lineAt: told.line_at,
    });
  }
  await openList(tx, slot, listOf({ is: "quiet-hours", until }), now);
  await addToList(tx, slot, id, snapshot(burst, standing));
  await markListed(tx, slot.place, id, burst);
}

/** Puts a wave that came over the ceiling on the list of this hour. */
export async function listOverCeiling(
  tx: Kysely<Tables>,
  telling: Telling,
  route: Route,
  { burst }: StoredBurst,
  now: Instant,
): Promise<void> {
  const place = route.to;
  const open = await newestList(tx, place, "ceiling", now - HOUR);
  const slot = { place, subject: open ?? `list:ceiling:${now}` };
  const id = { burst: burst.id, wave: burst.wave, watch: burst.watch };
  await openList(tx, slot, listOf({ is: "ceiling", ceiling: route.ceiling ?? 0 }), now);
  await addToList(tx, slot, id, snapshot(burst, await standingOf(tx, telling, route, burst, now)));
  await markListed(tx, place, id, burst);
  await redrawList(tx, telling, slot, now);
}

/** What qualified within this before it was found is news, however old the posts of the same poll are. */
const STILL_NEWS: Duration = 10 * MINUTE;

export function isFoundLate({ detectedAt }: Burst, now: Instant): boolean {
  return now - detectedAt > STILL_NEWS;
}

/** Puts a wave that was found after its time on the list of this poll. */
export async function listLate(
  tx: Kysely<Tables>,
  telling: Telling,
  place: Place,
  { burst, foundAt }: StoredBurst,
  now: Instant,
): Promise<void> {
  const slot = { place, subject: `list:late:${burst.watch}:${now}` };
  const id = { burst: burst.id, wave: burst.wave, watch: burst.watch };
  await openList(tx, slot, listOf({ is: "late" }), now);
  await addToList(tx, slot, id, snapshot(burst, { is: "late", after: foundAt - burst.firstAt }));
  await markListed(tx, place, id, burst);
  if (telling.away !== true) await redrawList(tx, telling, slot, now);
}

/** Draws what waited until a place heard that we are back. */
export async function drawLate(
  tx: Kysely<Tables>,
  drawing: Drawing,
  place: Place,
  now: Instant,
): Promise<void> {
  for (const subject of await undrawnLists(tx, place, "late")) {
    await redrawList(tx, drawing, { place, subject }, now);
  }
}

/** How a burst stands by what a person or the burst itself says now. */
async function standingOf(
  tx: Kysely<Tables>,
  telling: Telling,
  route: Route,
  burst: Burst,
  now: Instant,
): Promise<Standing> {
  if (burst.absorbedBy !== null) {
    const absorber = await newestWave(tx, burst.absorbedBy);
    return { is: "absorbed", into: absorber?.shortId ?? burst.absorbedBy };
  }
  const mute = await muteOn(tx, telling, burst, now);
  if (mute !== null) return { is: "muted", until: mute.until };
  const { reason } = decide({
    burst,
    route: { ...route, quietHours: null, ceiling: null },
    gates: telling.gates,
    told: null,
    listed: null,
    held: true,
    muted: false,
    saidLastHour: 0,
    live: false,
    now,
  });
  const [explanation] = burst.explanations;
  if (reason === "explained" && explanation !== undefined) return { is: "explained", kind: explanation.kind };
  return { is: burst.state };
}

/** Once withdrawn, a burst stays so. */
function correctedAs(corrections: readonly Correction[]): Correction["kind"] | null {
  if (corrections.length === 0) return null;
  return isWithdrawn({ corrections }) ? "withdrawn" : "corrected";
}

export function listOf(about: ListAbout): { readonly kind: string; readonly about: string } {
  return { kind: about.is, about: JSON.stringify(about) };
}

export function snapshot({ accounts, posts, severity, lastAt }: Burst, standing: Standing): string {
  const kept: Snapshot = { accounts, posts, severity, lastAt, standing };
  return JSON.stringify(kept);
}

function routeTo(place: Place, watch: string, { routes }: Drawing): Route | null {
  return routesOf(watch, routes).find(({ to }) => to === place) ?? null;
}
