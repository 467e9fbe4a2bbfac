/** Asking a person before a place is told: the question in its own place, kept up until it is answered. */
import type { Kysely } from "kysely";
import { approvalCard } from "../cards/approval-card.ts";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import { approvalAsked, approvalFor, putApproval } from "../store/approvals.ts";
import { findWave, type StoredBurst } from "../store/bursts.ts";
import { putCard, type Slot } from "../store/outbox.ts";
import type { Tables } from "../store/tables.ts";
import { burstView } from "./burst-view.ts";
import type { Drawing } from "./drawing.ts";

/** Subjects of questions begin so. */
export const APPROVAL_SUBJECT = "approval:";

/** Asks whether a place may be told of a wave, or keeps the question up that was asked. */
export async function askApproval(
  tx: Kysely<Tables>,
  drawing: Drawing,
  place: Place,
  { burst }: StoredBurst,
  now: Instant,
): Promise<void> {
  // The configuration does not run without a place to ask in.
  const { approvalsAt } = drawing;
  if (approvalsAt === undefined || approvalsAt === null) return;
  const wave = { burst: burst.id, wave: burst.wave, watch: burst.watch };
  const asked = {
    place: approvalsAt,
    subject: `${APPROVAL_SUBJECT}${place}:${burst.id}.${burst.wave}`,
  };
  await putApproval(tx, place, wave, asked, now);
  await redrawApproval(tx, drawing, asked, now);
}

/** A question that was asked is kept up, whatever is decided about the wave meanwhile. */
export async function keepUpApproval(
  tx: Kysely<Tables>,
  drawing: Drawing,
  place: Place,
  { burst }: StoredBurst,
  now: Instant,
): Promise<void> {
  const asked = await approvalFor(tx, place, { burst: burst.id, wave: burst.wave });
  if (asked !== null)
    await redrawApproval(tx, drawing, { place: asked.asked_in, subject: asked.subject }, now);
}

export async function redrawApproval(
  tx: Kysely<Tables>,
  drawing: Drawing,
  slot: Slot,
  now: Instant,
): Promise<void> {
  const asked = await approvalAsked(tx, slot);
  const wave = asked === null ? null : await findWave(tx, { burst: asked.burst_id, wave: asked.wave });
  if (asked === null || wave === null) return;
  const route = drawing.routes.find(({ to }) => to === slot.place) ?? null;
  // Whoever decides has to see what would be published.
  const view = await burstView(tx, drawing, wave, {
    handles: "full",
    route: route === null ? null : { ...route, mention: null },
    alsoFoundBy: [],
    released: null,
  });
  const { state, by_name: by, decided_at: at } = asked;
  const decided = by === null || at === null || state === "waiting" ? null : { how: state, by, at };
  await putCard(tx, slot, JSON.stringify(approvalCard(view, { place: asked.place, decided })), now);
}
