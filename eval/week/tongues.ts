/** Which languages are spoken, by how many, and when: each has its night. */
import { english } from "./wording/english.ts";
import {
  arabic,
  chinese,
  french,
  german,
  hebrew,
  japanese,
  spanish,
  thai,
} from "./wording/other-languages.ts";
import type { Writer } from "./wording/writer.ts";

export interface Tongue {
  readonly writer: Writer;
  /** Of accounts and of posts. */
  readonly share: number;
  /** Hours that its day is ahead of UTC. */
  readonly ahead: number;
}

export const TONGUES: readonly Tongue[] = [
  { writer: english, share: 0.64, ahead: 0 },
  { writer: german, share: 0.08, ahead: 1 },
  { writer: spanish, share: 0.07, ahead: -4 },
  { writer: french, share: 0.05, ahead: 1 },
  { writer: japanese, share: 0.07, ahead: 9 },
  { writer: chinese, share: 0.03, ahead: 8 },
  { writer: thai, share: 0.02, ahead: 7 },
  { writer: arabic, share: 0.03, ahead: 3 },
  { writer: hebrew, share: 0.01, ahead: 2 },
];

/** Posts by hour of the day, relative to each other: a deep night, a lunch break, a long evening. */
const BY_HOUR = [
  22, 13, 8, 6, 5, 8, 18, 34, 44, 48, 50, 54, 60, 57, 52, 52, 55, 60, 68, 76, 82, 80, 64, 42,
] as const;
const DAY_SUM = BY_HOUR.reduce<number>((sum, weight) => sum + weight, 0);

/** The share of a day's posts that falls into this minute of the week (0 is Monday, 00:00 UTC). */
export function shareOfDay(minute: number, ahead: number): number {
  const local = minute / 60 + ahead + 24;
  const from = BY_HOUR[Math.floor(local) % 24]!;
  const to = BY_HOUR[Math.floor(local + 1) % 24]!;
  const part = local - Math.floor(local);
  return (from * (1 - part) + to * part) / DAY_SUM / 60;
}
