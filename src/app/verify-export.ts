/** Verifies a dossier: each file against its manifest, the manifest against the audit log, and what is gone since. */
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { type ReadManifest, readManifest } from "../evidence/manifest.ts";
import { goneAmong, type SaidSince, saidSince, type Tombstone } from "../store/dossier-gone.ts";
import { isExported, packedHash } from "../store/exports.ts";
import { lookAtStore } from "../store/open.ts";
import { type ExportedFiles, openExported } from "./open-exported.ts";

export type ExportFault =
  | { readonly is: "no-manifest" }
  /**
   * It is not what the manifest says, is missing, stands beside what the manifest names, or is there more than once:
   * then programs differ in which of them they show.
   */
  | { readonly is: "changed" | "missing" | "added" | "twice"; readonly file: string }
  /** It is not byte for byte what was packed, whatever its files are. */
  | { readonly is: "repacked" }
  /** No row of the audit log holds the manifest's hash. */
  | { readonly is: "not-audited"; readonly manifest: string };

export interface ExportVerdict {
  readonly manifest: ReadManifest | null;
  readonly sha256: string | null;
  readonly faults: readonly ExportFault[];
  /** Whether it was compared with a database: there may be none here, or one of an older version. */
  readonly compared: "yes" | "no-database" | "older";
  /** Posts whose raw form it holds, and our database not any more; null where it was not compared. */
  readonly goneSince: GoneSince | null;
  /** What was said of its bursts since, the earliest first. */
  readonly said: readonly SaidSince[];
}

export interface GoneSince {
  readonly all: number;
  /** The first of them. */
  readonly named: readonly Tombstone[];
}

const MANIFEST = "manifest.json";
/** Bytes: far above what a manifest comes to, and what is larger was packed to fill a memory. */
const LARGEST_MANIFEST = 16 * 1_048_576;
/** Posts that are named when they had to go. */
const NAMED = 20;
/** Posts asked for at a time. */
const POSTS = 500;

/**
 * @param url of the database that it came from; null where there is none to compare with
 * @throws UsageError for what is no dossier, StoreError
 */
export async function verifyExport(
  path: string,
  url: string | null,
  signal: AbortSignal,
): Promise<ExportVerdict> {
  await using stack = new AsyncDisposableStack();
  const files = await openExported(path);
  stack.defer(() => files.close());
  const json = files.names.includes(MANIFEST) ? await textOf(files, MANIFEST) : "";
  const manifest = readManifest(json);
  if (manifest === null) {
    return { ...UNCOMPARED, manifest, sha256: null, faults: [{ is: "no-manifest" }] };
  }
  const sha256 = createHash("sha256").update(json).digest("hex");
  const faults: ExportFault[] = await filesAgainst(files, manifest, signal);
  if (url === null) return { ...UNCOMPARED, manifest, sha256, faults };
  const store = await lookAtStore(url);
  stack.defer(() => store.close());
  if (store.pending.length > 0) return { ...UNCOMPARED, compared: "older", manifest, sha256, faults };
  if (!(await isExported(store.db, sha256))) faults.push({ is: "not-audited", manifest: sha256 });
  const packed = await packedHash(store.db, sha256);
  if (files.packed !== null && packed !== null && (await digest(files.packed(), signal)).sha256 !== packed) {
    faults.push({ is: "repacked" });
  }
  const named: Tombstone[] = [];
  let all = 0;
  for await (const ids of idsWithText(files)) {
    signal.throwIfAborted();
    const gone = await goneAmong(store.db, ids);
    named.push(...gone.slice(0, NAMED - named.length));
    all += gone.length;
  }
  const said = await saidSince(store.db, manifest.bursts, Date.parse(manifest.at));
  return { manifest, sha256, faults, compared: "yes", goneSince: { all, named }, said };
}

const UNCOMPARED = { compared: "no-database", goneSince: null, said: [] } as const;

async function filesAgainst(
  files: ExportedFiles,
  manifest: ReadManifest,
  signal: AbortSignal,
): Promise<ExportFault[]> {
  const faults: ExportFault[] = [];
  for (const { name, size, sha256 } of manifest.files) {
    if (!files.names.includes(name)) {
      faults.push({ is: "missing", file: name });
      continue;
    }
    const read = await hashOf(files, name, signal);
    if (read?.sha256 !== sha256 || read.size !== size) faults.push({ is: "changed", file: name });
  }
  const named = new Set([MANIFEST, ...manifest.files.map(({ name }) => name)]);
  for (const [file, same] of Map.groupBy(files.names, (name) => name)) {
    if (!named.has(file)) faults.push({ is: "added", file });
    else if (same.length > 1) faults.push({ is: "twice", file });
  }
  return faults;
}

/** Null for what cannot be read to its end: a byte of a packed file shows so. */
async function hashOf(files: ExportedFiles, name: string, signal: AbortSignal) {
  try {
    return await digest(await files.open(name), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

async function digest(stream: AsyncIterable<Buffer>, signal: AbortSignal) {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of stream) {
    signal.throwIfAborted();
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest("hex") };
}

async function textOf(files: ExportedFiles, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of (await files.open(name)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_MANIFEST) return "";
      chunks.push(chunk);
    }
  } catch {
    return "";
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * The posts whose raw form it holds, some hundred at a time; what is no such line is passed over, and where the file
 * cannot be read to its end, which is a fault of its own, those up to there.
 */
async function* idsWithText(
  files: ExportedFiles,
): AsyncGenerator<readonly { readonly source: string; readonly id: string }[]> {
  if (!files.names.includes("posts.jsonl")) return;
  let batch: { readonly source: string; readonly id: string }[] = [];
  try {
    const input = await files.open("posts.jsonl");
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const post = idIn(line);
      if (post !== null) batch.push(post);
      if (batch.length < POSTS) continue;
      yield batch;
      batch = [];
    }
  } catch {
    // Whoever reads the batches throws elsewhere: this is the file.
  }
  yield batch;
}

function idIn(line: string): { readonly source: string; readonly id: string } | null {
  try {
    const { source, id, raw } = JSON.parse(line) as Record<string, unknown>;
    if (typeof source !== "string" || typeof id !== "string" || typeof raw !== "string") return null;
    return { source, id };
  } catch {
    return null;
  }
}
