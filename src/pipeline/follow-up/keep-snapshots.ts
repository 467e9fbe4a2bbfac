/** Keeps what was learnt of accounts: snapshots, names, changes of standing, and what follows for their texts. */
import type { Kysely } from "kysely";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { StandingChange } from "../../domain/standing.ts";
import type { Instant } from "../../domain/time.ts";
import { dropTexts } from "../../store/removed-texts.ts";
import { saveSnapshots, snapshotsOf } from "../../store/snapshots.ts";
import { recordStandings } from "../../store/standings.ts";
import type { Tables } from "../../store/tables.ts";
import { nameAccounts } from "../../store/wave-accounts.ts";

/** Within the transaction that settles the call. @returns what changed with them. */
export async function keepSnapshots(
  tx: Kysely<Tables>,
  of: { readonly watchId: string; readonly source: string; readonly removed: "drop" | "keep" },
  snapshots: readonly Snapshot[],
  now: Instant,
): Promise<readonly StandingChange[]> {
  const { watchId, source } = of;
  const ids = snapshots.map(({ accountId }) => accountId);
  const known = new Map<string, string>();
  for (const { accountId, profile } of await snapshotsOf(tx, watchId, source, ids)) {
    if (profile !== null) known.set(accountId, profile.handle);
  }
  await saveSnapshots(tx, watchId, snapshots);
  const handles = snapshots.flatMap(({ accountId, profile }): [string, string][] =>
    profile === null ? [] : [[accountId, profile.handle]],
  );
  await nameAccounts(tx, source, new Map(handles));
  const changes = await recordStandings(
    tx,
    { watchId, source, subject: "account" },
    snapshots.map(({ accountId, standing, profile }) => ({
      id: accountId,
      is: standing,
      earlierHandle: earlierHandle(known.get(accountId), profile?.handle),
    })),
    now,
  );
  const away = snapshots.filter(({ standing }) => standing !== "present").map(({ accountId }) => accountId);
  if (of.removed === "drop") await dropTexts(tx, source, { column: "account_id", ids: away }, now);
  return changes;
}

function earlierHandle(before: string | undefined, now: string | undefined): string | null {
  if (before === undefined || now === undefined) return null;
  return before === now ? null : before;
}
