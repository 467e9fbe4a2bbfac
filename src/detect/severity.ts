/**
 * How much a burst deserves attention, 0–100, made of its posts alone: each part grows from 0 to 1 and is
 * full at its saturation point. One link in most copies halves it where that explains the words; later posts
 * can only raise it. A slow wave that becomes fast is measured anew, by its new window.
 */
import type { KnownCrew } from "../domain/crew.ts";
import { SEVERITY_POINTS, type SeverityParts } from "../domain/severity.ts";
import { type Duration, MINUTE } from "../domain/time.ts";

/** Where each part is full. */
export const SATURATION = {
  /** −log10 P: once in 10^30; some 14 accounts on an unseen passage with the whole past behind them. */
  surprise: 30,
  /** Accounts within ten minutes, beyond the first. */
  tempo: 9,
  /** Words that nobody writes twice by chance; the passage as it was first seen. */
  length: 40,
  /** The part of the accounts that are known to post together, when they shared so many passages. */
  crew: { share: 0.5, passages: 5 },
} as const;

/** The stretch in which tempo counts accounts. */
export const TEMPO_WINDOW: Duration = 10 * MINUTE;

export interface SeverityGrounds {
  readonly surprise: number;
  /** The most accounts within ten minutes. */
  readonly fastest: number;
  /** Words of the passage as it was first seen. */
  readonly words: number;
  /** What accounts among those that opened it had done together before. */
  readonly crew: KnownCrew | null;
}

/** The points that each part contributes, whole ones, so that they add up to the severity. */
export function severityParts(grounds: SeverityGrounds): SeverityParts {
  const { surprise, tempo, length } = SATURATION;
  return {
    surprise: points("surprise", grounds.surprise / surprise),
    tempo: points("tempo", (grounds.fastest - 1) / tempo),
    length: points("length", grounds.words / length),
    crew: points("crew", crewShare(grounds)),
    link: 0,
  };
}

/** The parts where one link in most copies explains the words: what it takes away is half of the others. */
export function withLink(parts: SeverityParts): SeverityParts {
  return { ...parts, link: -Math.floor(severityOf({ ...parts, link: 0 }) / 2) };
}

export function severityOf({ surprise, tempo, length, crew, link }: SeverityParts): number {
  return surprise + tempo + length + crew + link;
}

function crewShare({ crew }: SeverityGrounds): number {
  if (crew === null) return 0;
  const { share, passages } = SATURATION.crew;
  return Math.min(1, crew.accounts / crew.of / share) * Math.min(1, crew.passages / passages);
}

function points(part: keyof typeof SEVERITY_POINTS, filled: number): number {
  return Math.round(SEVERITY_POINTS[part] * Math.min(1, Math.max(0, filled)));
}
