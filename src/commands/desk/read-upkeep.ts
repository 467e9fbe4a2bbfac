/** What the bot did for its own house, as far as somebody may see it: forgotten, verified, backed up, stopped. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { UpkeepView } from "../../cards/upkeep-facts.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import { lastBackup } from "../../store/backups.ts";
import { chainChecks } from "../../store/chain-checks.ts";
import { choreStates } from "../../store/chores.ts";
import { evidenceChain } from "../../store/evidence.ts";
import { activeHolds, isFree, isKeptBy } from "../../store/holds.ts";
import { lastStop } from "../../store/runs.ts";
import type { Tables } from "../../store/tables.ts";
import { inScope, postInScope } from "./in-scope.ts";

/** Of more posts than these nobody needs the number, while they are on their way out. */
const COUNTED = 10_000;

/** For how long texts are kept, and what proves them. */
export interface Kept {
  readonly texts: Duration;
  readonly hashes: Duration;
}

export async function readUpkeep(
  db: Kysely<Tables>,
  scope: Scope,
  kept: Kept | null,
  now: Instant,
): Promise<UpkeepView> {
  return {
    lastStop: await lastStop(db),
    chains: await readChains(db, scope),
    lastBackup: await lastBackup(db),
    kept: kept === null ? null : await readKept(db, scope, kept, now),
  };
}

/** The evidence of the watches in scope; the audit log is for those who see everything. */
export async function readChains(db: Kysely<Tables>, scope: Scope): Promise<UpkeepView["chains"]> {
  const checks = new Map((await chainChecks(db)).map((check) => [check.chain, check]));
  const watches = await db
    .selectFrom("watches")
    .select(["id", "definition"])
    .where(inScope(scope, "watches.id"))
    .orderBy("id")
    .execute();
  const named = watches.map(({ id, definition }) => ({
    name: (JSON.parse(definition) as { name: string }).name,
    chain: evidenceChain(id).name,
  }));
  const seen = [...named, ...(scope.all ? [{ name: null, chain: "audit" }] : [])].flatMap(
    ({ name, chain }) => {
      const check = checks.get(chain);
      return check === undefined ? [] : [{ name, ...check }];
    },
  );
  return {
    checkedAt: seen.length === 0 ? null : Math.min(...seen.map(({ checkedAt }) => checkedAt)),
    broken: seen.flatMap(({ name, broken }) => (broken === null ? [] : [{ name, ...broken }])),
  };
}

async function readKept(
  db: Kysely<Tables>,
  scope: Scope,
  { texts, hashes }: Kept,
  now: Instant,
): Promise<NonNullable<UpkeepView["kept"]>> {
  const since = now - texts;
  // The oldest of them, so that a large rest is not gone through for an answer.
  const old = db
    .selectFrom("posts")
    .select(["source", "id", "platform", "account_id"])
    .where("text", "is not", null)
    .where("collected_at", "<", since)
    .where(postInScope(scope))
    .orderBy("collected_at")
    .limit(COUNTED);
  const count = async (of: ReturnType<typeof isFree>) => {
    const { n } = await db
      .selectFrom(old.as("posts"))
      .select((q) => q.fn.countAll<number>().as("n"))
      .where(of)
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  const holds: string[] = [];
  for (const hold of await activeHolds(db, now)) {
    if ((await count(isKeptBy(hold))) > 0) holds.push(hold.name);
  }
  const next = await db
    .selectFrom("posts")
    .select("collected_at")
    .where("text", "is not", null)
    .where("collected_at", ">=", since)
    .where(postInScope(scope))
    .orderBy("collected_at")
    .limit(1)
    .executeTakeFirst();
  const states = scope.all ? await choreStates(db) : [];
  const removed = (chore: string) => {
    const state = states.find((each) => each.chore === chore);
    return state?.removed == null || state.removed_at === null
      ? null
      : { n: state.removed, at: state.removed_at };
  };
  return {
    texts,
    hashes,
    removed: { texts: removed("texts"), hashes: removed("hashes") },
    due: await count(isFree(now)),
    nextAt: next === undefined ? null : next.collected_at + texts,
    held: { texts: await count(sql<SqlBool>`not ${isFree(now)}`), holds },
  };
}
