/** Recomputes a hash chain from what is stored and names the first place where it does not hold. */
import type { Kysely } from "kysely";
import { type ChainMark, chainStart, isOurStart } from "./chain-starts.ts";
import { CHAIN_START, type Chain, type Hashed, type Link, linkHash } from "./chains.ts";
import type { Tables } from "./tables.ts";

export type ChainVerdict =
  | {
      readonly is: "intact";
      readonly chain: string;
      readonly links: number;
      /** The number of its first link: more than 1 where older ones went when their time was over. */
      readonly first: number;
      readonly head: string;
    }
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
 * Verifies up to the head, while appending may go on.
 * @param onRead hears how many links were read since it last heard; what it throws ends the work
 */
export async function verifyChain(
  db: Kysely<Tables>,
  chain: Chain,
  onRead: (links: number) => void = () => {},
): Promise<ChainVerdict> {
  const heard: Chain = {
    ...chain,
    async read(...from) {
      const links = await chain.read(...from);
      onRead(links.length);
      return links;
    },
  };
  for (let mark: ChainMark | null = null; ; ) {
    const turn = await verifyOn(db, heard, mark, LINKS_AT_A_TIME);
    if (turn.is !== "under-way") return turn;
    mark = turn.mark;
  }
}

/**
 * Verifies the next links of a chain, at most `limit`.
 * @param from behind which link; null for the beginning.
 */
export async function verifyOn(
  db: Kysely<Tables>,
  chain: Chain,
  from: ChainMark | null,
  limit: number,
): Promise<ChainVerdict | { readonly is: "under-way"; readonly mark: ChainMark }> {
  const head = await headOf(db, chain.name);
  const broken = (at: number, why: (ChainVerdict & { is: "broken" })["why"]): ChainVerdict => ({
    is: "broken",
    chain: chain.name,
    at,
    why,
  });
  const start = await chainStart(db, chain.name);
  // What was verified may have gone since.
  const mark = from === null || from.n < start.n ? start : from;
  if (mark === start && !(await isOurStart(db, chain.name, start))) return broken(start.n, "cut");
  let { n, hash } = mark;
  const links = await chain.read(db, n, Math.min(limit, head.n - n));
  if (links.length === 0 && n < head.n) return broken(n + 1, "cut");
  for (const link of links) {
    n++;
    if (link.n > head.n) return broken(n, "cut");
    if (link.n !== n) return broken(n, "missing");
    hash = linkHash(hash, withoutHash(link));
    if (hash !== link.hash) return broken(n, "changed");
  }
  if (n < head.n) return { is: "under-way", mark: { n, hash } };
  if (hash !== head.hash) return broken(head.n, "head");
  const [beyond] = await chain.read(db, head.n, 1);
  // A link past the head is honest only when the head has moved on since.
  if (beyond !== undefined && (await headOf(db, chain.name)).n < beyond.n) return broken(beyond.n, "added");
  return { is: "intact", chain: chain.name, links: head.n - start.n, first: start.n + 1, head: hash };
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
