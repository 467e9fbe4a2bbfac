/** A source as people know it. */

/** Those whose id is not how they write themselves. */
const NAMES: ReadonlyMap<string, string> = new Map([["x", "X"]]);

export function sourceName(id: string): string {
  return NAMES.get(id) ?? id;
}
