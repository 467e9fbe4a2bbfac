/** Whether a place hears of a burst, with the reason by name: the only policy of announcing there is. */
import type { Decision, Mute, Route } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import { type Duration, HOUR, type Instant } from "../domain/time.ts";
import { crossedMilestone } from "./milestones.ts";
import { muteOf } from "./mute.ts";
import { OPEN_ROUTE } from "./route.ts";

/** A burst whose last copy is older than this when it is found is history, not news. */
const STALE_AFTER: Duration = 2 * HOUR;

/** What this place was told of this wave so far; null when nothing. */
export interface Told {
  /** Accounts at the last thing that was said of it: the card or a line of growth. */
  readonly accounts: number;
  readonly ended: boolean;
}

export interface Facts {
  readonly burst: Burst;
  readonly route: Route;
  readonly told: Told | null;
  readonly mutes: readonly Mute[];
  /** New messages that this place got within the hour before `now`. */
  readonly saidLastHour: number;
  /** False where event time is not clock time (replay): nothing is stale there. */
  readonly live: boolean;
  readonly now: Instant;
}

/**
 * The first reason that holds, in this order: what is over, what a person asked for, what the burst is,
 * what the route asks for.
 */
export function decide(facts: Facts): Decision {
  return facts.told === null ? decideFirst(facts) : decideNext(facts, facts.told);
}

/** What a place that asks for nothing hears of a burst: what stands in lists, and what `replay` measures by. */
export function openDecision(burst: Burst): Decision {
  return decide({
    burst,
    route: OPEN_ROUTE,
    told: null,
    mutes: [],
    saidLastHour: 0,
    live: false,
    now: burst.lastAt,
  });
}

function decideFirst({ burst, route, mutes, saidLastHour, live, now }: Facts): Decision {
  if (burst.absorbedBy !== null) return silent("absorbed");
  if (muteOf(burst, mutes, now) !== null) return silent("muted");
  // A slow burst is worth a look, never an interruption.
  if (burst.horizon === "slow") return silent("quiet");
  if (burst.explanations.length > 0 && route.explained !== "off") return silent("explained");
  if (burst.severity !== null && burst.severity < route.minSeverity) return silent("below-severity");
  if (live && now - burst.lastAt > STALE_AFTER) return silent("stale");
  if (route.ceiling !== null && saidLastHour >= route.ceiling) return silent("overCeiling");
  return speak(burst.wave === 1 ? "first" : "wave");
}

/** What was announced is followed to its end, muted or not said only in its thread. */
function decideNext({ burst, mutes, now }: Facts, told: Told): Decision {
  if (burst.absorbedBy !== null) return silent("absorbed");
  if (muteOf(burst, mutes, now) !== null) return silent("muted");
  if (burst.state === "ended" && !told.ended) return speak("ended");
  if (crossedMilestone(told.accounts, burst.accounts) !== null) return speak("grown");
  return silent("unchanged");
}

function speak(reason: Extract<Decision, { speak: true }>["reason"]): Decision {
  return { speak: true, reason };
}

function silent(reason: Extract<Decision, { speak: false }>["reason"]): Decision {
  return { speak: false, reason };
}
