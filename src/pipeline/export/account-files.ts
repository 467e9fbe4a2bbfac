/** The file with a line for each account. */
import type { Kysely } from "kysely";
import type { DossierSubject } from "../../domain/dossier.ts";
import type { Watch } from "../../domain/watch.ts";
import { declarationReader, declaringNames } from "../../evidence/declarations.ts";
import { accountRow, accountsHeader, type DossierAccount } from "../../evidence/dossier-rows.ts";
import type { ManifestFile } from "../../evidence/manifest.ts";
import { dossierAccounts, type StoredDossierAccount } from "../../store/dossier-accounts.ts";
import { watchesOf } from "../../store/dossier-scope.ts";
import type { Tables } from "../../store/tables.ts";
import { openFileSink } from "./file-sink.ts";

/** With what each account itself says of its relation to what is watched. */
export async function* describedAccounts(
  db: Kysely<Tables>,
  subject: DossierSubject,
  declarations: readonly string[],
): AsyncGenerator<readonly DossierAccount[]> {
  const read = declarationReader({ names: await namesFor(db, subject), extra: declarations });
  for await (const page of dossierAccounts(db, subject))
    yield page.map((account) => described(account, read));
}

export async function writeAccounts(
  db: Kysely<Tables>,
  subject: DossierSubject,
  { folder, declarations }: { readonly folder: string; readonly declarations: readonly string[] },
  signal: AbortSignal,
): Promise<{ readonly file: ManifestFile; readonly count: number }> {
  await using sink = await openFileSink(folder, "accounts.csv");
  await sink.write(accountsHeader());
  let count = 0;
  for await (const page of describedAccounts(db, subject, declarations)) {
    signal.throwIfAborted();
    await sink.write(page.map(accountRow).join(""));
    count += page.length;
  }
  return { file: await sink.done(), count };
}

function described(
  { snapshot, ...account }: StoredDossierAccount,
  read: ReturnType<typeof declarationReader>,
): DossierAccount {
  const profile = snapshot?.profile ?? null;
  const quoted = profile === null || profile.bio === null ? null : read(profile.bio, "bio");
  return {
    ...account,
    profile,
    lookedUpAt: snapshot?.fetchedAt ?? null,
    declaration: quoted === null ? null : { quoted, in: "bio" },
  };
}

async function namesFor(db: Kysely<Tables>, subject: DossierSubject): Promise<readonly string[]> {
  const ids = await watchesOf(db, subject);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("watches")
    .select("definition")
    .where("id", "in", [...ids])
    .execute();
  return rows.flatMap(({ definition }) => declaringNames(JSON.parse(definition) as Watch));
}
