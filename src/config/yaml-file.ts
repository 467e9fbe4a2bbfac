/** A YAML text with the positions of its parts: what it says, and where it says it. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from "yaml";
import { LIMITS } from "./defaults.ts";

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface YamlFile {
  /** Plain values; undefined when the text is no YAML. */
  readonly value: unknown;
  /** Why it is no YAML. */
  readonly errors: readonly (Position & { readonly message: string })[];
  /** Where the value at this path stands, or the nearest part around it that exists. */
  positionOf(path: readonly PropertyKey[]): Position;
  /** Where the key itself stands. */
  positionOfKey(path: readonly PropertyKey[]): Position;
}

const TOO_DEEP = "is nested too deeply: write it without anchors and aliases";
const TOO_MANY_ALIASES = "expands its aliases too often: write it without anchors and aliases";

/** Never throws: whatever is wrong is in `errors`. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const start: Position = { line: 1, column: 1 };
  const broken = (message: string): YamlFile => ({
    value: undefined,
    errors: [{ ...start, message }],
    positionOf: () => start,
    positionOfKey: () => start,
  });
  if (text.length > LIMITS.fileCharacters) {
    return broken(`is longer than ${LIMITS.fileCharacters} characters: is this the right file?`);
  }
  try {
    // Pretty errors would quote the line, which may hold a secret.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const at = (offset: number): Position => {
      const { line, col } = lines.linePos(offset);
      return line === 0 ? start : { line, column: col };
    };
    const errors = [...document.errors, ...document.warnings].slice(0, LIMITS.syntaxErrors).map((error) => ({
      ...at(error.pos[0]),
      message: `is not valid YAML: ${firstLine(error.message)}`,
    }));
    const value: unknown = errors.length > 0 ? undefined : document.toJS({ maxAliasCount: LIMITS.aliases });
    if (isDeeperThan(LIMITS.depth, value)) return broken(TOO_DEEP);
    return {
      value,
      errors,
      positionOf: (path) => at(offsetOf(document, path, "value")),
      positionOfKey: (path) => at(offsetOf(document, path, "key")),
    };
  } catch (error) {
    // Too many aliases is a ReferenceError, too deep a nesting a RangeError.
    return broken(error instanceof RangeError ? TOO_DEEP : TOO_MANY_ALIASES);
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[], part: "key" | "value"): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    if (node !== null && isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) return offset;
      const keyOffset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      const value = isNode(pair.value) ? pair.value : null;
      const wantsKey = part === "key" && depth === path.length - 1;
      offset = wantsKey ? keyOffset : (value?.range?.[0] ?? keyOffset);
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(key)];
      if (!isNode(item)) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

/** An alias within its own anchor makes a value without end, which this also finds. */
function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeperThan(depth - 1, inner));
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
