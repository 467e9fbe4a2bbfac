/** `verbatim backup`: a copy of the database, or how a server is copied; and when that was, for `status`. */
import { resolve } from "node:path";
import { backUp, recordMade } from "../app/back-up.ts";
import { systemClock } from "../support/clock.ts";
import { fileOf } from "./check-store.ts";
import { loadConfiguration } from "./configuration.ts";
import { type CliContext, UsageError } from "./context.ts";
import { describeStore } from "./describe-config.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";

export interface BackupArgs {
  /** Where the copy goes; undefined with `done`. */
  readonly file?: string;
  /** Only keeps that a backup was made by other means. */
  readonly done: boolean;
}

const NOT_SHOWN = "The database has the tables of an older version, so that status will not show it.";

/** @throws UsageError, ConfigError, StoreError */
export async function runBackup({ file, done }: BackupArgs, context: CliContext): Promise<ExitCode> {
  if ((file === undefined) !== done) {
    throw new UsageError("Name the file for the copy, or say --done after a backup by other means.");
  }
  const { store } = await loadConfiguration(context);
  const database = fileOf(store.url.reveal());
  const url = database === null ? store.url.reveal() : `sqlite:${resolve(context.cwd, database)}`;
  const say = (line: string) => context.stdout.write(`${line}\n`);
  if (file === undefined) {
    const isKept = await recordMade(url, systemClock);
    say(isKept ? "Kept: a backup was made just now." : NOT_SHOWN);
    return EXIT.ok;
  }
  const copy = resolve(context.cwd, file);
  const outcome = await backUp(url, copy, systemClock);
  if (outcome.is === "exists") {
    throw new UsageError(`${copy} exists and was left as it is. Name another file, or move it away.`);
  }
  if (outcome.is === "server") {
    say(
      `${describeStore(store.url)} is a server, which its own tools copy: pg_dump --format=custom --file=${file} with the same address. Then run verbatim backup --done, so that status shows when.`,
    );
    return EXIT.usage;
  }
  say(`${copy} is a copy of ${describeStore(store.url)}, of ${outcome.bytes} bytes, and can be opened.`);
  say("It holds everything that the database holds: what has to go there goes from the copy by your hand.");
  if (!outcome.recorded) say(NOT_SHOWN);
  return EXIT.ok;
}
