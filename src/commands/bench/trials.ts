/** Trying a change of a watch on what was read of it, before anything is changed. */
import type { Kysely } from "kysely";
import type { Verdict } from "../../domain/desk-notes.ts";
import type { TriedBurst, TriedRules, TryRules } from "../../domain/trial.ts";
import type { Tables } from "../../store/tables.ts";
import type { NamedTriedBurst, WatchDraft, WatchTrial, WatchTried } from "../watch-outcomes.ts";
import type { Bench } from "./bench.ts";
import { plannedChange } from "./watches.ts";

export async function tryWatch(
  db: Kysely<Tables>,
  bench: Bench,
  id: string,
  draft: WatchDraft,
): Promise<WatchTried> {
  const planned = await plannedChange(db, bench, id, draft);
  if (planned.is !== "planned") return planned;
  const { before, after } = planned;
  const tryRules = bench.watching?.tryRules;
  if (tryRules === undefined) return { is: "no-watch" };
  return { is: "trying", watch: before, trial: named(db, tryRules, { before, after }, bench.author.at) };
}

async function* named(
  db: Kysely<Tables>,
  tryRules: TryRules,
  rules: TriedRules,
  now: number,
): AsyncGenerator<number, WatchTrial | null> {
  const outcome = yield* tryRules(rules, now);
  if (outcome === null) return null;
  return {
    ...outcome,
    kept: await withNames(db, outcome.kept),
    gone: await withNames(db, outcome.gone),
    added: await withNames(db, outcome.added),
  };
}

/** Those that were reviewed first, then the largest. */
async function withNames(
  db: Kysely<Tables>,
  bursts: readonly TriedBurst[],
): Promise<readonly NamedTriedBurst[]> {
  const found: NamedTriedBurst[] = [];
  for (const burst of bursts) {
    const row = await db
      .selectFrom("bursts")
      .select("short_id")
      .where("id", "=", burst.id)
      .executeTakeFirst();
    const review = await db
      .selectFrom("reviews")
      .select("verdict")
      .where("burst_id", "=", burst.id)
      .orderBy("id", "desc")
      .executeTakeFirst();
    const verdict = (review?.verdict ?? null) as Verdict | null;
    found.push({ ...burst, shortId: row?.short_id ?? null, verdict });
  }
  const reviewedFirst = (burst: NamedTriedBurst) => (burst.verdict === null ? 1 : 0);
  return found.sort((a, b) => reviewedFirst(a) - reviewedFirst(b) || b.accounts - a.accounts);
}
