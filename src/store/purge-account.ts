/** What is kept of a purged account besides its posts: looked-up profiles, and records of what people did about it. */
import { type Kysely, type SqlBool, sql } from "kysely";
import { accountKey } from "../domain/account.ts";
import type { DossierSubject } from "../domain/dossier.ts";
import { purgeUnreadable } from "./purge-unreadable.ts";
import type { Tables } from "./tables.ts";

/**
 * Puts the alias in the place of its key and its name. A mute or a hold of it means nobody any more: whom it meant is
 * not to be known here.
 */
export async function purgeAccount(
  tx: Kysely<Tables>,
  {
    platform,
    accountId,
    alias,
  }: { readonly platform: string; readonly accountId: string; readonly alias: string },
): Promise<void> {
  const renamed = { from: accountKey(platform, accountId), to: accountKey(platform, alias), alias };
  await forgetLookUps(tx, accountId);
  await purgeUnreadable(tx, accountId);
  await tx
    .updateTable("holds")
    .set({ target_id: renamed.to, name: alias })
    .where("target_kind", "=", "account")
    .where("target_id", "=", renamed.from)
    .execute();
  await renameInMutes(tx, renamed);
  await renameInExports(tx, renamed);
}

interface Renamed {
  /** Account keys. */
  readonly from: string;
  readonly to: string;
  readonly alias: string;
}

/** Whatever was remembered for a while and tells of it; what else goes with that is looked up again. */
async function forgetLookUps(tx: Kysely<Tables>, accountId: string): Promise<void> {
  await tx
    .deleteFrom("cache")
    .where(sql<SqlBool>`(key like 'accounts:%' or key like 'look-ups:%')`)
    .where("value", "like", `%${JSON.stringify(accountId)}%`)
    .execute();
}

async function renameInMutes(tx: Kysely<Tables>, { from, to, alias }: Renamed): Promise<void> {
  const rows = await tx
    .selectFrom("mutes")
    .select(["id", "target_id"])
    .where("target_kind", "=", "accounts")
    .where("target_id", "like", `%${JSON.stringify(from)}%`)
    .execute();
  for (const { id, target_id: target } of rows) {
    const accounts = JSON.parse(target) as readonly { readonly key: string; readonly name: string }[];
    const renamed = accounts.map((each) => (each.key === from ? { key: to, name: alias } : each));
    await tx
      .updateTable("mutes")
      .set({ target_id: JSON.stringify(renamed) })
      .where("id", "=", id)
      .execute();
  }
}

async function renameInExports(tx: Kysely<Tables>, { from, to, alias }: Renamed): Promise<void> {
  const rows = await tx
    .selectFrom("exports")
    .select(["id", "about"])
    .where("about", "like", `%${from}%`)
    .execute();
  for (const { id, about } of rows) {
    const subject = JSON.parse(about ?? "null") as DossierSubject | null;
    if (subject?.is === "account" && subject.account === from) {
      const renamed: DossierSubject = { ...subject, account: to, name: alias };
      await tx
        .updateTable("exports")
        .set({ about: JSON.stringify(renamed), subject: alias })
        .where("id", "=", id)
        .execute();
    }
    if (subject?.is === "crew" && subject.accounts.includes(from)) {
      const accounts = subject.accounts.map((account) => (account === from ? to : account));
      const renamed: DossierSubject = { ...subject, accounts };
      await tx
        .updateTable("exports")
        .set({ about: JSON.stringify(renamed) })
        .where("id", "=", id)
        .execute();
    }
  }
}
