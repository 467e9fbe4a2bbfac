/** zod's issues in the words of somebody who has to mend a file. */
import type { z } from "zod";
import { nearest } from "../support/nearest.ts";
import { knownKeys } from "./known-keys.ts";
import { valueAt } from "./value-at.ts";

type Issue = z.core.$ZodIssue;

export interface Explained {
  readonly path: readonly PropertyKey[];
  /** Whether the key itself is wrong, so that its position is the one to show. */
  readonly about: "key" | "value";
  readonly message: string;
}

/** One issue may name several keys; each becomes a problem of its own. `root` is the whole file's value. */
export function explainIssue(issue: Issue, root: unknown): readonly Explained[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(issue.path, key));
  if (issue.code === "invalid_union") {
    const closest = closestBranch(issue);
    if (closest !== null) {
      return closest.flatMap((inner) =>
        explainIssue({ ...inner, path: [...issue.path, ...inner.path] }, root),
      );
    }
  }
  return [{ path: issue.path, about: "value", message: describe(issue, valueAt(root, issue.path)) }];
}

function unknownKey(path: readonly PropertyKey[], key: string): Explained {
  const known = knownKeys(path);
  const meant = nearest(key, known);
  const advice =
    meant !== null
      ? `did you mean "${meant}"?`
      : known.length > 0
        ? `known here: ${known.join(", ")}`
        : "nothing can be set here";
  return { path: [...path, key], about: "key", message: `is not a setting; ${advice}` };
}

/** Of a union, the issues of the branch that took the value's outer shape; null when none did. */
function closestBranch(issue: Extract<Issue, { code: "invalid_union" }>): readonly Issue[] | null {
  const fits = (branch: readonly Issue[]) =>
    branch.every((inner) => inner.path.length > 0 || !["invalid_type", "invalid_value"].includes(inner.code));
  return issue.errors.find(fits) ?? null;
}

function describe(issue: Issue, value: unknown): string {
  if (issue.code === "custom" || (issue.code === "invalid_format" && issue.format === "regex")) {
    return issue.message;
  }
  if (value === undefined) return "is missing";
  if (value === null && issue.path.length === 0) {
    return "is empty: config/minimal.example.yaml shows the least that runs";
  }
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue.expected, value);
    case "invalid_value": {
      const choices = issue.values.map(String);
      const meant = typeof value === "string" ? nearest(value, choices) : null;
      return `must be ${listed(choices)}${meant === null ? "" : `; did you mean "${meant}"?`}`;
    }
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return `must be at most ${issue.maximum}${unit(issue.origin)}`;
    case "invalid_union":
      return "has none of the forms that are allowed here; see config/verbatim.example.yaml";
    default:
      return issue.message;
  }
}

function wrongType(expected: string, value: unknown): string {
  if (value === null) return "is empty: give it a value, or remove the line";
  if (expected === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return `must be text: put it in quotes`;
  }
  const names: Record<string, string> = {
    string: "text",
    number: "a number",
    int: "a whole number",
    array: 'a list, one "- …" a line',
    object: "a group of settings, indented below it",
  };
  return `must be ${names[expected] ?? expected}, not ${kindOf(value)}`;
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin === "array" || issue.origin === "string") {
    return issue.minimum === 1
      ? "must not be empty"
      : `must be at least ${issue.minimum}${unit(issue.origin)}`;
  }
  return issue.inclusive === false
    ? `must be more than ${issue.minimum}`
    : `must be at least ${issue.minimum}`;
}

function unit(origin: string): string {
  return origin === "string" ? " characters long" : origin === "array" ? " entries long" : "";
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of settings";
  return typeof value === "string"
    ? "text"
    : typeof value === "boolean"
      ? "true or false"
      : `a ${typeof value}`;
}

function listed(choices: readonly string[]): string {
  if (choices.length === 1) return `"${choices[0]}"`;
  return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}
