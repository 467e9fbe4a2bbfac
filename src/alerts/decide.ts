/** Whether a place hears of a burst, with the reason by name: the only policy of announcing there is. */

import type { Decision, Route } from "../domain/alert.ts";
import { type Burst, thingOf } from "../domain/burst.ts";
import { takesPart } from "../domain/crew.ts";
import { crossedMilestone } from "../domain/milestones.ts";
import { SEVERITY_CLASSES } from "../domain/severity.ts";
import { type Duration, HOUR, type Instant, MINUTE } from "../domain/time.ts";
import { mustWait } from "./quiet-hours.ts";
import { type Gates, unremarkable } from "./remarkable.ts";
import { OPEN_ROUTE } from "./route.ts";

/** A burst whose last copy is older than this when it is found is history, not news. */
const STALE_AFTER: Duration = 2 * HOUR;

/** A known text is announced from so many accounts on; one of them may have handed it out. */
const KNOWN_TEXT_LEAST = 2;

/** Lines of growth about one burst are at least this far apart; one that is held back comes later or is overtaken. */
const LINE_EVERY: Duration = 10 * MINUTE;

/** What this place was told of this wave so far; null when nothing. */
export interface Told {
  /** Accounts at the last thing that was said of it: the card or a line of growth. */
  readonly accounts: number;
  /** The severity then. */
  readonly severity: number;
  readonly ended: boolean;
  /** When the last line of growth was said; null when none was. */
  readonly lineAt: Instant | null;
}

/** What a message that lists several bursts said of this wave. */
export interface Listed {
  readonly accounts: number;
  readonly severity: number;
}

export interface Facts {
  readonly burst: Burst;
  readonly route: Route;
  readonly gates: Gates;
  readonly told: Told | null;
  /** Null when no list of this place names the wave. */
  readonly listed: Listed | null;
  /** Whether quiet hours hold it back since it was found: then it was found in time. */
  readonly held: boolean;
  /** Whether a mute holds for it now (see mute). */
  readonly muted: boolean;
  /**
   * Whether an earlier wave of it was worth announcing and this place was told of none, because each was muted:
   * then a past that the place never heard of does not make this one usual.
   */
  readonly owed?: boolean;
  /** New messages that this place got within the hour before `now`. */
  readonly saidLastHour: number;
  /** False where event time is not clock time (replay): nothing is stale there. */
  readonly live: boolean;
  readonly now: Instant;
}

/**
 * The first reason that holds, in this order: what is over, what a person asked for, what the burst is
 * (of no words, explained, not enough history, below surprise, a small part, slow), what the route asks for.
 */
export function decide(facts: Facts): Decision {
  return facts.told === null ? decideFirst(facts) : decideNext(facts, facts.told);
}

/** What a place that asks for nothing hears of a burst: what stands in lists, and what `replay` measures by. */
export function openDecision(burst: Burst, gates: Gates): Decision {
  return decide({
    burst,
    route: OPEN_ROUTE,
    gates,
    told: null,
    listed: null,
    held: false,
    muted: false,
    saidLastHour: 0,
    live: false,
    now: burst.lastAt,
  });
}

function decideFirst(facts: Facts): Decision {
  const { burst, route, gates, listed, held, muted, owed, saidLastHour, live, now } = facts;
  if (burst.absorbedBy !== null) return silent("absorbed");
  if (muted) return silent("muted");
  // People pass on links, pictures and hashtags all day: that many do says too little to interrupt anybody.
  if (thingOf(burst) !== null) return silent("no-shared-words");
  const unremarkable = burst.knownText ? judgeKnownText(burst) : judgeBurst(burst, route, gates);
  const isOwed = owed === true && unremarkable === "below-surprise" && burst.horizon === "fast";
  if (unremarkable !== null && !isOwed) return silent(unremarkable);
  if (burst.severity < route.minSeverity) return silent("below-severity");
  if (live && !held && now - burst.lastAt > STALE_AFTER) return silent("stale");
  if (listed !== null && !isNewsSince(listed, burst)) return silent("listed");
  if (mustWait(burst.severity, route, now)) return silent("quiet-hours");
  if (route.ceiling !== null && saidLastHour >= route.ceiling) return silent("overCeiling");
  return speak(burst.wave === 1 ? "first" : "wave");
}

/**
 * What the burst itself says against announcing it. Accounts that are known to post together lift an
 * explanation.
 */
function judgeBurst(
  burst: Burst,
  route: Route,
  gates: Gates,
): "explained" | "quiet" | ReturnType<typeof unremarkable> {
  const explained = burst.explanations.some(({ liftedBy }) => liftedBy === null);
  if (explained && route.explained !== "off" && !takesPart(burst.crew)) return "explained";
  const reason = unremarkable(burst, gates);
  if (reason !== null) return reason;
  // A slow burst is worth a look, never an interruption.
  return burst.horizon === "slow" ? "quiet" : null;
}

/** Whoever names a text has asked for its copies, however usual, slow or explained they are. */
function judgeKnownText({ accounts }: Burst): "below-participation" | null {
  return accounts < KNOWN_TEXT_LEAST ? "below-participation" : null;
}

/** What a list named is told by itself once it has grown so much that a told one would get a line. */
function isNewsSince(listed: Listed, burst: Burst): boolean {
  if (burst.state === "ended") return false;
  return (
    crossedClass(listed.severity, burst.severity) ||
    crossedMilestone(listed.accounts, burst.accounts) !== null
  );
}

/** What was announced is followed to its end, muted or not said only in its thread. */
function decideNext({ burst, route, muted, now }: Facts, told: Told): Decision {
  if (burst.absorbedBy !== null) return silent("absorbed");
  if (muted) return silent("muted");
  const next = nextWord(burst, told, now);
  return next.speak && mustWait(burst.severity, route, now) ? silent("quiet-hours") : next;
}

function nextWord(burst: Burst, told: Told, now: Instant): Decision {
  if (burst.state === "ended" && !told.ended) return speak("ended");
  if (crossedClass(told.severity, burst.severity)) return speak("raised");
  if (crossedMilestone(told.accounts, burst.accounts) === null) return silent("unchanged");
  return mayAddLine(told, now) ? speak("grown") : silent("paced");
}

/** Whether the last line of growth lies far enough back for another. */
export function mayAddLine({ lineAt }: Pick<Told, "lineAt">, now: Instant): boolean {
  return lineAt === null || now - lineAt >= LINE_EVERY;
}

/** Whether it is in a higher class of severity than when the place was told. */
function crossedClass(before: number, after: number): boolean {
  return Object.values(SEVERITY_CLASSES).some((from) => before < from && after >= from);
}

function speak(reason: Extract<Decision, { speak: true }>["reason"]): Decision {
  return { speak: true, reason };
}

function silent(reason: Extract<Decision, { speak: false }>["reason"]): Decision {
  return { speak: false, reason };
}
