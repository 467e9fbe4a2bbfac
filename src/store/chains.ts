/**
 * Hash chains: each link's hash covers the one before, so that no stored link can be changed, taken out or
 * cut off without it showing. What a chain holds lies in a table of its own; its newest hash in chain_heads.
 */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { type Kysely, sql } from "kysely";
import { storableText } from "./storable-text.ts";
import type { Tables } from "./tables.ts";

/** The hash before the first link. */
export const CHAIN_START = "0".repeat(64);

/** What a hash covers: a link's own number and everything stored of it. */
export type Link = Readonly<Record<string, string | number>> & { readonly n: number };

/** A link with its hash, SHA-256 in hex. */
export type Hashed<L extends Link> = L & { readonly hash: string };

/** A chain as its table keeps it. */
export interface Chain {
  /** Its name in chain_heads. */
  readonly name: string;
  /** The stored links with n > `after`, by n, at most `limit`. */
  read(db: Kysely<Tables>, after: number, limit: number): Promise<readonly Hashed<Link>[]>;
}

/**
 * Numbers and hashes new links, moves the head, and answers with the rows to insert in the same
 * transaction. The head stays locked until that ends, so links are appended one writer after the other.
 */
export async function chainLinks<L extends Record<string, string | number>>(
  tx: Kysely<Tables>,
  name: string,
  contents: readonly L[],
): Promise<readonly Hashed<L & { n: number }>[]> {
  if (contents.length === 0) return [];
  const head = await tx
    .insertInto("chain_heads")
    .values({ chain: name, n: contents.length, hash: CHAIN_START })
    .onConflict((conflict) => conflict.column("chain").doUpdateSet({ n: sql`chain_heads.n + excluded.n` }))
    .returning(["n", "hash"])
    .executeTakeFirstOrThrow();
  const first = head.n - contents.length + 1;
  let previous = head.hash;
  const links = contents.map((content, index) => {
    const link = { ...content, n: first + index };
    previous = linkHash(previous, link);
    return { ...link, hash: previous };
  });
  await tx.updateTable("chain_heads").set({ hash: previous }).where("chain", "=", name).execute();
  return links;
}

/** hash_n = SHA-256 of hash_(n-1) in hex, a line feed, and the link as canonical JSON (RFC 8785). */
export function linkHash(previous: string, link: Link): string {
  return createHash("sha256")
    .update(`${previous}\n${canonicalize(link)}`)
    .digest("hex");
}

/** Text for a link: storable, because the hash covers what will be read back, and of bounded length. */
export function boundedText(text: string, length: number): string {
  return storableText(text.length <= length ? text : `${text.slice(0, length - 1)}…`);
}
