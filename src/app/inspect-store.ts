/** Looks at a store without running on it: what its tables lack, and whether everything chained in it holds. */
import { auditChain } from "../store/audit.ts";
import { evidenceChain } from "../store/evidence.ts";
import { lookAtStore, type StoreLook } from "../store/open.ts";
import { type ChainVerdict, verifyChain } from "../store/verify-chain.ts";

export interface Inspection {
  /** True when the tables are this version's. Older ones are brought up to date by the bot's next start. */
  readonly current: boolean;
  /** Null where the tables are older: chains are read by the version that knows them. */
  readonly chains: ChainInspection | null;
}

export interface ChainInspection {
  /** Links that hold, over all chains. */
  readonly links: number;
  readonly broken: readonly Extract<ChainVerdict, { is: "broken" }>[];
}

/** It takes no lock and changes nothing: a bot may be running on the store. @throws StoreError */
export async function inspectStore(url: string): Promise<Inspection> {
  return looking(url, async ({ db, pending }) => {
    const current = pending.length === 0;
    return { current, chains: current ? await inspectChains(db) : null };
  });
}

/** Whether the store opens and its tables are this version's; cheap enough for each minute. @throws StoreError */
export function isStoreCurrent(url: string): Promise<boolean> {
  return looking(url, async ({ pending }) => pending.length === 0);
}

async function looking<T>(url: string, look: (store: StoreLook) => Promise<T>): Promise<T> {
  await using stack = new AsyncDisposableStack();
  const store = await lookAtStore(url);
  stack.defer(() => store.close());
  return await look(store);
}

async function inspectChains(db: StoreLook["db"]): Promise<ChainInspection> {
  const watches = await db.selectFrom("watches").select("id").orderBy("id").execute();
  let links = 0;
  const broken: Extract<ChainVerdict, { is: "broken" }>[] = [];
  for (const chain of [...watches.map(({ id }) => evidenceChain(id)), auditChain]) {
    const verdict = await verifyChain(db, chain);
    if (verdict.is === "intact") links += verdict.links;
    else broken.push(verdict);
  }
  return { links, broken };
}
