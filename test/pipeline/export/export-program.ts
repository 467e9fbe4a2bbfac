/**
 * Exports a watch's posts up to a time as a program of its own, so that its memory is its own too. Prints what it was
 * told on the way and the most memory that it held, in bytes.
 */
import { DEFAULTS } from "../../../src/config/defaults.ts";
import type { DossierRequest } from "../../../src/domain/dossier.ts";
import { HOUR } from "../../../src/domain/time.ts";
import { createExporter } from "../../../src/pipeline/export/export.ts";
import { openStore } from "../../../src/store/open.ts";

const { EXPORT_URL: url = "", EXPORT_FOLDER: folder = "", EXPORT_FROM = "", EXPORT_TO = "" } = process.env;

const store = await openStore(url);
const exporter = createExporter({
  store,
  folder,
  version: "1.2.3",
  configuration: null,
  declarations: [],
  window: HOUR,
  removed: { texts: "drop", reason: null },
  rules: () => DEFAULTS.detection,
  keepsAt: () => true,
  publicUrl: null,
  isOwnFolder: true,
  mark: null,
});
const request: DossierRequest = {
  subject: { is: "day", name: "w", watch: "w", from: Number(EXPORT_FROM), to: Number(EXPORT_TO) },
  by: { id: "terminal:operator", name: "operator", place: "terminal" },
  at: Number(EXPORT_TO),
  language: "en",
  format: "zip",
};
const told: number[] = [];
let posts = 0;
for await (const step of exporter.export(request, new AbortController().signal)) {
  if (step.is === "writing") told.push(step.posts);
  if (step.is === "made") posts = step.dossier.posts;
}
await store.close();
const held = process.resourceUsage().maxRSS * 1_024;
process.stdout.write(JSON.stringify({ posts, told, held }));
