/** The one way a message changes: its subject is drawn anew from what is stored, and put if it differs. */
import type { Kysely } from "kysely";
import { routesOf } from "../alerts/route.ts";
import { type BurstCardView, burstCard } from "../cards/burst-card.ts";
import { type ThreadEvent, threadLine } from "../cards/thread-line.ts";
import type { Place } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import { SEVERITY_CLASSES, severityClass } from "../domain/severity.ts";
import type { Instant } from "../domain/time.ts";
import { approvalFor } from "../store/approvals.ts";
import { findWave, type StoredBurst } from "../store/bursts.ts";
import { lockSubject, PLACE_LANE, putCard, putOnce, type Slot } from "../store/outbox.ts";
import { wavesOfStory } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";
import { APPROVAL_SUBJECT, redrawApproval } from "./approvals.ts";
import { burstView } from "./burst-view.ts";
import type { Drawing } from "./drawing.ts";
import { redrawList } from "./lists.ts";

/** Subjects of messages that list bursts begin so. */
export const LIST_SUBJECT = "list:";

/** Draws the message about a subject in a place; equal content changes nothing. */
export async function redraw(tx: Kysely<Tables>, drawing: Drawing, slot: Slot, now: Instant): Promise<void> {
  await lockSubject(tx, slot);
  if (slot.subject.startsWith(LIST_SUBJECT)) return redrawList(tx, drawing, slot, now);
  if (slot.subject.startsWith(APPROVAL_SUBJECT)) return redrawApproval(tx, drawing, slot, now);
  const view = await viewOf(tx, drawing, slot);
  if (view !== null) await putCard(tx, slot, JSON.stringify(burstCard(view)), now);
}

/** Puts a line below a subject's message; the same (event, n) is said once. */
export async function putThreadLine(
  tx: Kysely<Tables>,
  drawing: Drawing,
  slot: Slot,
  event: ThreadEvent,
  n: number,
  now: Instant,
): Promise<void> {
  const view = await viewOf(tx, drawing, slot);
  if (view === null) return;
  await putOnce(tx, slot, `thread:${event.is}`, n, JSON.stringify(threadLine(event, view)), now);
}

/** Says in the place itself, once for each class, that a wave has come to a higher class of severity. */
export async function putRaisedLine(
  tx: Kysely<Tables>,
  drawing: Drawing,
  slot: Slot,
  { wave, severity }: Burst,
  now: Instant,
): Promise<void> {
  const view = await viewOf(tx, drawing, slot);
  if (view === null) return;
  const line = threadLine({ is: "raised", to: severityClass(severity) }, view);
  const card = { ...line, mention: view.mention };
  const n = wave * 1_000 + SEVERITY_CLASSES[severityClass(severity)];
  await putOnce(tx, slot, `${PLACE_LANE}raised`, n, JSON.stringify(card), now);
}

/** The wave that a story is about: the burst told first that is nobody else's, at its newest wave. */
export async function leadOf(tx: Kysely<Tables>, slot: Slot): Promise<StoredBurst | null> {
  return leadAmong(await wavesOn(tx, slot));
}

async function viewOf(tx: Kysely<Tables>, drawing: Drawing, slot: Slot): Promise<BurstCardView | null> {
  const waves = await wavesOn(tx, slot);
  const lead = leadAmong(waves);
  if (lead === null) return null;
  const { burst } = lead;
  const route = routesOf(burst.watch, drawing.routes).find(({ to }) => to === slot.place) ?? null;
  const released = await releaseOf(tx, slot.place, waves);
  const others = waves.filter((wave) => wave.burst.absorbedBy === null && wave.burst.watch !== burst.watch);
  return burstView(tx, drawing, lead, {
    handles: released === null ? (route?.handles ?? "masked") : released.handles,
    route,
    alsoFoundBy: [...new Set(others.map((wave) => wave.burst.watch))],
    released,
    pictures: drawing.picturesIn?.(slot.place) ?? false,
  });
}

/** Who released what stands on a message, the latest; null where nobody had to. */
async function releaseOf(
  tx: Kysely<Tables>,
  place: Place,
  waves: readonly StoredBurst[],
): Promise<(NonNullable<BurstCardView["released"]> & { readonly handles: "full" | "masked" }) | null> {
  for (const { burst } of waves.toReversed()) {
    const asked = await approvalFor(tx, place, { burst: burst.id, wave: burst.wave });
    const { state, by_name: by, decided_at: at } = asked ?? {};
    if (state !== "published" && state !== "masked") continue;
    if (by == null || at == null) continue;
    return { by, at, handles: state === "masked" ? "masked" : "full" };
  }
  return null;
}

async function wavesOn(tx: Kysely<Tables>, slot: Slot): Promise<readonly StoredBurst[]> {
  const rows = await wavesOfStory(tx, slot.place, slot.subject);
  const waves: StoredBurst[] = [];
  for (const row of rows) {
    const wave = await findWave(tx, { burst: row.burst_id, wave: row.wave });
    if (wave !== null) waves.push(wave);
  }
  return waves;
}

function leadAmong(waves: readonly StoredBurst[]): StoredBurst | null {
  const standing = waves.filter((wave) => wave.burst.absorbedBy === null);
  const first = standing[0] ?? waves[0];
  if (first === undefined) return null;
  return (
    (standing.length > 0 ? standing : waves).findLast((wave) => wave.burst.id === first.burst.id) ?? first
  );
}
