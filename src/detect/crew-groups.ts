/** The crews of a watch: bursts that share significantly many accounts, and the accounts that keep it up. */
import type { Crew } from "../domain/crew.ts";
import { compareText } from "../domain/post.ts";
import { type Copy, isSignificant, LEAST_SHARED, whatTheyDid } from "./co-posting.ts";
import { type Crews, LEAST_ACCOUNTS } from "./crews.ts";
import { crewId } from "./identity.ts";

/** Whoever shared so many different passages with the others belongs to a crew. */
const LEAST_PASSAGES = 3;

/** The crews, the one with the most accounts first. O(sum of the squares of the accounts' memberships). */
export function crewsOf(watch: string, crews: Crews): readonly Crew[] {
  const partners = significantPartners(crews);
  return components(partners)
    .flatMap((bursts) => crewAmong(watch, crews, { bursts, partners }) ?? [])
    .sort((a, b) => b.did.accounts - a.did.accounts || compareText(a.id, b.id));
}

type Partners = ReadonlyMap<string, ReadonlySet<string>>;

/** For each burst the bursts that share significantly many of its accounts. */
function significantPartners(crews: Crews): Partners {
  const partners = new Map<string, Set<string>>();
  for (const [burst, copies] of crews.bursts) {
    if (!crews.feeds(burst)) continue;
    const shared = new Map<string, { accounts: number; weight: number }>();
    for (const { account, seq } of copies.values()) {
      for (const other of crews.memberships.get(account) ?? []) {
        if (other <= burst || !crews.feeds(other)) continue;
        if (crews.bursts.get(other)!.get(account)!.seq === seq) continue;
        const of = shared.get(other) ?? { accounts: 0, weight: 0 };
        shared.set(other, { accounts: of.accounts + 1, weight: of.weight + crews.weight(account) });
      }
    }
    for (const [other, { accounts, weight }] of shared) {
      const sizes = { n: copies.size, m: crews.bursts.get(other)!.size, accounts: crews.accounts };
      if (accounts < LEAST_SHARED || !isSignificant(weight, sizes)) continue;
      partners.set(burst, (partners.get(burst) ?? new Set()).add(other));
      partners.set(other, (partners.get(other) ?? new Set()).add(burst));
    }
  }
  return partners;
}

/** Bursts that hang together by their partners. */
function components(partners: Partners): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of partners.keys()) {
    if (seen.has(start)) continue;
    const component = [start];
    seen.add(start);
    for (let i = 0; i < component.length; i++) {
      for (const next of partners.get(component[i]!)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        component.push(next);
      }
    }
    found.push(component);
  }
  return found;
}

function crewAmong(
  watch: string,
  crews: Crews,
  { bursts, partners }: { bursts: readonly string[]; partners: Partners },
): Crew | null {
  const company = new Map<string, Set<number>>();
  for (const burst of bursts) {
    for (const { account, seq } of crews.bursts.get(burst)!.values()) {
      const own = crews.memberships.get(account)!;
      const isShared = [...partners.get(burst)!].some((other) => own.has(other));
      if (isShared) company.set(account, (company.get(account) ?? new Set()).add(seq));
    }
  }
  const members = [...company]
    .map(([account, posts]) => ({ account, passages: posts.size }))
    .filter(({ passages }) => passages >= LEAST_PASSAGES)
    .sort((a, b) => b.passages - a.passages || compareText(a.account, b.account));
  if (members.length < LEAST_ACCOUNTS) return null;
  const isMember = new Set(members.map(({ account }) => account));
  const shared = bursts
    .map((burst) => {
      const copies = [...crews.bursts.get(burst)!.values()].filter(({ account }) => isMember.has(account));
      return { burst, copies, firstAt: earliest(copies) };
    })
    .filter(({ copies }) => copies.length >= LEAST_SHARED)
    .sort((a, b) => a.firstAt - b.firstAt || compareText(a.burst, b.burst));
  const [oldest] = shared;
  if (oldest === undefined) return null;
  return {
    id: crewId(watch, oldest.burst),
    did: whatTheyDid(
      members.length,
      shared.map(({ copies }) => copies),
    ),
    members,
    bursts: shared.map(({ burst }) => burst),
    firstAt: oldest.firstAt,
    lastAt: Math.max(...shared.flatMap(({ copies }) => copies.map(({ createdAt }) => createdAt))),
  };
}

function earliest(copies: readonly Copy[]): number {
  return copies.reduce((first, { createdAt }) => Math.min(first, createdAt), Number.POSITIVE_INFINITY);
}
