/** The co-posting network of a dossier: its most active accounts, because pairs grow with the square. */
import type { Kysely } from "kysely";
import type { DossierSubject } from "../../domain/dossier.ts";
import type { Duration } from "../../domain/time.ts";
import { coPostingEdges, type Edge, type NetworkNode } from "../../evidence/network.ts";
import { sharesOf } from "../../store/dossier-shares.ts";
import type { Tables } from "../../store/tables.ts";

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly Edge[];
  readonly timeWindow: Duration;
}

/** Accounts in it at most, and posts of theirs: some ten thousand edges, which any program opens. */
const NETWORK_LIMITS = { accounts: 250, shares: 2_500 } as const;

export async function networkOf(
  db: Kysely<Tables>,
  subject: DossierSubject,
  timeWindow: Duration,
): Promise<Network> {
  const shares = await sharesOf(db, subject, NETWORK_LIMITS);
  const names = new Map<string, NetworkNode>();
  for (const { account, name } of shares) {
    const posts = (names.get(account)?.posts ?? 0) + 1;
    names.set(account, { account, name, posts });
  }
  return { nodes: [...names.values()], edges: coPostingEdges(shares, timeWindow), timeWindow };
}
