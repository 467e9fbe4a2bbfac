/** Lets editors make dossiers, where this installation has a folder for them. */
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Chat } from "../chat/chat.ts";
import type { Exporter } from "../commands/exporter.ts";
import type { Author } from "../commands/workbench.ts";
import type { Config, DetectionSettings } from "../config/config.ts";
import type { Place } from "../domain/alert.ts";
import { createExporter, type ExportParts } from "../pipeline/export/export.ts";
import { removeEnded, sweepingDossiers } from "../pipeline/export/sweep-dossiers.ts";
import type { Chore } from "../pipeline/housekeeping/chore.ts";
import { storeDialect } from "../store/open.ts";
import { sqlitePath } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import type { Logger } from "../support/logger.ts";
import { VERSION } from "../support/version.ts";

/** What an installation says of its dossiers. */
export type ExportSettings = Pick<ExportParts, "folder" | "configuration" | "removed" | "publicUrl">;

interface Parts {
  readonly store: Store;
  readonly exports?: ExportSettings;
  readonly chats: readonly Pick<Chat, "platform" | "capabilities">[];
  readonly detection: DetectionSettings;
  /** How a watch is looked at. */
  readonly detectionOf: (watch: string) => DetectionSettings;
  readonly following: { readonly declarations: readonly string[] };
  readonly mark: "DRILL" | "TEST" | null;
}

/** What the gate asks for dossiers; nothing where none can be made. */
export function exportsFor({ exports, ...parts }: Parts): {
  readonly exporterFor?: (author: Author) => Exporter;
} {
  if (exports === undefined) return {};
  const exporter = createExporter({
    ...exports,
    store: parts.store,
    version: VERSION,
    declarations: parts.following.declarations,
    window: parts.detection.window,
    rules: parts.detectionOf,
    // A chat that takes no files says where they lie.
    keepsAt: (place) => !canTakeFiles(parts.chats, place),
    isOwnFolder: true,
    mark: parts.mark,
  });
  const { signal } = new AbortController();
  const exporterFor = ({ by: id, name, place, at }: Author): Exporter => ({
    export: (asked) => exporter.export({ ...asked, by: { id, name, place }, at }, signal),
  });
  return { exporterFor };
}

/**
 * Beside the database, where that is a file of ours.
 * @param url of the database, where a path in it is not meant from where the process runs
 */
export function exportSettings(
  { store, retention, ...config }: Config,
  url = store.url.reveal(),
): ExportSettings {
  const path = storeDialect(url) === "sqlite" ? sqlitePath(url) : ":memory:";
  const folder = path === ":memory:" ? tmpdir() : dirname(resolve(path));
  return {
    folder: join(folder, path === ":memory:" ? "verbatim-exports" : "exports"),
    // Secrets write themselves as hidden.
    configuration: createHash("sha256")
      .update(JSON.stringify({ ...config, retention }))
      .digest("hex"),
    removed: { texts: retention.removed, reason: retention.reason },
    // Without a listener nobody could follow a link.
    publicUrl: config.http.listen === null ? null : config.http.publicUrl,
  };
}

/** Whether the chat of a place shows pictures and takes files. */
export function canTakeFiles(chats: Parts["chats"], place: Place): boolean {
  const platform = place.split(":", 1)[0];
  return chats.some((chat) => chat.platform === platform && chat.capabilities.files);
}

/** How the bot lets go of the dossiers that it keeps; where none can be made there is nothing to do. */
export function keptDossiers({
  store,
  exports,
  clock,
  deliveryClock,
  logger,
}: {
  readonly store: Store;
  readonly exports?: Pick<ExportSettings, "folder">;
  readonly clock: Pick<Clock, "now">;
  readonly deliveryClock: Pick<Clock, "now">;
  readonly logger: Logger;
}): { readonly chores: readonly Chore[]; readonly removeEnded?: () => Promise<void> } {
  if (exports === undefined) return { chores: [] };
  const { folder } = exports;
  return {
    chores: [sweepingDossiers({ folder, machineNow: () => deliveryClock.now() })],
    // What could not be removed at once the chore tries again.
    removeEnded: () =>
      removeEnded(store, folder, clock.now()).catch((error: unknown) =>
        logger.error({ error }, "files of dossiers cannot be removed; it is tried again"),
      ),
  };
}
