/** `verbatim verify <dossier>`: whether a dossier is as it was made, and what is gone since. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type ExportFault, type ExportVerdict, type GoneSince, verifyExport } from "../app/verify-export.ts";
import { toIso } from "../domain/time.ts";
import { namedCharacter, replaceUnsafe } from "../domain/unsafe-characters.ts";
import { addressOf, fileOf } from "./check-store.ts";
import { configurationIfThere } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";

/** Without a configuration and its database only the files are compared. @throws UsageError, StoreError */
export async function runVerifyExport(path: string, context: CliContext): Promise<ExitCode> {
  const verdict = await verifyExport(resolve(context.cwd, path), await databaseOf(context), context.signal);
  // Whoever handed it on may have named things so that they steer a terminal.
  const say = (line: string) => context.stdout.write(`${replaceUnsafe(line, namedCharacter)}\n`);
  const { manifest, sha256, faults, compared, said } = verdict;
  if (manifest !== null) {
    say(`Dossier of ${manifest.kind} ${manifest.subject}, made ${manifest.at}, manifest ${sha256}`);
  }
  for (const fault of faults) say(`broken  ${told(fault)}`);
  if (faults.length === 0) {
    say(`ok      ${manifest?.files.length ?? 0} files are as the manifest says`);
    if (compared === "yes") say("ok      the audit log holds this manifest");
  }
  if (compared !== "yes" && manifest !== null) say(`note    ${UNCOMPARED[compared]}`);
  for (const line of toldGoneSince(verdict.goneSince)) say(line);
  for (const { shortId, kind, by, at } of said) {
    say(`note    burst ${shortId} in it was ${kind} by ${by} at ${toIso(at)}: ${AFTERWARDS[kind]}`);
  }
  say("");
  say(conclusionOf(verdict));
  return faults.length === 0 ? EXIT.ok : EXIT.broken;
}

/** Files that agree with their manifest may all have been made anew, the manifest too. */
const BY_HAND =
  "that it is the one that was made shows only when the 64 characters of its manifest above are those in the answer to the export, or in the audit log";

const UNCOMPARED = {
  "no-database": `there is no database here to compare it with: ${BY_HAND}`,
  older: `the database here has the tables of an older version, and it was not compared with it: ${BY_HAND}`,
} as const;

const AFTERWARDS = {
  corrected: "have a new one made before it is handed on",
  withdrawn: "do not hand it on",
} as const;

function conclusionOf({ faults, compared }: ExportVerdict): string {
  if (faults.length === 0) {
    return compared === "yes"
      ? "This is the dossier that was made."
      : "The files are as their manifest says; see the note.";
  }
  if (faults.some(({ is }) => is === "no-manifest")) {
    return "Nothing of it can be verified. Name the zip or the folder as it was handed over, or have a new one made.";
  }
  return faults.every(({ is }) => is === "not-audited")
    ? "Its files agree with each other, but nobody made it here. Verify it beside the database that it came from, or ask who handed it on."
    : "This is not the dossier that was made. Keep this copy as it is, and ask for another, or have a new one made.";
}

async function databaseOf(context: CliContext): Promise<string | null> {
  const config = await configurationIfThere(context);
  if (config === null) return null;
  const file = fileOf(config.store.url.reveal());
  const isThere = file === null || existsSync(resolve(context.cwd, file));
  return isThere ? addressOf(config.store.url, context.cwd) : null;
}

function toldGoneSince(gone: GoneSince | null): readonly string[] {
  if (gone === null || gone.all === 0) return [];
  const { all, named } = gone;
  return [
    `note    ${all} of its posts had to go since, here or at their platform: do not hand them on without asking why`,
    ...named.map((tombstone) => `        ${toldGone(tombstone)}`),
    ...(all > named.length ? [`        and ${all - named.length} more`] : []),
  ];
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
    case "twice":
      return `${fault.file} is there more than once, and programs differ in which of them they show`;
    case "not-audited":
      return `the audit log holds no export with the manifest ${fault.manifest}`;
  }
}
