/** Telling places about a wave: decides for each route, and puts what follows from it into the outbox. */
import type { Kysely } from "kysely";
import { decide, type Gates, type Told } from "../alerts/decide.ts";
import { crossedMilestone, nextMilestone } from "../alerts/milestones.ts";
import { routesOf } from "../alerts/route.ts";
import type { ThreadEvent } from "../cards/thread-line.ts";
import { type Decision, type Mute, type Place, type Route, STORY_THREAD_AGE } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import { HOUR, type Instant } from "../domain/time.ts";
import { findWave, newestWave, type StoredBurst } from "../store/bursts.ts";
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
import type { Windows } from "./describe.ts";
import type { PipelineEvents } from "./events.ts";
import { type Drawing, leadOf, putRaisedLine, putThreadLine, redraw } from "./redraw.ts";

export interface Telling extends Drawing {
  readonly routes: readonly Route[];
  readonly mutes: readonly Mute[];
  readonly live: boolean;
  /** The windows without a copy after which a wave of each horizon has ended. */
  readonly windows: Windows;
  /** What surprise it takes to be announced. */
  readonly gates: Gates;
  readonly events: Pick<PipelineEvents, "decided">;
}

/** Tells every place that is routed to the wave's watch what it is to hear, once; all within `tx`. */
export async function tell(
  tx: Kysely<Tables>,
  telling: Telling,
  wave: StoredBurst,
  now: Instant,
): Promise<void> {
  const stories = await storiesOfWave(tx, { burst: wave.burst.id, wave: wave.burst.wave });
  for (const route of routesOf(wave.burst.watch, telling.routes)) {
    const row = stories.find((story) => story.place === route.to) ?? null;
    const decision = decide({
      burst: wave.burst,
      route,
      gates: telling.gates,
      told:
        row === null
          ? null
          : { accounts: row.told_accounts, severity: row.told_severity, ended: row.told_ended === 1 },
      mutes: telling.mutes,
      saidLastHour: route.ceiling === null ? 0 : await storiesSince(tx, route.to, now - HOUR),
      live: telling.live,
      now,
    });
    if (decision.reason !== "unchanged") {
      telling.events.decided({
        watch: wave.burst.watch,
        burst: wave.burst.id,
        wave: wave.burst.wave,
        place: route.to,
        reason: decision.reason,
      });
    }
    if (row !== null) await tellMore(tx, telling, wave, row, decision, now);
    else if (decision.speak) await tellFirst(tx, telling, wave, route.to, now);
  }
}

async function tellFirst(
  tx: Kysely<Tables>,
  telling: Telling,
  { burst }: StoredBurst,
  place: Place,
  now: Instant,
): Promise<void> {
  const id = { burst: burst.id, wave: burst.wave, watch: burst.watch };
  const thread = burst.wave === 1 ? null : await storyOfBurst(tx, place, burst.id, now - STORY_THREAD_AGE);
  const kin = thread === null ? await overlappingStory(tx, place, id) : null;
  const joined = thread ?? (kin !== null && kin.shared * 2 >= burst.posts ? kin.subject : null);
  const subject = joined ?? `story:${burst.id}.${burst.wave}`;
  if (joined === null) await openStory(tx, place, subject, now);
  await tellWave(tx, { place, subject }, id, toldOf(burst));
  await redraw(tx, telling, { place, subject }, now);
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
  const id = { burst: burst.id, wave: burst.wave, watch: burst.watch };
  if (burst.absorbedBy !== null) await followAbsorption(tx, telling, slot, burst.absorbedBy, now);
  await redraw(tx, telling, slot, now);
  if (!decision.speak) return;
  await tellWave(tx, slot, id, toldOf(burst));
  const lead = await leadOf(tx, slot);
  // A second watch's burst is a line on the message; its growth is not said again.
  if (lead?.burst.id !== burst.id || lead.burst.wave !== burst.wave) return;
  if (decision.reason === "ended") {
    const window = telling.windows[burst.horizon];
    await putThreadLine(tx, telling, slot, { is: "ended", window }, burst.wave, now);
    return;
  }
  if (decision.reason === "raised") await putRaisedLine(tx, telling, slot, burst, now);
  const milestone = crossedMilestone(row.told_accounts, burst.accounts);
  if (milestone === null) return;
  const event: ThreadEvent = {
    is: "grown",
    accountsAtFirst: row.first_accounts,
    nextAt: nextMilestone(burst.accounts),
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
  const wave = { burst: burst.id, wave: burst.wave, watch: burst.watch };
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
  return { accounts, severity, ended: state === "ended" };
}

/** Milestones of different waves are different lines. */
function lineNumber(wave: number, milestone: number): number {
  return wave * 100_000_000 + milestone;
}
