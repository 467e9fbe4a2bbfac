/** What a schema says of an item, in one clause. */
import type { z } from "zod";

export function whatIsWrong({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return "is not what was expected";
  return `${issue.path.length === 0 ? "the item" : issue.path.join(".")}: ${issue.message}`;
}
