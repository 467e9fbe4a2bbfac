/** Everything that a language can say: each entry of its catalogue with made-up values for what it asks. */
import type { Inline } from "../../../src/cards/card.ts";
import { VALUES } from "./made-up-values.ts";

export interface Saying {
  /** Where it stands in the catalogue: "burst.sentence". */
  readonly entry: string;
  readonly text: string;
  /** The values that it was given, by name. */
  readonly given: ReadonlyMap<string, unknown>;
}

/** @throws when an entry asks for a value that has no made-up one yet */
export function sayings(catalogue: object, path = ""): Saying[] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]): Saying[] => {
    const entry = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") return [{ entry, text: value, given: new Map() }];
    if (typeof value === "function") return spoken(entry, value as (...values: unknown[]) => unknown);
    if (typeof value === "object" && value !== null) return sayings(value, entry);
    throw new Error(`${entry} is neither a sentence, nor makes one, nor holds some`);
  });
}

/** All combinations of the values that an entry turns out to ask for. */
function spoken(entry: string, speak: (...values: unknown[]) => unknown): Saying[] {
  const said: Saying[] = [];
  const waiting: ReadonlyMap<string, unknown>[] = [new Map()];
  for (let chosen = waiting.pop(); chosen !== undefined; chosen = waiting.pop()) {
    const given = new Map(chosen);
    const ask = (name: string): unknown => {
      if (given.has(name)) return given.get(name);
      const [first, ...others] = valuesFor(name, entry);
      for (const other of others) waiting.push(new Map([...given, [name, other]]));
      given.set(name, first);
      return first;
    };
    const values = parametersOf(speak).map((name) =>
      name in VALUES ? ask(name) : new Proxy({}, { get: (_, of) => ask(typeof of === "symbol" ? name : of) }),
    );
    said.push({ entry, text: textOf(speak(...values)), given });
  }
  return said;
}

function valuesFor(name: string, entry: string): readonly unknown[] {
  const values = VALUES[name];
  if (values === undefined) throw new Error(`${entry} asks for "${name}", which has no made-up value`);
  return values;
}

/** `(n, forms) =>` → n, forms; what is taken apart in the parameter is one that has no name. */
function parametersOf(speak: (...values: unknown[]) => unknown): string[] {
  const source = String(speak);
  const list = /^[^(=]*\(((?:\{[^}]*\}|[^)])*)\)/.exec(source)?.[1] ?? /^(\w+)\s*=>/.exec(source)?.[1] ?? "";
  return list
    .replace(/\{[^}]*\}/g, "(several)")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function textOf(said: unknown): string {
  if (typeof said === "string") return said;
  return (said as readonly Inline[])
    .map((part) => (part.is === "time" ? "01:47" : part.is === "link" ? part.label : part.text))
    .join("");
}
