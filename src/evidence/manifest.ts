/** What a dossier says of itself: its files with their hashes, what the chains came to, who made it and when. */
import { createHash } from "node:crypto";
import type { Instant } from "../domain/time.ts";
import { toIso } from "../domain/time.ts";

/** Raised whenever a reader of manifests has to know. */
const FORMAT = 1;

export interface ManifestFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
}

export interface ManifestView {
  /** Set on everything that is not the real thing. */
  readonly mark: "DRILL" | "TEST" | null;
  readonly kind: "burst" | "crew" | "account" | "day";
  /** As people say it: "7K3Q", "@c_example", "lindqvist 2026-11-05". */
  readonly subject: string;
  /** Ids of the watches that it is from, and of the bursts in it. */
  readonly watches: readonly string[];
  readonly bursts: readonly string[];
  readonly by: { readonly id: string; readonly name: string; readonly place: string };
  readonly at: Instant;
  readonly version: string;
  /** SHA-256 of the configuration without its secrets; null where none was read. */
  readonly configuration: string | null;
  readonly posts: number;
  readonly accounts: number;
  /** Copies that only a search for the words brought, beside the posts. */
  readonly found: number;
  /** Posts that are left out because they were withdrawn. */
  readonly withdrawn: number;
  /** What becomes of texts that their platform removed, and for which reason they are kept. */
  readonly removed: { readonly texts: "drop" | "keep"; readonly reason: string | null };
  /** Where each chain stood. */
  readonly chains: readonly { readonly chain: string; readonly n: number; readonly hash: string }[];
  /** The last head of a day that was recorded. */
  readonly dayHead: { readonly day: string; readonly hash: string } | null;
  /** What network.graphml and edges.csv are of: the accounts with the most posts, seconds. */
  readonly network: { readonly accounts: number; readonly of: number; readonly time_window: number };
  readonly files: readonly ManifestFile[];
}

export interface Manifest {
  readonly json: string;
  /** SHA-256 of `json`, in hex. */
  readonly sha256: string;
}

export function manifestOf({ at, version, ...view }: ManifestView): Manifest {
  const said = { verbatim: version, format: FORMAT, at: toIso(at), ...view };
  const json = `${JSON.stringify(said, null, 2)}\n`;
  return { json, sha256: createHash("sha256").update(json).digest("hex") };
}

/** A manifest as it is read back. */
export interface ReadManifest {
  readonly format: number;
  readonly kind: string;
  readonly subject: string;
  readonly at: string;
  /** Ids. */
  readonly bursts: readonly string[];
  readonly files: readonly ManifestFile[];
}

/** Null for what is no manifest, or one of a later version. */
export function readManifest(json: string): ReadManifest | null {
  try {
    const value: unknown = JSON.parse(json);
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

function isManifest(value: unknown): value is ReadManifest {
  if (typeof value !== "object" || value === null) return false;
  const { format, kind, subject, at, bursts, files } = value as Record<string, unknown>;
  if (format !== FORMAT || !Array.isArray(files) || !Array.isArray(bursts)) return false;
  if (bursts.some((burst) => typeof burst !== "string")) return false;
  if ([kind, subject, at].some((field) => typeof field !== "string")) return false;
  return files.every(
    (file: unknown) =>
      typeof file === "object" &&
      file !== null &&
      "name" in file &&
      typeof file.name === "string" &&
      "size" in file &&
      typeof file.size === "number" &&
      "sha256" in file &&
      typeof file.sha256 === "string",
  );
}
