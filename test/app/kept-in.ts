/** What a bot has learnt of its bursts' accounts and posts, read from its database when it has stopped. */
import { evidenceChain } from "../../src/store/evidence.ts";
import { openStore } from "../../src/store/open.ts";
import { verifyChain } from "../../src/store/verify-chain.ts";

/** What was learnt, without what differs between two runs that learnt the same. */
export async function keptIn(database: string) {
  const store = await openStore(`sqlite:${database}`);
  try {
    const { db } = store;
    const spent = await db
      .selectFrom("ledger")
      .select((q) => q.fn.sum<number>("cost").as("cost"))
      .execute();
    const chain = await verifyChain(db, evidenceChain("lindqvist"));
    return {
      chain: chain.is,
      errands: await db
        .selectFrom("errands")
        .select(["kind", "n", "state", "error"])
        .orderBy("kind")
        .orderBy("n")
        .execute(),
      snapshots: await db
        .selectFrom("snapshots")
        .select(["account_id", "standing", "bio", "handle", "raw_sha256"])
        .orderBy("account_id")
        .orderBy("fetched_at")
        .execute(),
      found: await db.selectFrom("found_posts").select(["post_id", "account_key"]).execute(),
      standings: await db
        .selectFrom("standings")
        .select(["subject", "id", "standing"])
        .orderBy("id")
        .execute(),
      texts: await db.selectFrom("posts").select(["id", "text"]).orderBy("id").execute(),
      evidence: await db
        .selectFrom("evidence")
        .select(["kind", "subject", "sha256"])
        .orderBy("kind")
        .orderBy("subject")
        .orderBy("at")
        .execute(),
      spent: Number(spent[0]?.cost),
    };
  } finally {
    await store.close();
  }
}
