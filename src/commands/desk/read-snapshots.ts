/** What platforms said of an account when they were asked, and what it declares itself. */
import type { Kysely } from "kysely";
import { accountKey } from "../../domain/account.ts";
import type { Declaration } from "../../domain/following.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Watch } from "../../domain/watch.ts";
import { declarationReader, declaringNames } from "../../evidence/declarations.ts";
import { snapshotFromRow } from "../../store/snapshots.ts";
import type { Tables } from "../../store/tables.ts";
import { inScope } from "./in-scope.ts";

/** What was fetched of it for the watches in scope, each moment once. */
export async function snapshotsOf(
  db: Kysely<Tables>,
  scope: Scope,
  account: { readonly platform: string; readonly account_id: string },
): Promise<readonly Snapshot[]> {
  const rows = await db
    .selectFrom("snapshots")
    .selectAll()
    .where("source", "=", account.platform)
    .where("account_id", "=", account.account_id)
    .where(inScope(scope, "snapshots.watch_id"))
    .orderBy("fetched_at")
    .execute();
  return rows
    .filter((row, i) => row.fetched_at !== rows[i - 1]?.fetched_at)
    .map((row) => snapshotFromRow(row));
}

/** By the watches in scope in which it posted: a role is a declaration where it is for the one that is watched. */
export async function declarationOf(
  db: Kysely<Tables>,
  scope: Scope,
  account: { readonly platform: string; readonly account_id: string },
  known: { readonly snapshots: readonly Snapshot[]; readonly declarations: readonly string[] },
): Promise<Declaration | null> {
  const bio = known.snapshots.findLast(({ profile }) => profile !== null)?.profile?.bio ?? null;
  if (bio === null) return null;
  const watches = await db
    .selectFrom("watches")
    .select("definition")
    .where(inScope(scope, "watches.id"))
    .where("id", "in", (eb) =>
      eb
        .selectFrom("watch_posts")
        .select("watch_id")
        .where("account_key", "=", accountKey(account.platform, account.account_id)),
    )
    .execute();
  const names = watches.flatMap(({ definition }) => declaringNames(JSON.parse(definition) as Watch));
  const quoted = declarationReader({ names, extra: known.declarations })(bio, "bio");
  return quoted === null ? null : { quoted, in: "bio" };
}
