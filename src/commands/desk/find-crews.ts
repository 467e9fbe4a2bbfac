/** The crews of the watches that may be seen, found in what is stored when somebody asks. */
import type { Kysely } from "kysely";
import { crewsOf } from "../../detect/crew-groups.ts";
import { recallCrews, remembered } from "../../detect/crews.ts";
import { accountKey } from "../../domain/account.ts";
import type { Crew } from "../../domain/crew.ts";
import { normalizeBase32, SHORT_ID_LENGTH } from "../../domain/ids.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import { crewRecords } from "../../store/memberships.ts";
import type { Tables } from "../../store/tables.ts";
import type { BurstSummary, CrewAnswer, CrewDetail, CrewSummary } from "../desk.ts";
import { currentWaves, summarize } from "./burst-summaries.ts";
import { inScope } from "./in-scope.ts";

/** How many candidates an ambiguous beginning is answered with. */
const CANDIDATES_SHOWN = 10;

/** The largest first. */
export async function listCrews(db: Kysely<Tables>, scope: Scope): Promise<readonly CrewSummary[]> {
  const watches = await db
    .selectFrom("watches")
    .select(["id", "definition", "clock"])
    .where(inScope(scope, "watches.id"))
    .where("clock", "is not", null)
    .orderBy("id")
    .execute();
  const found: { readonly crew: Crew; readonly watchName: string }[] = [];
  for (const { id, definition, clock } of watches) {
    const watchName = (JSON.parse(definition) as Watch).name;
    for (const crew of await crewsOfWatch(db, id, clock as Instant)) found.push({ crew, watchName });
  }
  const ids = found.map(({ crew }) => crew.id);
  return found
    .map((entry) => ({ ...entry, shortId: shortestId(entry.crew.id, ids) }))
    .sort((a, b) => b.crew.did.accounts - a.crew.did.accounts);
}

export async function findCrew(db: Kysely<Tables>, scope: Scope, name: string): Promise<CrewAnswer> {
  const beginning = normalizeBase32(name);
  if (beginning === null) return { is: "none" };
  const meant = (await listCrews(db, scope)).filter(({ crew }) => crew.id.startsWith(beginning));
  const [summary, ...others] = meant;
  if (summary === undefined) return { is: "none" };
  if (others.length === 0) return { is: "found", detail: await detailOf(db, scope, summary) };
  return { is: "several", shortIds: meant.slice(0, CANDIDATES_SHOWN).map(({ shortId }) => shortId) };
}

async function crewsOfWatch(db: Kysely<Tables>, watch: string, clock: Instant): Promise<readonly Crew[]> {
  return crewsOf(watch, recallCrews(clock, await crewRecords(db, watch, remembered(clock))));
}

async function detailOf(db: Kysely<Tables>, scope: Scope, summary: CrewSummary): Promise<CrewDetail> {
  const { crew } = summary;
  const rows = await currentWaves(db, scope)
    .selectAll("bursts")
    .where("bursts.id", "in", [...crew.bursts])
    .execute();
  const bursts = new Map(
    (await summarize(db, rows, scope)).map((each): [string, BurstSummary] => [each.burst.id, each]),
  );
  const named = await handlesOf(db, crew);
  return {
    ...summary,
    accounts: crew.members.map(({ account, passages }) => ({ ...named(account), passages })),
    bursts: crew.bursts.flatMap((id) => bursts.get(id) ?? []),
  };
}

/** The handles with which a crew's copies were posted, the latest of each account. */
async function handlesOf(db: Kysely<Tables>, crew: Crew) {
  const rows = await db
    .selectFrom("burst_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "burst_posts.source").onRef("posts.id", "=", "burst_posts.post_id"),
    )
    .select(["posts.platform", "posts.account_id", "posts.handle"])
    .where("burst_posts.burst_id", "in", [...crew.bursts])
    .orderBy("posts.created_at")
    .orderBy("posts.id")
    .execute();
  const names = new Map(
    rows.map(({ platform, account_id, handle }) => [
      accountKey(platform, account_id),
      { accountId: account_id, handle },
    ]),
  );
  return (account: string) => names.get(account) ?? { accountId: account, handle: null };
}

/** The shortest beginning that names no other crew. */
function shortestId(id: string, all: readonly string[]): string {
  for (let length = SHORT_ID_LENGTH.min; length < SHORT_ID_LENGTH.max; length += 1) {
    const short = id.slice(0, length);
    if (!all.some((other) => other !== id && other.startsWith(short))) return short;
  }
  return id.slice(0, SHORT_ID_LENGTH.max);
}
