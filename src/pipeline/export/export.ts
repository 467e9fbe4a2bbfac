/** Makes dossiers: streams what is stored into files, hashes them, packs them, and records that it was done. */
import { randomBytes } from "node:crypto";
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type {
  DossierFile,
  DossierRequest,
  DossierStep,
  DossierSubject,
  MadeDossier,
} from "../../domain/dossier.ts";
import { type Duration, type Instant, toIso } from "../../domain/time.ts";
import { dossierPage } from "../../dossier/page.ts";
import { type ManifestFile, manifestOf } from "../../evidence/manifest.ts";
import { edgesCsv, graphml } from "../../evidence/network.ts";
import { lockAudit } from "../../store/audit.ts";
import { latestDayHead } from "../../store/day-heads.ts";
import { putDossierLink } from "../../store/dossier-links.ts";
import { countDossier } from "../../store/dossier-posts.ts";
import {
  burstsFoundIn,
  burstsIn,
  chainHeads,
  watchesOf,
  withdrawnAnswer,
} from "../../store/dossier-scope.ts";
import { recordExport } from "../../store/exports.ts";
import { retried } from "../../store/retried.ts";
import type { Store } from "../../store/store.ts";
import { lastTakenBack } from "../../store/taken-back.ts";
import { writeAccounts } from "./account-files.ts";
import { openFileSink } from "./file-sink.ts";
import { KEPT_FOR, pageOf, removeDossier, zipOf } from "./kept-files.ts";
import { networkOf } from "./network-files.ts";
import type { PageFacts } from "./page-facts.ts";
import { pagePictures } from "./page-pictures.ts";
import { pageView } from "./page-view.ts";
import { writePosts } from "./post-files.ts";
import { packFiles } from "./zip.ts";

export interface ExportParts extends PageFacts {
  readonly store: Store;
  /** Where dossiers are written. */
  readonly folder: string;
  /** Within which time two copies count as posted together. */
  readonly window: Duration;
  /** Whether a place shows files by where they lie, so that they have to stay. */
  readonly keepsAt: (place: string) => boolean;
  /** Where dossiers are served instead of handed over; null where they are not. */
  readonly publicUrl: string | null;
  /** Whether the folder is the bot's own, who removes what lies there when it is due. */
  readonly isOwnFolder: boolean;
}

export interface Exporter {
  /** Whoever takes a step and never asks for the next leaves the files until the bot removes them. */
  export(request: DossierRequest, signal: AbortSignal): AsyncGenerator<DossierStep>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  jsonl: "application/x-ndjson",
  graphml: "application/graphml+xml",
  json: "application/json",
  html: "text/html",
  zip: "application/zip",
};

export function createExporter(parts: ExportParts): Exporter {
  const { db } = parts.store;
  return {
    async *export(request, signal) {
      await mkdir(parts.folder, { recursive: true, mode: 0o700 });
      for (let made: Made | null = null; made === null; ) {
        const before = await lastTakenBack(db);
        const answer = await withdrawnAnswer(db, request.subject, await countDossier(db, request.subject));
        if (answer !== null) return yield { is: "nothing", answer };
        const name = `verbatim-${safeName(request.subject)}-${stamp(request.at)}`;
        const folder = await ownFolder(parts.folder, name);
        let kept = false;
        try {
          made = yield* make(parts, request, { folder, before }, signal);
          // Something had to go while it was written: what was written is thrown away.
          if (made === null) continue;
          kept = made.isKept;
          yield { is: "made", dossier: made.dossier };
        } finally {
          if (!kept) await removeDossier(folder);
        }
      }
    },
  };
}

interface Made {
  readonly dossier: MadeDossier;
  /** Whether its files stay when they were handed over. */
  readonly isKept: boolean;
}

/**
 * Null where something was purged or withdrawn meanwhile.
 * @param to where it is written, and what had been taken back before it was asked what may be
 */
async function* make(
  parts: ExportParts,
  request: DossierRequest,
  { folder, before }: { readonly folder: string; readonly before: string },
  signal: AbortSignal,
): AsyncGenerator<DossierStep, Made | null> {
  const { subject, at, by } = request;
  const made = yield* writeAll(parts, request, folder, signal);
  const isServed = parts.publicUrl !== null && request.format === "zip" && !parts.keepsAt(by.place);
  const zip =
    request.format === "files" ? null : await packed(folder, made.files, { at, withPage: isServed }, signal);
  const files = zip === null ? made.files.map((file) => dossierFile(folder, file)) : [zip.file];
  const { counts, withoutText, manifest, bursts } = made;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = at + KEPT_FOR;
  const isKept = isServed || parts.keepsAt(by.place);
  const number = await retried(parts.store)(async (tx) => {
    await lockAudit(tx);
    if ((await lastTakenBack(tx)) !== before) return null;
    const keptAs = isKept && parts.isOwnFolder ? basename(folder) : null;
    const of = { at, by, subject, bursts, posts: counts.posts, withoutText, sha256: manifest, keptAs };
    const exportId = await recordExport(tx, { ...of, packed: zip?.sha256 ?? null });
    if (isServed) {
      await putDossierLink(tx, { token, exportId, file: zipOf(folder), madeAt: at, expiresAt });
    }
    return exportId;
  });
  if (number === null) return null;
  const url = `${parts.publicUrl?.replace(/\/$/, "")}/dossier/${token}`;
  const link = isServed ? { url, number, expiresAt } : null;
  return {
    dossier: { subject, ...counts, manifest, files: isServed ? [] : files, link },
    isKept,
  };
}

interface Written {
  readonly files: readonly ManifestFile[];
  readonly manifest: string;
  readonly bursts: readonly string[];
  readonly withoutText: number;
  readonly counts: Pick<MadeDossier, "posts" | "accounts" | "found" | "withdrawn">;
}

async function* writeAll(
  parts: ExportParts,
  request: DossierRequest,
  folder: string,
  signal: AbortSignal,
): AsyncGenerator<DossierStep, Written> {
  const { db } = parts.store;
  const { subject, by, at } = request;
  const expected = await countDossier(db, subject);
  let posts = 0;
  await using writing = writePosts(db, subject, folder);
  let step = await writing.next();
  for (; step.done !== true; step = await writing.next()) {
    signal.throwIfAborted();
    posts += step.value;
    yield { is: "writing", posts, among: Math.max(posts, expected.posts + expected.found) };
  }
  const accounts = await writeAccounts(db, subject, { folder, declarations: parts.declarations }, signal);
  const network = await networkOf(db, subject, parts.window);
  const files = [
    ...step.value.files,
    accounts.file,
    await writeWhole(folder, "network.graphml", graphml(network.nodes, network.edges, network)),
    await writeWhole(folder, "edges.csv", edgesCsv(network.edges)),
  ];
  const watches = await watchesOf(db, subject);
  const shown = await burstsIn(db, subject);
  // Their words are in it too, beside the copies that were found with them.
  const bursts = [...shown, ...(await burstsFoundIn(db, subject))];
  const { found } = step.value;
  const counts = { posts: posts - found, accounts: accounts.count, found, withdrawn: expected.withdrawn };
  const head = await latestDayHead(db);
  const chains = await chainHeads(db, watches);
  const pictures = await pagePictures(db, subject, network, request.language);
  const written = {
    ...counts,
    watches,
    bursts: shown,
    withoutText: step.value.withoutText,
    files,
    chains,
    pictures,
  };
  const view = await pageView(db, request, parts, written);
  files.push(await writeWhole(folder, "dossier.html", dossierPage(view)));
  const manifest = manifestOf({
    mark: parts.mark,
    kind: subject.is,
    subject: subject.name,
    watches,
    bursts,
    by,
    at,
    version: parts.version,
    configuration: parts.configuration,
    ...counts,
    removed: parts.removed,
    chains,
    dayHead: head === null ? null : { day: head.day, hash: head.hash },
    network: { accounts: network.nodes.length, of: counts.accounts, time_window: network.timeWindow / 1_000 },
    files,
  });
  const file = await writeWhole(folder, "manifest.json", manifest.json);
  const { withoutText } = step.value;
  return { files: [...files, file], manifest: manifest.sha256, bursts, counts, withoutText };
}

/** One file in the place of the folder. */
async function packed(
  folder: string,
  files: readonly ManifestFile[],
  { at, withPage }: { readonly at: Instant; readonly withPage: boolean },
  signal: AbortSignal,
): Promise<{ readonly file: DossierFile; readonly sha256: string }> {
  const names = files.map(({ name }) => name);
  const path = zipOf(folder);
  const { size, sha256 } = await packFiles(folder, names, path, at, signal);
  if (withPage) await copyFile(join(folder, "dossier.html"), pageOf(folder));
  await rm(folder, { recursive: true });
  return { file: dossierFile(dirname(path), { name: basename(path), size }), sha256 };
}

async function writeWhole(folder: string, name: string, content: string): Promise<ManifestFile> {
  await using sink = await openFileSink(folder, name);
  await sink.write(content);
  return sink.done();
}

function dossierFile(folder: string, { name, size }: Pick<ManifestFile, "name" | "size">): DossierFile {
  const mediaType = MEDIA_TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return { name, mediaType, path: join(folder, name), size };
}

/** Two of the same minute get different names, two of the same moment too. */
async function ownFolder(parent: string, name: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const own = n === 1 ? name : `${name}-${n}`;
    const folder = join(parent, own);
    if (!(await madeAnew(folder))) continue;
    // Looked at afterwards: whoever packs takes the folder away only when its zip is there.
    if (!(await readdir(parent)).includes(`${own}.zip`)) return folder;
    await rm(folder, { recursive: true });
  }
}

async function madeAnew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** What a stranger is called never becomes a path. */
function safeName({ name }: DossierSubject): string {
  const safe = name.replace(/[^A-Za-z0-9-]+/g, "-").replace(/^-+|-+$/g, "");
  return safe === "" ? "dossier" : safe.slice(0, 40);
}

/** `20261105-1712`, in UTC. */
function stamp(at: Instant): string {
  return toIso(at).slice(0, 16).replace(/[-:]/g, "").replace("T", "-");
}
