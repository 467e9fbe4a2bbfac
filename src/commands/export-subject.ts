/** What somebody means by what they typed for a dossier: a burst, a crew, an account, or a day of a watch. */

import { accountKey } from "../domain/account.ts";
import type { SubjectAnswer } from "../domain/dossier.ts";
import { DAY } from "../domain/time.ts";
import { accountNamed } from "../evidence/account-address.ts";
import type { Desk } from "./desk.ts";

export const SUBJECT_KINDS = ["burst", "crew", "account", "watch"] as const;
type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface SubjectAsked {
  readonly id: string;
  /** "2026-11-05", in UTC; undefined where none was given. */
  readonly day: string | undefined;
  /** Undefined for whatever there is, in the order of the kinds. */
  readonly kind: SubjectKind | undefined;
}

/** An "@" is an account, a day goes with a watch; else what has this id. */
export async function subjectOf(
  desk: Pick<Desk, "burst" | "crew" | "account" | "texts">,
  asked: SubjectAsked,
): Promise<SubjectAnswer> {
  const name = accountNamed(asked.id);
  if (asked.kind === "account" || (asked.kind === undefined && name.startsWith("@"))) {
    return findAccount(desk, name);
  }
  if (asked.kind === "watch" || (asked.kind === undefined && asked.day !== undefined)) {
    return findDay(desk, asked);
  }
  if (asked.kind !== "crew") {
    const burst = await findBurst(desk, asked.id);
    if (burst.is !== "none" || asked.kind === "burst") return burst;
  }
  return findCrew(desk, asked.id);
}

async function findBurst(desk: Pick<Desk, "burst">, name: string): Promise<SubjectAnswer> {
  const answer = await desk.burst(name);
  if (answer.is === "none") return answer;
  if (answer.is === "several") return { is: "several", names: answer.shortIds };
  const { burst, shortId, withdrawn } = answer.detail;
  if (withdrawn) return { is: "withdrawn", name: shortId };
  return { is: "found", subject: { is: "burst", name: shortId, burst: burst.id, watch: burst.watch } };
}

async function findCrew(desk: Pick<Desk, "crew">, name: string): Promise<SubjectAnswer> {
  const answer = await desk.crew(name);
  if (answer.is === "none") return answer;
  if (answer.is === "several") return { is: "several", names: answer.shortIds };
  const { crew, shortId, bursts } = answer.detail;
  const watch = bursts[0]?.burst.watch;
  // What was taken back says nothing of its accounts any more.
  const standing = bursts.filter(({ withdrawn }) => !withdrawn).map(({ burst }) => burst.id);
  if (watch === undefined || standing.length === 0) return { is: "none" };
  const accounts = crew.members.map(({ account }) => account);
  return { is: "found", subject: { is: "crew", name: shortId, watch, accounts, bursts: standing } };
}

async function findAccount(desk: Pick<Desk, "account">, name: string): Promise<SubjectAnswer> {
  const { accounts, more } = await desk.account(name);
  const [account] = accounts;
  if (account === undefined) return { is: "none" };
  if (accounts.length + more > 1) {
    return { is: "several", names: accounts.map(({ accountId }) => accountId) };
  }
  const [handle] = account.handles;
  const called = handle === undefined ? account.accountId : `@${handle}`;
  const key = accountKey(account.platform, account.accountId);
  return { is: "found", subject: { is: "account", name: called, account: key } };
}

async function findDay(
  desk: Pick<Desk, "texts">,
  { id, day }: Pick<SubjectAsked, "id" | "day">,
): Promise<SubjectAnswer> {
  const [watch] = await desk.texts(id);
  if (watch === undefined) return { is: "none" };
  const from = day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  // A thirtieth of February is read as a day of March, and is none.
  if (Number.isNaN(from) || new Date(from).toISOString().slice(0, 10) !== day) return { is: "no-day" };
  return {
    is: "found",
    subject: { is: "day", name: `${watch.watch} ${day}`, watch: watch.watch, from, to: from + DAY },
  };
}
