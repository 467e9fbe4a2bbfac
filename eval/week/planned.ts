/** A post that is going to be made, and what a part of the week needs to plan its own. */
import type { Account } from "../../src/domain/account.ts";
import { DAY, type Duration, type Instant, MINUTE, SECOND } from "../../src/domain/time.ts";
import type { Accounts } from "./accounts.ts";
import type { Chance } from "./chance.ts";
import type { Label } from "./label.ts";

/** A Monday. */
export const START: Instant = Date.UTC(2026, 10, 2);
export const SPAN: Duration = 7 * DAY;

export interface PlannedPost {
  readonly at: Instant;
  readonly author: Account;
  readonly text: string;
  readonly lang: string | null;
  readonly label: Label;
  /** The id of the post that it reposts. */
  readonly repostOf: string | null;
}

export interface Plan {
  readonly chance: Chance;
  readonly accounts: Accounts;
  /** How many groups to make, where a full week has `count` of them. */
  groups(count: number): number;
  readonly add: (post: PlannedPost) => void;
}

/** English, original, in whole seconds. */
export function planned(
  at: Instant,
  author: Account,
  text: string,
  label: Label,
  lang: string | null = "en",
): PlannedPost {
  return { at: wholeSecond(at), author, text, lang, label, repostOf: null };
}

/** A moment of the week, and rather by day than by night. */
export function wakingMoment(chance: Chance): Instant {
  const day = chance.below(7) * DAY;
  const evening = (chance.next() + chance.next() + chance.next()) / 3;
  return START + day + Math.floor((6 + evening * 18) * 60) * MINUTE + chance.below(60) * SECOND;
}

export function anyMoment(chance: Chance): Instant {
  return START + Math.floor(chance.next() * SPAN);
}

export function isInWeek(at: Instant): boolean {
  return at >= START && at < START + SPAN;
}

function wholeSecond(at: Instant): Instant {
  return Math.floor(at / SECOND) * SECOND;
}
