/** Suggesting narrower rules for a watch of which people have muted or explained several bursts. */
import type { Kysely } from "kysely";
import { type Judged, type Narrower, narrowerRules } from "../../alerts/narrower.ts";
import { DAY, type Duration } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import { withdrawnAmong } from "../../store/corrections.ts";
import { noiseOf, noteSuggestion } from "../../store/suggestions.ts";
import type { Tables } from "../../store/tables.ts";
import { watchNamed } from "../desk/watch-named.ts";
import type { Bench } from "./bench.ts";

/** So many within a week are no accident. */
const TIMES = 3;
const WEEK: Duration = 7 * DAY;
/** What was worth following so long ago must not be lost. */
const REMEMBERED: Duration = 30 * DAY;

export interface Suggestion {
  readonly watch: Watch;
  /** How many bursts and mutes it follows from. */
  readonly times: number;
  readonly rules: Narrower;
}

/** Once a week and watch at most; null where there is nothing to suggest. */
export async function suggestNarrower(
  tx: Kysely<Tables>,
  { scope, author }: Pick<Bench, "scope" | "author">,
  watchId: string,
): Promise<Suggestion | null> {
  const watch = await watchNamed(tx, scope, watchId);
  if (watch === null) return null;
  const { bursts, more } = await noiseOf(tx, watchId, author.at - WEEK);
  const times = bursts.length + more;
  if (times < TIMES) return null;
  const noise = await judged(tx, bursts);
  if (noise.length === 0) return null;
  const rules = narrowerRules(noise, await wantedOf(tx, watchId, author.at - REMEMBERED), watch.keywords);
  if (rules.accounts === undefined && rules.exclude === undefined) return null;
  if (!(await noteSuggestion(tx, watchId, author.at - WEEK, author.at))) return null;
  return { watch, times, rules };
}

async function wantedOf(tx: Kysely<Tables>, watch: string, since: number): Promise<readonly Judged[]> {
  const rows = await tx
    .selectFrom("reviews")
    .select("burst_id")
    .distinct()
    .where("watch_id", "=", watch)
    .where("verdict", "in", ["follow-up", "declared"])
    .where("created_at", ">=", since)
    .execute();
  return judged(
    tx,
    rows.map(({ burst_id }) => burst_id),
  );
}

/** In the order that was asked for; each by its largest wave. */
async function judged(tx: Kysely<Tables>, bursts: readonly string[]): Promise<readonly Judged[]> {
  const found: Judged[] = [];
  const withdrawn = await withdrawnAmong(tx, bursts);
  for (const id of bursts) {
    // Its words are said to nobody.
    if (withdrawn.has(id)) continue;
    const row = await tx
      .selectFrom("bursts")
      .select(["passage", "accounts"])
      .where("id", "=", id)
      .orderBy("accounts", "desc")
      .executeTakeFirst();
    if (row !== undefined) found.push(row);
  }
  return found;
}
