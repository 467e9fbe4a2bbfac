/** A store filled by the real pipeline, an exporter over it, and what a dossier holds as its readers see it. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { onTestFinished } from "vitest";
import { DEFAULTS } from "../../../src/config/defaults.ts";
import type { DossierRequest, DossierStep, MadeDossier } from "../../../src/domain/dossier.ts";
import { HOUR } from "../../../src/domain/time.ts";
import { createExporter, type ExportParts } from "../../../src/pipeline/export/export.ts";
import type { Store } from "../../../src/store/store.ts";

export const BY = { id: "slack:U1", name: "Anna", place: "chat:desk" } as const;

/** A folder that goes when the test is done. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-export-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function exporterOver(store: Store, folder: string, parts: Partial<ExportParts> = {}) {
  return createExporter({
    store,
    folder,
    version: "1.2.3",
    configuration: "c".repeat(64),
    removed: { texts: "drop", reason: null },
    declarations: [],
    window: HOUR,
    rules: () => DEFAULTS.detection,
    keepsAt: () => true,
    publicUrl: null,
    isOwnFolder: true,
    mark: null,
    ...parts,
  });
}

/** Every step, and the dossier that came of them. */
export async function made(
  exporter: ReturnType<typeof createExporter>,
  request: Pick<DossierRequest, "subject" | "format"> & Partial<DossierRequest>,
): Promise<{ readonly dossier: MadeDossier; readonly steps: readonly DossierStep[] }> {
  const steps: DossierStep[] = [];
  const whole = { by: BY, at: Date.UTC(2026, 10, 3, 12), language: "en", ...request };
  for await (const step of exporter.export(whole, new AbortController().signal)) steps.push(step);
  const last = steps.at(-1);
  if (last?.is !== "made") throw new Error("no dossier was made");
  return { dossier: last.dossier, steps };
}

/** The rows of a CSV as an independent reader gives them, by the names of its columns. */
export async function rowsOf(folder: string, name: string): Promise<readonly Record<string, string>[]> {
  return parse(await readFile(join(folder, name), "utf8"), { columns: true });
}

/** The one folder or file in a folder. */
export async function onlyIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  if (names.length !== 1) throw new Error(`there are ${names.length} in ${folder}`);
  return join(folder, names[0] ?? "");
}
