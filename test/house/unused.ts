/** Exports that nobody imports, and packages that are not what package.json says. */
import { builtinModules } from "node:module";
import { resolveImport } from "./files.ts";
import { type Export, type Module, readModule } from "./modules.ts";

type Files = ReadonlyMap<string, string>;

/**
 * Exports of src that no other file takes, and those that only tests take while their own file does without
 * them: nothing that runs needs these, so they are listed, as `path name`, with the reason. (What its own
 * file uses may be exported for a test alone, a limit for instance.) A type that its own file uses needs no
 * user at all, because it names what is passed in or out there.
 */
export function unusedExports(files: Files, onlyForTests: Readonly<Record<string, string>>): string[] {
  const modules = [...files].map(([path, source]): [string, Module] => [path, readModule(source)]);
  const uses = usesOf(modules);
  const unused = modules
    .filter(([path]) => path.startsWith("src/"))
    .flatMap(([path, module]) =>
      module.exports
        .filter((each) => !isUsed(each, uses.get(path) ?? []))
        .map((each) => `${path} ${each.name}`),
    );
  const needless = Object.keys(onlyForTests).filter((entry) => !unused.includes(entry));
  return [
    ...unused.filter((entry) => !(entry in onlyForTests)),
    ...needless.map((entry) => `${entry} is listed as used by tests alone, but is not`),
  ];
}

/** An import of one of the project's files by another. */
interface Use {
  readonly user: string;
  readonly module: Module;
  readonly names: readonly string[] | null;
}

/** Who imports each file. */
function usesOf(modules: readonly [string, Module][]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const [user, module] of modules) {
    for (const { specifier, names } of module.imports) {
      const path = specifier === null ? null : resolveImport(user, specifier);
      if (path === null || path === user) continue;
      const known = uses.get(path) ?? [];
      known.push({ user, module, names });
      uses.set(path, known);
    }
  }
  return uses;
}

function isUsed({ name, is, usedInside }: Export, uses: readonly Use[]): boolean {
  if (is === "type" && usedInside) return true;
  return uses.some(
    ({ user, module, names }) =>
      (usedInside || !user.startsWith("test/")) &&
      (names === null ? module.words.has(name) : names.includes(name)),
  );
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** `tools` are packages that are run or read by name, not imported, each with its reason. */
export function packageOffences(
  files: Files,
  manifest: Manifest,
  tools: Readonly<Record<string, string>>,
): string[] {
  const shipped = new Set(Object.keys(manifest.dependencies ?? {}));
  const all = new Set([...shipped, ...Object.keys(manifest.devDependencies ?? {})]);
  const imported = new Set<string>();
  const offences: string[] = [];
  for (const [path, source] of files) {
    for (const { specifier } of readModule(source).imports) {
      const name = specifier === null ? null : packageOf(specifier);
      if (name === null) continue;
      imported.add(name);
      if (!all.has(name)) offences.push(`${path} imports ${name}, which package.json does not name`);
      else if (!shipped.has(name) && /^(src|bin)\//.test(path)) {
        offences.push(`${path} imports ${name}, which is only there for development`);
      }
    }
  }
  const unused = [...all].filter((name) => !imported.has(name) && !isTool(name, tools, imported));
  return [...offences, ...unused.map((name) => `package.json names ${name}, which nothing imports`)];
}

/** The package's name without the path within it; null for the project's own files and for node's. */
function packageOf(specifier: string): string | null {
  if (specifier.startsWith(".") || specifier.startsWith("node:") || builtinModules.includes(specifier))
    return null;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** `@types/pg` is used where `pg` is. */
function isTool(
  name: string,
  tools: Readonly<Record<string, string>>,
  imported: ReadonlySet<string>,
): boolean {
  return name in tools || (name.startsWith("@types/") && imported.has(name.slice("@types/".length)));
}
