/** What a file imports and exports, read from its statements. */
import { bareCode } from "./bare-code.ts";

export interface Import {
  /** As it is written: `./post.ts`, `node:fs`, `zod`. Null for an `import()` of something computed. */
  readonly specifier: string | null;
  /** What is taken by name; null where any name may be used (`* as`, `import()`). */
  readonly names: readonly string[] | null;
}

export interface Export {
  readonly name: string;
  readonly is: "value" | "type";
  /** Whether the file itself uses the name beyond declaring it. */
  readonly usedInside: boolean;
}

export interface Module {
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  /** Every identifier that occurs. */
  readonly words: ReadonlySet<string>;
  /** The code without comments and without what strings hold. */
  readonly code: string;
}

export function readModule(source: string): Module {
  const { code, strings } = bareCode(source);
  const words = code.match(/[A-Za-z_$][\w$]*/g) ?? [];
  return { imports: importsOf(code, strings), exports: exportsOf(code, words), words: new Set(words), code };
}

function importsOf(code: string, strings: readonly string[]): Import[] {
  const imports: Import[] = [];
  const text = (index: string | undefined) => strings[Number(index)] ?? "";
  const statement =
    /\b(?:import|export)\s+(?:type\s+)?((?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)?)\s*from\s*"(\d+)"/g;
  for (const [, clause = "", specifier] of code.matchAll(statement)) {
    imports.push({ specifier: text(specifier), names: clause.includes("*") ? null : namesIn(clause) });
  }
  for (const [, specifier] of code.matchAll(/\bimport\s*"(\d+)"/g)) {
    imports.push({ specifier: text(specifier), names: [] });
  }
  for (const [, specifier] of code.matchAll(/\b(?:import|require)\s*\(\s*(?:"(\d+)"\s*\))?/g)) {
    imports.push({ specifier: specifier === undefined ? null : text(specifier), names: null });
  }
  return imports;
}

/** `a, type B, c as d` takes a, B and c; what stands before the braces is the default. */
function namesIn(clause: string): string[] {
  const [before = "", braces = ""] = clause.split("{");
  const byDefault = before.replace(",", "").trim();
  const named = braces.replace("}", "").split(",");
  const names = named.map(
    (item) =>
      item
        .trim()
        .replace(/^type\s+/, "")
        .split(/\s+as\s+/)[0] ?? "",
  );
  return [...(byDefault === "" ? [] : ["default"]), ...names.filter((name) => name !== "")];
}

function exportsOf(code: string, words: readonly string[]): Export[] {
  const declaration =
    /\bexport\s+(?:declare\s+)?(?:(default)\b|(?:(interface|type)|(?:abstract\s+)?(?:class|const|let|var|(?:async\s+)?function\s*\*?))\s+([A-Za-z_$][\w$]*))/g;
  const declared = [...code.matchAll(declaration)].map(([, byDefault, type, name]) => ({
    name: byDefault ?? name ?? "",
    is: type === undefined ? ("value" as const) : ("type" as const),
  }));
  const listed = [...code.matchAll(/\bexport\s+(type\s+)?\{([^}]*)\}/g)].flatMap(([, type, list = ""]) =>
    list
      .split(",")
      .map(
        (item) =>
          item
            .trim()
            .split(/\s+as\s+/)
            .at(-1) ?? "",
      )
      .filter((name) => name !== "")
      .map((name) => ({ name, is: type === undefined ? ("value" as const) : ("type" as const) })),
  );
  return [...declared, ...listed].map((each) => ({
    ...each,
    usedInside: words.filter((word) => word === each.name).length > 1,
  }));
}
