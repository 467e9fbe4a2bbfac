/** A dossier that was made, by the hash of its manifest, and what had to go of it since. */
import type { Kysely } from "kysely";
import type { DossierSubject } from "../../domain/dossier.ts";
import type { Scope } from "../../domain/scope.ts";
import { goneOf, saidSince } from "../../store/dossier-gone.ts";
import { exportByManifest } from "../../store/exports.ts";
import type { Tables } from "../../store/tables.ts";
import type { DossierAnswer } from "../desk.ts";

/** Posts that are named; the rest are counted. */
const NAMED = 10;

/** It holds what editors may see: nobody else is told that there is one. */
export async function findDossier(
  db: Kysely<Tables>,
  scope: Scope,
  manifest: string,
): Promise<DossierAnswer> {
  const made = scope.all ? await exportByManifest(db, manifest.trim().toLowerCase()) : null;
  if (made === null) return { is: "none" };
  const { kind, name, by, at, posts, withoutText, about, bursts } = made;
  const gone =
    about === null
      ? null
      : await goneOf(db, JSON.parse(about) as DossierSubject, { madeAt: at, most: NAMED });
  return {
    is: "found",
    ...{ kind, name, by, at, posts, withoutText, gone },
    said: await saidSince(db, bursts, at),
  };
}
