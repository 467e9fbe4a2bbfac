/** Verifies all that a store holds as evidence: chains, what they stand for, and the head of the last day. */
import { auditChain } from "../store/audit.ts";
import { chainStart } from "../store/chain-starts.ts";
import type { Chain } from "../store/chains.ts";
import { type DayHead, dayHash, dayHeadByHash, latestDayHead } from "../store/day-heads.ts";
import { evidenceChain } from "../store/evidence.ts";
import { lookAtStore, type StoreLook } from "../store/open.ts";
import { StoreError } from "../store/store.ts";
import { type ChainVerdict, verifyChain } from "../store/verify-chain.ts";
import { type StoredFault, type StoredKind, verifyStored } from "../store/verify-stored.ts";
import { readRaw } from "./read-raw.ts";

export type VerifyStep =
  /** So many links or rows of this were read since the last step. */
  | { readonly is: "progress"; readonly of: string; readonly read: number }
  | { readonly is: "chain"; readonly verdict: ChainVerdict }
  | { readonly is: "stored"; readonly kind: StoredKind; readonly rows: number; readonly gone: number }
  | { readonly is: "stored-fault"; readonly fault: StoredFault }
  | { readonly is: "head"; readonly verdict: HeadVerdict };

export type HeadVerdict =
  /** Nothing was recorded yet, or what somebody kept is of no day of this database. */
  | { readonly is: "none" }
  | { readonly is: "unknown"; readonly hash: string }
  | {
      readonly is: "holds";
      readonly head: DayHead;
      /** Chains of which all that they held then went since, because its time was over: nothing is left to compare. */
      readonly gone: readonly { readonly chain: string; readonly n: number }[];
    }
  /** A chain does not hold any more what it held then; `at` is the link it came to. Null: the head's own record. */
  | { readonly is: "broken"; readonly head: DayHead; readonly chain: string | null; readonly at: number };

export interface VerifyOptions {
  /** A day's head as it was posted; null for the last one that is recorded. */
  readonly head: string | null;
  readonly signal: AbortSignal;
}

/** It takes no lock and changes nothing: a bot may be running on the store. @throws StoreError */
export async function* verifyStore(url: string, options: VerifyOptions): AsyncGenerator<VerifyStep> {
  await using stack = new AsyncDisposableStack();
  const store = await lookAtStore(url);
  stack.defer(() => store.close());
  if (store.pending.length > 0) {
    throw new StoreError(
      "migration",
      "The database has the tables of an older version. Verify it with that version, or start the bot once, which brings them up to date.",
    );
  }
  yield* verifyAll(store.db, options);
}

async function* verifyAll(db: StoreLook["db"], options: VerifyOptions): AsyncGenerator<VerifyStep> {
  for (const chain of await allChains(db)) {
    const verdict = await verifyChain(db, chain, () => options.signal.throwIfAborted());
    yield { is: "chain", verdict };
  }
  const sums = new Map<StoredKind, { rows: number; gone: number }>();
  for await (const step of verifyStored(db, readRaw)) {
    options.signal.throwIfAborted();
    if (step.is === "fault") {
      yield { is: "stored-fault", fault: step.fault };
      continue;
    }
    const sum = sums.get(step.kind) ?? { rows: 0, gone: 0 };
    sums.set(step.kind, { rows: sum.rows + step.rows, gone: sum.gone + step.gone });
    yield { is: "progress", of: step.kind, read: step.rows };
  }
  for (const [kind, sum] of sums) yield { is: "stored", kind, ...sum };
  yield { is: "head", verdict: await verifyHead(db, options.head) };
}

/** Also those of watches that were removed: what was collected stays. */
async function allChains(db: StoreLook["db"]): Promise<readonly Chain[]> {
  const watches = await db.selectFrom("watches").select("id").orderBy("id").execute();
  return [...watches.map(({ id }) => evidenceChain(id)), auditChain];
}

async function verifyHead(db: StoreLook["db"], hash: string | null): Promise<HeadVerdict> {
  const head = hash === null ? await latestDayHead(db) : await dayHeadByHash(db, hash);
  if (head === null) return hash === null ? { is: "none" } : { is: "unknown", hash };
  if (dayHash(head.chains) !== head.hash) return { is: "broken", head, chain: null, at: 0 };
  const gone: { chain: string; n: number }[] = [];
  for (const { chain, n, hash: then } of head.chains) {
    const start = await chainStart(db, chain);
    if (n === start.n && then === start.hash) continue;
    if (n < start.n) {
      gone.push({ chain, n });
      continue;
    }
    const of = chain === auditChain.name ? auditChain : evidenceChain(chain.replace(/^watch:/, ""));
    const [link] = await of.read(db, n - 1, 1);
    if (link?.n !== n || link.hash !== then) return { is: "broken", head, chain, at: n };
  }
  return { is: "holds", head, gone };
}
