/** Puts together what was learnt of a burst's accounts and posts, as numbers and quotations. */
import { accountKey } from "../domain/account.ts";
import { type Burst, type BurstMember, thingOf } from "../domain/burst.ts";
import {
  type Ages,
  type Declaration,
  type Following,
  NEW_ACCOUNT,
  type StandingNow,
} from "../domain/following.ts";
import { REFUSALS } from "../domain/reading.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Standing, StandingChange } from "../domain/standing.ts";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { carriedBy, explainedSince, type LookedAtCopy, type QuotedText } from "./carried.ts";
import { type DeclarationReader, declarationReader, declaringNames } from "./declarations.ts";

export interface Learnt {
  readonly watch: Pick<Watch, "name" | "keywords">;
  readonly found: readonly BurstMember[];
  readonly errands: readonly {
    readonly source: string;
    readonly kind: string;
    readonly state: "waiting" | "done";
    readonly error: string | null;
    readonly done_at: Instant | null;
  }[];
  readonly details: readonly LookedAtCopy[];
  readonly quoted: readonly QuotedText[];
  /** The earliest first. */
  readonly snapshots: readonly Snapshot[];
  /** The earliest first. */
  readonly standings: readonly (StandingChange & { readonly source: string })[];
}

/** @param extra phrases that declare by themselves in this installation. */
export function followingOf(
  burst: Pick<Burst, "detectedAt" | "passage" | "kind">,
  members: readonly BurstMember[],
  learnt: Learnt,
  extra: readonly string[],
): Following {
  const all = [...members, ...learnt.found];
  const accounts = new Map<string, BurstMember[]>();
  for (const member of all) {
    const key = keyOf(member);
    const posts = accounts.get(key);
    if (posts === undefined) accounts.set(key, [member]);
    else posts.push(member);
  }
  const profiles = latestProfiles(learnt.snapshots);
  const declarations = new Map<string, Declaration>();
  const read = declarationReader({ names: declaringNames(learnt.watch), extra });
  for (const [key, posts] of accounts) {
    const bio = profiles.get(accountOf(posts))?.profile?.bio ?? null;
    const declaration = declarationOf(bio, posts, read);
    if (declaration !== null) declarations.set(key, declaration);
  }
  const first = declarations.values().next().value;
  const [earliest] = learnt.found;
  const carried = carriedBy(learnt.details);
  return {
    accounts: accounts.size,
    posts: all.length,
    ages: agesOf(burst.detectedAt, [...accounts.values()], profiles, learnt.errands),
    declaring: first === undefined ? null : { accounts: declarations.size, first },
    declarations,
    found:
      earliest === undefined
        ? null
        : {
            members: learnt.found,
            accounts: new Set(learnt.found.map(keyOf)).size,
            firstAt: earliest.createdAt,
          },
    carried,
    explainedSince: thingOf(burst) === null ? explainedSince(burst.passage, carried, learnt.quoted) : null,
    standing: standingOf(accounts, learnt),
  };
}

/** By source and id: as an account was last shown, which is kept when it is shown no more. */
function latestProfiles(snapshots: readonly Snapshot[]): ReadonlyMap<string, Snapshot> {
  const latest = new Map<string, Snapshot>();
  for (const snapshot of snapshots) {
    const key = `${snapshot.source}\n${snapshot.accountId}`;
    if (snapshot.profile !== null || !latest.has(key)) latest.set(key, snapshot);
  }
  return latest;
}

function declarationOf(
  bio: string | null,
  posts: readonly BurstMember[],
  read: DeclarationReader,
): Declaration | null {
  const inBio = bio === null ? null : read(bio, "bio");
  if (inBio !== null) return { quoted: inBio, in: "bio" };
  for (const { text } of posts) {
    const quoted = text === null ? null : read(text, "post");
    if (quoted !== null) return { quoted, in: "post" };
  }
  return null;
}

function agesOf(
  at: Instant,
  accounts: readonly (readonly BurstMember[])[],
  profiles: ReadonlyMap<string, Snapshot>,
  errands: Learnt["errands"],
): Ages | null {
  const looking = errands.filter(({ kind }) => kind === "accounts");
  if (looking.length === 0) return null;
  let known = 0;
  let young = 0;
  for (const posts of accounts) {
    const made = profiles.get(accountOf(posts))?.profile?.createdAt ?? null;
    if (made === null) continue;
    known += 1;
    if (made > at - NEW_ACCOUNT) young += 1;
  }
  if (known === accounts.length) return { known, young, rest: "complete" };
  const isLooking = looking.some(({ state, error }) => state === "waiting" && error === null);
  if (isLooking) return { known, young, rest: "looking" };
  const why = looking.flatMap(({ error }) => error ?? []);
  const isRefused = why.some((error) => (REFUSALS as readonly string[]).includes(error));
  return { known, young, rest: isRefused ? "refused" : why.length > 0 ? "failed" : "complete" };
}

function standingOf(
  accounts: ReadonlyMap<string, readonly BurstMember[]>,
  { errands, standings }: Learnt,
): StandingNow | null {
  const looks = errands.flatMap(({ kind, done_at }) =>
    kind === "standing" && done_at !== null ? done_at : [],
  );
  if (looks.length === 0) return null;
  const latest = new Map<string, Standing>();
  const renamed = new Set<string>();
  for (const { source, subject, id, is, earlierHandle } of standings) {
    latest.set(`${source}\n${subject}\n${id}`, is);
    if (earlierHandle !== null) renamed.add(`${source}\n${id}`);
  }
  const counts = { suspended: 0, protected: 0, gone: 0 };
  let postsGone = 0;
  for (const posts of accounts.values()) {
    const { source, accountId } = posts[0] as BurstMember;
    const is = latest.get(`${source}\naccount\n${accountId}`) ?? "present";
    if (is !== "present") counts[is] += 1;
    else postsGone += posts.filter(({ postId }) => isAway(latest.get(`${source}\npost\n${postId}`))).length;
  }
  return { lookedAt: Math.max(...looks), ...counts, renamed: renamed.size, postsGone };
}

function isAway(is: Standing | undefined): boolean {
  return is !== undefined && is !== "present";
}

function keyOf({ platform, accountId }: BurstMember): string {
  return accountKey(platform, accountId);
}

/** The account of posts that are all by the same one, as snapshots name it. */
function accountOf([post]: readonly BurstMember[]): string {
  return post === undefined ? "" : `${post.source}\n${post.accountId}`;
}
