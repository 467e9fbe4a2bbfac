/** Recomputes a hash chain from what is stored and names the first place where it does not hold. */
import type { Kysely } from "kysely";
import { CHAIN_START, type Chain, type Hashed, type Link, linkHash } from "./chains.ts";
import type { Tables } from "./tables.ts";

export type ChainVerdict =
  | { readonly is: "intact"; readonly chain: string; readonly links: number; readonly head: string }
  | {
      readonly is: "broken";
      readonly chain: string;
      /** The number of the first link that does not hold. */
      readonly at: number;
      /**
       * changed: the link, or its hash, is not what was written. missing: it is not there, while later ones
       * are. cut: it and all later ones are gone. added: it was written past the head. head: the last link
       * holds, yet the head names another hash.
       */
      readonly why: "changed" | "missing" | "cut" | "added" | "head";
    };

/** How many links are read at a time; the chain of a busy watch has millions. */
const LINKS_AT_A_TIME = 2_000;

/**
 * Verifies up to the head as it stood at the beginning, so that appending may go on meanwhile.
 * @param onRead hears how many links were read since it last heard; what it throws ends the work
 */
export async function verifyChain(
  db: Kysely<Tables>,
  chain: Chain,
  onRead: (links: number) => void = () => {},
): Promise<ChainVerdict> {
  const head = await headOf(db, chain.name);
  const broken = (at: number, why: (ChainVerdict & { is: "broken" })["why"]): ChainVerdict => ({
    is: "broken",
    chain: chain.name,
    at,
    why,
  });
  let hash = CHAIN_START;
  for (let n = 0; n < head.n; ) {
    const links = await chain.read(db, n, Math.min(LINKS_AT_A_TIME, head.n - n));
    if (links.length === 0) return broken(n + 1, "cut");
    onRead(links.length);
    for (const link of links) {
      n++;
      if (link.n > head.n) return broken(n, "cut");
      if (link.n !== n) return broken(n, "missing");
      hash = linkHash(hash, withoutHash(link));
      if (hash !== link.hash) return broken(n, "changed");
    }
  }
  if (hash !== head.hash) return broken(head.n, "head");
  const [beyond] = await chain.read(db, head.n, 1);
  // A link past the head is honest only when the head has moved on since.
  if (beyond !== undefined && (await headOf(db, chain.name)).n < beyond.n) return broken(beyond.n, "added");
  return { is: "intact", chain: chain.name, links: head.n, head: hash };
}

async function headOf(db: Kysely<Tables>, name: string): Promise<{ n: number; hash: string }> {
  const head = await db
    .selectFrom("chain_heads")
    .select(["n", "hash"])
    .where("chain", "=", name)
    .executeTakeFirst();
  return head ?? { n: 0, hash: CHAIN_START };
}

function withoutHash({ hash: _, ...link }: Hashed<Link>): Link {
  return link as Link;
}
