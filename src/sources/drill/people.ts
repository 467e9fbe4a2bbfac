/** The drill's accounts. Their handles hold a hyphen, so that none of them can be somebody's on a real platform. */
import { DAY, type Instant } from "../../domain/time.ts";
import type { Random } from "./random.ts";

export interface Person {
  readonly id: string;
  readonly handle: string;
  readonly createdAt: Instant;
}

const FIRST: readonly string[] = [
  "quay",
  "tide",
  "net",
  "salt",
  "gull",
  "crane",
  "fog",
  "rope",
  "eel",
  "tar",
  "buoy",
  "pier",
  "amber",
  "north",
  "tin",
  "kelp",
];

const SECOND: readonly string[] = [
  "mender",
  "walker",
  "song",
  "reader",
  "cook",
  "rider",
  "baker",
  "keeper",
  "dreamer",
  "painter",
  "runner",
  "sitter",
  "watcher",
  "fiddler",
];

/** Accounts some years old. `firstNumber` keeps ids and handles of several groups apart. */
export function ordinaryPeople(count: number, firstNumber: number, start: Instant, random: Random): Person[] {
  return people(count, firstNumber, () => start - Math.floor((90 + random.next() * 3_000) * DAY), random);
}

/** Accounts two to six weeks old. */
export function hiredPeople(count: number, firstNumber: number, start: Instant, random: Random): Person[] {
  return people(count, firstNumber, () => start - Math.floor((14 + random.next() * 28) * DAY), random);
}

function people(count: number, firstNumber: number, createdAt: () => Instant, random: Random): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const number = firstNumber + index;
    return {
      id: `drill-account-${String(number).padStart(4, "0")}`,
      handle: `${random.pick(FIRST)}-${random.pick(SECOND)}-${number}`,
      createdAt: wholeSecond(createdAt()),
    };
  });
}

export function wholeSecond(instant: number): Instant {
  return Math.floor(instant / 1_000) * 1_000;
}
