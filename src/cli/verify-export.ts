/** `verbatim verify <dossier>`: whether a dossier is as it was made, and what is gone since. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type ExportFault, type GoneSince, verifyExport } from "../app/verify-export.ts";
import { toIso } from "../domain/time.ts";
import { addressOf, fileOf } from "./check-store.ts";
import { configurationIfThere } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";

/** Without a configuration and its database only the files are compared. @throws UsageError, StoreError */
export async function runVerifyExport(path: string, context: CliContext): Promise<ExitCode> {
  const verdict = await verifyExport(resolve(context.cwd, path), await databaseOf(context), context.signal);
  const say = (line: string) => context.stdout.write(`${line}\n`);
  const { manifest, sha256, faults, compared, goneSince, said } = verdict;
  if (manifest !== null) {
    say(`Dossier of ${manifest.kind} ${manifest.subject}, made ${manifest.at}, manifest ${sha256}`);
  }
  for (const fault of faults) say(`broken  ${told(fault)}`);
  if (faults.length === 0) {
    say(`ok      ${manifest?.files.length ?? 0} files are as the manifest says`);
    if (compared) say("ok      the audit log holds this manifest");
  }
  if (!compared) say("note    there is no database here to compare it with");
  if (goneSince !== null && goneSince.all > 0) {
    const { all, named } = goneSince;
    say(
      `note    ${all} of its posts had to go since, here or at their platform: do not hand them on without asking why`,
    );
    for (const tombstone of named) say(`        ${toldGone(tombstone)}`);
    if (all > named.length) say(`        and ${all - named.length} more`);
  }
  for (const { shortId, kind, by, at } of said) {
    say(`note    burst ${shortId} in it was ${kind} by ${by} at ${toIso(at)}`);
  }
  return faults.length === 0 ? EXIT.ok : EXIT.broken;
}

async function databaseOf(context: CliContext): Promise<string | null> {
  const config = await configurationIfThere(context);
  if (config === null) return null;
  const file = fileOf(config.store.url.reveal());
  const isThere = file === null || existsSync(resolve(context.cwd, file));
  return isThere ? addressOf(config.store.url, context.cwd) : null;
}

function toldGone({ source, id, purgedAt }: GoneSince["named"][number]): string {
  const why =
    purgedAt === null
      ? "dropped: its platform removed it, or its time was over"
      : `purged at ${toIso(purgedAt)}`;
  return `${source} ${id}: ${why}`;
}

function told(fault: ExportFault): string {
  switch (fault.is) {
    case "no-manifest":
      return "there is no manifest.json in it that this version can read";
    case "changed":
      return `${fault.file} is not what the manifest says`;
    case "missing":
      return `${fault.file} is in the manifest, and is not there`;
    case "added":
      return `${fault.file} is there, and not in the manifest`;
    case "repacked":
      return "the zip is not byte for byte what was packed: unpack it and verify the folder to see whether only its wrapping differs";
    case "not-audited":
      return `the audit log holds no export with the manifest ${fault.manifest}`;
  }
}
