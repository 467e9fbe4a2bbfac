/** Telling places about a wave: decides for each route, and puts what follows from it into the outbox. */
import type { Kysely } from "kysely";
import { decide, mayAddLine, type Told } from "../alerts/decide.ts";
import type { Gates } from "../alerts/remarkable.ts";
import { routesOf } from "../alerts/route.ts";
import type { ThreadEvent } from "../cards/thread-line.ts";
import { type Decision, type Place, type Route, STORY_THREAD_AGE } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import { crossedMilestone, nextMilestone } from "../domain/milestones.ts";
import { HOUR, type Instant } from "../domain/time.ts";
import { findWave, newestWave, type StoredBurst, type WaveId } from "../store/bursts.ts";
import { decisionOn, isOwed, noteDecision } from "../store/decisions.ts";
import { membersOf } from "../store/members.ts";
import type { Slot } from "../store/outbox.ts";
import {
  openStory,
  overlappingStory,
  storiesOfWave,
  storiesSince,
  storyOfBurst,
  tellWave,
} from "../store/stories.ts";
import type { StoryBurstRow, Tables } from "../store/tables.ts";
import { askApproval, keepUpApproval } from "./approvals.ts";
import type { Drawing } from "./drawing.ts";
import type { PipelineEvents } from "./events.ts";
import { putEvidenceCall } from "./evidence-webhook.ts";
import { growthOf } from "./growth.ts";
import { isFoundLate, listLate, listOverCeiling } from "./lists.ts";
import { type Muting, muteOn } from "./muted.ts";
import { leadOf, putRaisedLine, putThreadLine, redraw } from "./redraw.ts";
import { type WindowsOfWatches, windowsFor } from "./weigh.ts";

export interface Telling extends Drawing, Muting, WindowsOfWatches {
  readonly routes: readonly Route[];
  readonly live: boolean;
  /** Whether this poll reads what was missed: what is found after its time comes as one message. */
  readonly late: boolean;
  /** Whether places are to hear first that we are back; what is found late waits for that. */
  readonly away?: boolean;
  /** What surprise it takes to be announced. */
  readonly gates: Gates & Muting["gates"];
  readonly events: Pick<PipelineEvents, "decided">;
}

/** Tells every place that is routed to the wave's watch what it is to hear, once; all within `tx`. */
export async function tell(
  tx: Kysely<Tables>,
  telling: Telling,
  wave: StoredBurst,
  now: Instant,
): Promise<void> {
  const stories = await storiesOfWave(tx, waveId(wave));
  for (const route of routesOf(wave.burst.watch, telling.routes)) {
    const row = stories.find((story) => story.place === route.to) ?? null;
    if (row === null) await tellAnew(tx, telling, wave, route, now);
    else {
      const decision = await decideAgain(tx, telling, wave, { row, route }, now);
      await tellMore(tx, telling, wave, row, decision, now);
      if (route.approval) await keepUpApproval(tx, telling, route.to, wave, now);
    }
  }
}

/** Tells the places that know of a wave what they have not heard of it yet. */
export async function tellOn(
  tx: Kysely<Tables>,
  telling: Telling,
  wave: StoredBurst,
  now: Instant,
): Promise<void> {
  const routes = routesOf(wave.burst.watch, telling.routes);
  for (const row of await storiesOfWave(tx, waveId(wave))) {
    const route = routes.find(({ to }) => to === row.place);
    if (route === undefined) continue;
    const decision = await decideAgain(tx, telling, wave, { row, route }, now);
    // Nothing of the burst has changed, so that its card is as it was.
    if (decision.speak) await tellMore(tx, telling, wave, row, decision, now);
  }
}

async function tellAnew(
  tx: Kysely<Tables>,
  telling: Telling,
  wave: StoredBurst,
  route: Route,
  now: Instant,
): Promise<void> {
  const place = route.to;
  if (route.approval) return tellAfterApproval(tx, telling, wave, route, now);
  const isLate = telling.late && isFoundLate(wave.burst, now);
  const before = await decisionOn(tx, place, waveId(wave));
  const decision = decide({
    burst: wave.burst,
    route,
    gates: telling.gates,
    told: null,
    listed:
      before === null || before.listed_accounts === null || before.listed_severity === null
        ? null
        : { accounts: before.listed_accounts, severity: before.listed_severity },
    held: before?.reason === "quiet-hours",
    muted: (await muteOn(tx, telling, wave.burst, now)) !== null,
    owed: await isOwed(tx, place, waveId(wave)),
    saidLastHour: route.ceiling === null ? 0 : await storiesSince(tx, place, now - HOUR),
    live: telling.live && !isLate,
    now,
  });
  await note(tx, telling, wave, place, decision, now);
  if (isLate && (decision.speak || decision.reason === "overCeiling")) {
    await listLate(tx, telling, place, wave, now);
  } else if (decision.speak) await tellFirst(tx, telling, wave, place, now);
  else if (decision.reason === "overCeiling") await listOverCeiling(tx, telling, route, wave, now);
}

/** A place that wants a person asked first hears nothing by itself, and nothing in lists. */
async function tellAfterApproval(
  tx: Kysely<Tables>,
  telling: Telling,
  wave: StoredBurst,
  route: Route,
  now: Instant,
): Promise<void> {
  const { speak, reason } = decide({
    burst: wave.burst,
    // A person is asked at once, and decides when the place is told.
    route: { ...route, quietHours: null, ceiling: null },
    gates: telling.gates,
    told: null,
    listed: null,
    held: false,
    muted: (await muteOn(tx, telling, wave.burst, now)) !== null,
    owed: await isOwed(tx, route.to, waveId(wave)),
    saidLastHour: 0,
    live: telling.live,
    now,
  });
  const asked = speak ? "awaiting-approval" : reason;
  await note(tx, telling, wave, route.to, { speak: false, reason: asked }, now);
  if (speak) await askApproval(tx, telling, route.to, wave, now);
  else await keepUpApproval(tx, telling, route.to, wave, now);
}

async function decideAgain(
  tx: Kysely<Tables>,
  telling: Telling,
  wave: StoredBurst,
  { row, route }: { readonly row: StoryBurstRow; readonly route: Route },
  now: Instant,
): Promise<Decision> {
  const decision = decide({
    burst: wave.burst,
    route,
    gates: telling.gates,
    told: {
      accounts: row.told_accounts,
      severity: row.told_severity,
      ended: row.told_ended === 1,
      lineAt: row.line_at,
    },
    listed: null,
    held: false,
    muted: (await muteOn(tx, telling, wave.burst, now)) !== null,
    saidLastHour: 0,
    live: telling.live,
    now,
  });
  await note(tx, telling, wave, route.to, decision, now);
  return decision;
}

/** Keeps a decision that is new, and reports it. */
async function note(
  tx: Kysely<Tables>,
  telling: Telling,
  wave: StoredBurst,
  place: Place,
  { reason }: Decision,
  now: Instant,
): Promise<void> {
  if (reason === "unchanged") return;
  const { burst } = wave;
  if (!(await noteDecision(tx, place, waveId(wave), reason, now))) return;
  telling.events.decided({ watch: burst.watch, burst: burst.id, wave: burst.wave, place, reason });
}

/** Tells a place of a wave for the first time: as a message of its own, or on one that it has. */
export async function tellFirst(
  tx: Kysely<Tables>,
  telling: Drawing,
  stored: StoredBurst,
  place: Place,
  now: Instant,
): Promise<void> {
  const { burst } = stored;
  const id = waveId({ burst });
  const thread = burst.wave === 1 ? null : await storyOfBurst(tx, place, burst.id, now - STORY_THREAD_AGE);
  const kin = thread === null ? await overlappingStory(tx, place, id) : null;
  const joined = thread ?? (kin !== null && kin.shared * 2 >= burst.posts ? kin.subject : null);
  const subject = joined ?? `story:${burst.id}.${burst.wave}`;
  if (joined === null) await openStory(tx, place, subject, now);
  await tellWave(tx, { place, subject }, id, toldOf(burst));
  await redraw(tx, telling, { place, subject }, now);
  if (telling.callsEvidence === true) await putEvidenceCall(tx, stored, now);
  if (thread !== null) {
    const previous = await findWave(tx, { burst: burst.id, wave: burst.wave - 1 });
    const event = { is: "wave", previousEndedAt: previous?.burst.lastAt ?? null } as const;
    await putThreadLine(tx, telling, { place, subject }, event, burst.wave, now);
  }
}

/** The place knows of it: its message is kept up, and what is worth a line gets one. */
async function tellMore(
  tx: Kysely<Tables>,
  telling: Telling,
  { burst }: StoredBurst,
  row: StoryBurstRow,
  decision: Decision,
  now: Instant,
): Promise<void> {
  const slot: Slot = { place: row.place, subject: row.subject };
  if (burst.absorbedBy !== null) await followAbsorption(tx, telling, slot, burst.absorbedBy, now);
  await redraw(tx, telling, slot, now);
  if (!decision.speak) return;
  const milestone = mayAddLine({ lineAt: row.line_at }, now)
    ? crossedMilestone(row.told_accounts, burst.accounts)
    : null;
  const ended = decision.reason === "ended";
  await tellWave(tx, slot, waveId({ burst }), {
    // A line that is held back now is still to come, unless the end overtakes it.
    accounts: milestone === null && !ended ? row.told_accounts : burst.accounts,
    severity: burst.severity,
    ended,
    lineAt: milestone === null || ended ? row.line_at : now,
  });
  const lead = await leadOf(tx, slot);
  // A second watch's burst is a line on the message; its growth is not said again.
  if (lead?.burst.id !== burst.id || lead.burst.wave !== burst.wave) return;
  if (ended) {
    const window = windowsFor(telling, burst.watch)[burst.horizon];
    const looksCost = telling.looksCost?.(burst.watch, burst) ?? null;
    await putThreadLine(tx, telling, slot, { is: "ended", window, looksCost }, burst.wave, now);
    return;
  }
  if (decision.reason === "raised") await putRaisedLine(tx, telling, slot, burst, now);
  if (milestone === null) return;
  const event: ThreadEvent = {
    is: "grown",
    accountsAtFirst: row.first_accounts,
    nextAt: nextMilestone(burst.accounts),
    growth: growthOf(burst.passage, await membersOf(tx, { burst: burst.id, wave: burst.wave })),
  };
  await putThreadLine(tx, telling, slot, event, lineNumber(burst.wave, milestone), now);
}

/** A message whose burst was absorbed goes on as the absorbing one's, or points to that one's message. */
async function followAbsorption(
  tx: Kysely<Tables>,
  telling: Telling,
  slot: Slot,
  into: string,
  now: Instant,
): Promise<void> {
  const absorber = await newestWave(tx, into);
  if (absorber === null) return;
  const { burst } = absorber;
  const wave = waveId(absorber);
  const told = (await storiesOfWave(tx, wave)).find((story) => story.place === slot.place);
  if (told === undefined) {
    await tellWave(tx, slot, wave, toldOf(burst));
  } else if (told.subject !== slot.subject) {
    await redraw(tx, telling, told, now);
    await putThreadLine(tx, telling, slot, { is: "absorbed", into: absorber.shortId }, burst.wave, now);
  }
}

/** What a place knows of a burst when it was told of it just now. */
function toldOf({ accounts, severity, state }: Burst): Told {
  return { accounts, severity, ended: state === "ended", lineAt: null };
}

function waveId({ burst }: Pick<StoredBurst, "burst">): WaveId & { readonly watch: string } {
  return { burst: burst.id, wave: burst.wave, watch: burst.watch };
}

/** Milestones of different waves are different lines. */
function lineNumber(wave: number, milestone: number): number {
  return wave * 100_000_000 + milestone;
}
