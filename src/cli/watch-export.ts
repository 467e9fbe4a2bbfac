/** `verbatim watch export`: all watches as YAML, to be kept or to be pasted into a configuration. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { exportWatches } from "../app/export-watches.ts";
import { fileOf } from "./check-store.ts";
import { loadConfiguration } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";

/** @throws ConfigError, StoreError */
export async function runWatchExport(context: CliContext): Promise<ExitCode> {
  const config = await loadConfiguration(context);
  context.stdout.write(
    await exportWatches(config.watchesInFile, databaseOf(config.store.url.reveal(), context.cwd)),
  );
  return EXIT.ok;
}

/** The database to read; null for a file that is not there yet, which reading must not make. */
function databaseOf(url: string, cwd: string): string | null {
  const file = fileOf(url);
  if (file === null) return url;
  const path = resolve(cwd, file);
  return existsSync(path) ? `sqlite:${path}` : null;
}
