/** Ids that were asked for, each with what X says of it. */
import type { Answer, Malformed } from "../source.ts";
import type { XProblem } from "./schema.ts";

/** One answer for each id, in their order. @param idOf undefined for an item that does not name itself. */
export function answersFor<T>(
  ids: readonly string[],
  items: readonly unknown[],
  problems: readonly XProblem[],
  read: (item: unknown) => T | Malformed,
): readonly Answer<T>[] {
  const byId = new Map(items.map((item) => [idOf(item), item]));
  return ids.map((id): Answer<T> => {
    if (!byId.has(id))
      return absent(
        id,
        problems.find((problem) => concerns(problem, id)),
      );
    const value = read(byId.get(id));
    if (isMalformed(value)) return { id, is: "unreadable", why: value.why };
    return { id, is: "present", value };
  });
}

/** What it means that an id is not there. */
export function absent(id: string, problem: XProblem | undefined): Answer<never> {
  if (problem === undefined) return { id, is: "unreadable", why: "X says nothing about it" };
  const { title, detail, type } = problem;
  const why = detail === "" ? title : detail;
  if (/suspended/i.test(detail)) return { id, is: "suspended", why };
  if (/not authorized/i.test(detail) || type.endsWith("not-authorized-for-resource")) {
    return { id, is: "protected", why };
  }
  if (type.endsWith("resource-not-found") || /not found/i.test(title)) return { id, is: "gone", why };
  return { id, is: "unreadable", why };
}

function concerns({ resource_id, value }: XProblem, id: string): boolean {
  return resource_id === id || value === id;
}

function idOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "id" in item ? item.id : undefined;
}

function isMalformed(value: unknown): value is Malformed {
  return typeof value === "object" && value !== null && "why" in value;
}
