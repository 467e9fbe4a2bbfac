/** Which settings a version acts on; everything else that a file sets is named, never silently ignored. */
import type { SettingPlace } from "./config.ts";
import { valueAt } from "./value-at.ts";
import type { YamlFile } from "./yaml-file.ts";

/** Handed in by whoever builds the program, so that the configuration knows no adapter. */
export interface Supported {
  /** Ids that `watches[].sources` may name to some effect. */
  readonly sources: readonly string[];
  /** Platforms that a place may name to some effect. */
  readonly chats: readonly string[];
  /** Settings that are acted on, with all below them; "*" stands for any entry of a list. */
  readonly settings: readonly string[];
}

/** The outermost settings of a valid file that this version does not act on, in the order of the file. */
export function notInThisVersion(file: YamlFile, supported: Supported): readonly SettingPlace[] {
  const patterns = supported.settings.map((setting) => setting.split("."));
  const found: string[][] = [];
  visit([]);
  return found.map((path) => ({ path: path.join("."), ...file.positionOfKey(path) }));

  function visit(path: readonly string[]): void {
    const value = valueAt(file.value, path);
    if (isUnknownPiece(path, value, supported)) {
      found.push([...path]);
      return;
    }
    const isPiece = path[0] === "watches" && path[2] === "sources";
    const covered = patterns.some((pattern) => matches(pattern, path.slice(0, pattern.length)));
    if (covered && !isPiece) return;
    if (!covered && !patterns.some((pattern) => matches(pattern.slice(0, path.length), path))) {
      found.push([...path]);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) visit([...path, key]);
  }
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length && pattern.every((part, index) => part === "*" || part === path[index])
  );
}

/** A name whose setting is understood, but which stands for a piece that is not there yet. */
function isUnknownPiece(path: readonly string[], value: unknown, supported: Supported): boolean {
  if (typeof value !== "string") return false;
  if (path[0] === "watches" && path[2] === "sources" && path.length === 4) {
    return !supported.sources.includes(value);
  }
  if (path[0] === "routes" && path[2] === "to") return !supported.chats.includes(platformOf(value));
  return false;
}

/** "slack" of "slack:C0123". */
export function platformOf(place: string): string {
  return place.split(":", 1)[0] ?? place;
}
