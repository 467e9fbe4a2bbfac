/** Makes a dossier for whoever is at the command line, beside a bot that may be running. */
import { findAccounts } from "../commands/desk/find-account.ts";
import { findBurst } from "../commands/desk/find-burst.ts";
import { findCrew } from "../commands/desk/find-crews.ts";
import { readTexts } from "../commands/desk/read-texts.ts";
import { type SubjectAsked, subjectOf } from "../commands/export-subject.ts";
import type { Config } from "../config/config.ts";
import type { DossierRequest, DossierStep } from "../domain/dossier.ts";
import { createExporter } from "../pipeline/export/export.ts";
import type { Rules } from "../pipeline/export/page-facts.ts";
import { lookAtStore, openStore } from "../store/open.ts";
import { type Store, StoreError } from "../store/store.ts";
import { isOfDrill } from "../store/watches.ts";
import { VERSION } from "../support/version.ts";
import { detectionFor } from "./detection-for.ts";
import { exportSettings } from "./exporting.ts";

export interface ExportRequest extends Omit<DossierRequest, "subject"> {
  readonly config: Config;
  /** Of the database. */
  readonly url: string;
  /** Where it is written. */
  readonly folder: string;
  readonly asked: SubjectAsked;
  readonly signal: AbortSignal;
}

/** Why there is nothing to write, or the steps of writing. @throws StoreError */
export async function* exportDossier(request: ExportRequest): AsyncGenerator<DossierStep> {
  await using stack = new AsyncDisposableStack();
  await refuseOlder(request.url);
  const store = await openStore(request.url);
  stack.defer(() => store.close());
  const answer = await subjectOf(deskOf(store, request.config), request.asked);
  if (answer.is !== "found") {
    yield { is: "nothing", answer };
    return;
  }
  const { by, at, language, format } = request;
  const settings = exportSettings(request.config, request.url);
  const exporter = createExporter({
    ...settings,
    folder: request.folder,
    store,
    version: VERSION,
    declarations: request.config.evidence.declarations,
    window: request.config.detection.window,
    rules: (watch) => rulesOf(request.config, watch),
    keepsAt: () => true,
    publicUrl: null,
    isOwnFolder: request.folder === settings.folder,
    mark: (await isOfDrill(store.db)) ? "DRILL" : null,
  });
  yield* exporter.export({ subject: answer.subject, by, at, language, format }, request.signal);
}

function rulesOf({ detection, watches }: Config, id: string): Rules {
  const watch = watches.find((each) => each.id === id);
  return watch === undefined ? detection : detectionFor(watch, detection);
}

/** A bot of an older version may be at work on it. */
async function refuseOlder(url: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const store = await lookAtStore(url);
  stack.defer(() => store.close());
  if (store.pending.length === 0) return;
  throw new StoreError(
    "migration",
    "The database has the tables of an older version, which exporting leaves as they are. Export with that version, or start the bot once, which brings them up to date.",
  );
}

function deskOf({ db }: Store, { evidence }: Config): Parameters<typeof subjectOf>[0] {
  const all = { all: true } as const;
  return {
    burst: (name) => findBurst(db, all, name, evidence.declarations),
    crew: (name) => findCrew(db, all, name),
    account: (name) => findAccounts(db, all, name, evidence.declarations),
    texts: (watch) => readTexts(db, all, watch),
  };
}
