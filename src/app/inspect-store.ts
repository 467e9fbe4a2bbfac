/** Looks at a store without running on it: it opens, and everything chained in it is read again. */
import { auditChain } from "../store/audit.ts";
import { evidenceChain } from "../store/evidence.ts";
import { openStore } from "../store/open.ts";
import { type ChainVerdict, verifyChain } from "../store/verify-chain.ts";

export interface Inspection {
  /** Links that hold, over all chains. */
  readonly links: number;
  readonly broken: readonly Extract<ChainVerdict, { is: "broken" }>[];
}

/** It takes no lock: a bot may be running on the store. @throws StoreError */
export async function inspectStore(url: string): Promise<Inspection> {
  await using stack = new AsyncDisposableStack();
  const store = await openStore(url);
  stack.defer(() => store.close());
  const watches = await store.db.selectFrom("watches").select("id").orderBy("id").execute();
  let links = 0;
  const broken: Extract<ChainVerdict, { is: "broken" }>[] = [];
  for (const chain of [...watches.map(({ id }) => evidenceChain(id)), auditChain]) {
    const verdict = await verifyChain(store.db, chain);
    if (verdict.is === "intact") links += verdict.links;
    else broken.push(verdict);
  }
  return { links, broken };
}
