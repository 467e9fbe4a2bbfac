/** Where files break the table of layers: each offence names the file and what it should not have. */
import { resolveImport } from "./files.ts";
import { IMPURE, LAYERS, type Layer, MAX_LINES, READS_ENVIRONMENT } from "./layers.ts";
import { type Import, readModule } from "./modules.ts";

type Files = ReadonlyMap<string, string>;

/** The concrete folder of the layer that a path in src belongs to, or null where it belongs to none. */
function folderOf(path: string, layer: Layer): string | null {
  const pattern = `^src/(${layer.folder.replace("*", "[^/]+")})/`;
  return new RegExp(pattern).exec(path)?.[1] ?? null;
}

export function layerOf(path: string): Layer | null {
  return LAYERS.find((layer) => folderOf(path, layer) !== null) ?? null;
}

/** Imports of the layer's files that its row does not allow. */
export function importOffences(files: Files, layer: Layer): string[] {
  const offences: string[] = [];
  for (const [path, source] of files) {
    if (layerOf(path) !== layer) continue;
    for (const each of readModule(source).imports) {
      if (!mayImport(path, each, layer))
        offences.push(`${path} imports ${each.specifier ?? "what is computed"}`);
    }
  }
  return offences;
}

function mayImport(path: string, { specifier, names }: Import, layer: Layer): boolean {
  if (specifier === null) return false;
  const target = resolveImport(path, specifier);
  if (target === null) return mayImportPackage(specifier, names, layer);
  if (target === "package.json") return true;
  const own = folderOf(path, layer);
  return [own ?? "", ...layer.may].some((allowed) => {
    const pattern = `^src/${allowed.replace("*", "[^/]+")}(/|\\.ts$)`;
    return new RegExp(pattern).test(target);
  });
}

function mayImportPackage(specifier: string, names: Import["names"], layer: Layer): boolean {
  if (layer.pure !== true) return true;
  const allowed = layer.allowed?.find((each) => each.name === specifier);
  if (allowed === undefined) return false;
  return allowed.names === undefined || (names?.every((name) => allowed.names?.includes(name)) ?? false);
}

/** What in a pure layer's code depends on clock, chance or waiting. */
export function purityOffences(files: Files, layer: Layer): string[] {
  const offences: string[] = [];
  for (const [path, source] of files) {
    if (layerOf(path) !== layer) continue;
    const { code } = readModule(source);
    for (const impure of IMPURE) {
      const found = impure.exec(code);
      if (found !== null) offences.push(`${path} uses ${found[0]}`);
    }
  }
  return offences;
}

export function environmentOffences(files: Files): string[] {
  return [...files]
    .filter(([path]) => !READS_ENVIRONMENT.some((folder) => path.startsWith(`src/${folder}/`)))
    .filter(([, source]) => /\bprocess\s*\.\s*env\b/.test(readModule(source).code))
    .map(([path]) => `${path} reads process.env`);
}

export function testImportOffences(files: Files): string[] {
  return [...files].flatMap(([path, source]) =>
    readModule(source)
      .imports.filter(({ specifier }) => resolveImport(path, specifier ?? "")?.startsWith("src/") === false)
      .filter(({ specifier }) => resolveImport(path, specifier ?? "") !== "package.json")
      .map(({ specifier }) => `${path} imports ${specifier}`),
  );
}

/** Files that are too long without a reason, and reasons that are no longer needed. */
export function lengthOffences(files: Files, longer: Readonly<Record<string, string>>): string[] {
  const lengths = new Map([...files].map(([path, source]) => [path, source.trimEnd().split("\n").length]));
  const tooLong = [...lengths]
    .filter(([path, length]) => length > MAX_LINES && !(path in longer))
    .map(([path, length]) => `${path} has ${length} lines`);
  const needless = Object.keys(longer)
    .filter((path) => (lengths.get(path) ?? 0) <= MAX_LINES)
    .map((path) => `${path} is listed as longer than ${MAX_LINES} lines, but is not`);
  return [...tooLong, ...needless];
}
