/** The accounts of a dossier, some hundred at a time, each with what was seen of it last. */
import { type Kysely, sql } from "kysely";
import type { DossierSubject } from "../domain/dossier.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Standing } from "../domain/standing.ts";
import type { Instant } from "../domain/time.ts";
import { countedBy } from "./dossier-meant.ts";
import { snapshotFromRow } from "./snapshots.ts";
import type { Tables } from "./tables.ts";

export interface StoredDossierAccount {
  /** Its account key. */
  readonly account: string;
  readonly platform: string;
  readonly accountId: string;
  readonly handle: string | null;
  readonly posts: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** The newest in which its platform showed it, else the newest; null where nobody looked. */
  readonly snapshot: Snapshot | null;
  /** Null where nobody looked. */
  readonly standing: Standing | null;
}

/** Accounts held at a time. */
const ACCOUNTS_A_PAGE = 1_000;

interface Counted {
  readonly account_key: string;
  readonly posts: number;
  readonly first_at: Instant;
  readonly last_at: Instant;
}

/** By their first copy. */
export async function* dossierAccounts(
  db: Kysely<Tables>,
  subject: DossierSubject,
): AsyncGenerator<readonly StoredDossierAccount[]> {
  for (let after: Counted | null = null; ; ) {
    const page: readonly Counted[] = await countedAfter(db, subject, after);
    if (page.length === 0) return;
    yield await withWhatIsKnown(db, subject, page);
    after = page.at(-1) ?? null;
  }
}

async function countedAfter(
  db: Kysely<Tables>,
  subject: DossierSubject,
  after: Counted | null,
): Promise<readonly Counted[]> {
  const behind =
    after === null
      ? sql`1 = 1`
      : sql`(min(created_at), account_key) > (${after.first_at}, ${after.account_key})`;
  const { rows } = await sql<Counted>`
    select account_key, count(*) as posts, min(created_at) as first_at, max(created_at) as last_at
    from ${countedBy(subject)} as counted
    group by account_key having ${behind}
    order by min(created_at), account_key limit ${ACCOUNTS_A_PAGE}
  `.execute(db);
  return rows.map((row) => ({
    account_key: row.account_key,
    posts: Number(row.posts),
    first_at: Number(row.first_at),
    last_at: Number(row.last_at),
  }));
}

async function withWhatIsKnown(
  db: Kysely<Tables>,
  subject: DossierSubject,
  page: readonly Counted[],
): Promise<readonly StoredDossierAccount[]> {
  const keys = page.map(({ account_key }) => account_key);
  const names = await namesOf(db, keys);
  const ids = [...names.values()].map(({ accountId }) => accountId);
  const snapshots = await latestSnapshots(db, subject, ids);
  const standings = await latestStandings(db, subject, ids);
  return page.map(({ account_key: account, posts, first_at: firstAt, last_at: lastAt }) => {
    const name = names.get(account) ?? { ...split(account), handle: null, source: "" };
    const at = `${name.source}\n${name.accountId}`;
    const snapshot = snapshots.get(at) ?? null;
    const standing = standings.get(at) ?? snapshot?.standing ?? null;
    const { platform, accountId, handle } = name;
    return { account, platform, accountId, handle, posts, firstAt, lastAt, snapshot, standing };
  });
}

/** By account key: the handle seen last. */
async function namesOf(db: Kysely<Tables>, keys: readonly string[]) {
  const rows = await db
    .selectFrom("posts")
    .select(["platform", "account_id", "handle", "source", "created_at"])
    .where(
      "account_id",
      "in",
      keys.map((key) => split(key).accountId),
    )
    .where((eb) =>
      eb(
        "created_at",
        "=",
        eb
          .selectFrom("posts as later")
          .select((q) => q.fn.max("later.created_at").as("at"))
          .whereRef("later.platform", "=", "posts.platform")
          .whereRef("later.account_id", "=", "posts.account_id"),
      ),
    )
    .execute();
  return new Map(
    rows.map(({ platform, account_id: accountId, handle, source }) => [
      `${platform}:${accountId}`,
      { platform, accountId, handle, source },
    ]),
  );
}

function split(key: string): { readonly platform: string; readonly accountId: string } {
  const colon = key.indexOf(":");
  return { platform: key.slice(0, colon), accountId: key.slice(colon + 1) };
}

async function latestSnapshots(db: Kysely<Tables>, subject: DossierSubject, ids: readonly string[]) {
  let query = db
    .selectFrom("snapshots")
    .selectAll()
    .where("account_id", "in", [...ids]);
  if (subject.is !== "account") query = query.where("watch_id", "=", subject.watch);
  const rows = await query.orderBy("fetched_at").execute();
  const latest = new Map<string, Snapshot>();
  for (const row of rows) {
    const key = `${row.source}\n${row.account_id}`;
    if (row.handle !== null || !latest.has(key)) latest.set(key, snapshotFromRow(row));
  }
  return latest;
}

async function latestStandings(db: Kysely<Tables>, subject: DossierSubject, ids: readonly string[]) {
  let query = db
    .selectFrom("standings")
    .select(["source", "id", "standing"])
    .where("subject", "=", "account")
    .where("id", "in", [...ids]);
  if (subject.is !== "account") query = query.where("watch_id", "=", subject.watch);
  const rows = await query.orderBy("seen_at").execute();
  return new Map(rows.map((row) => [`${row.source}\n${row.id}`, row.standing]));
}
