/** How accounts and passages are named in a place, masked where it asks for that. */
import { firstWords } from "./excerpt.ts";
import { maskedMentions, maskedName } from "./mask.ts";
import type { Words } from "./words/catalogue.ts";

export type Handles = "full" | "masked";

/** A passage within a line is cut to this many graphemes. */
const LINE_GRAPHEMES = 90;

/** `@handle`, or the id of an account whose handle is not known. */
export function accountName(handle: string | null, accountId: string, handles: Handles): string {
  const name = handle === null ? accountId : `@${handle}`;
  return handles === "masked" ? maskedName(name) : name;
}

/** The first names of many, and how many more there are: `@a, @b and 8 more`. */
export function firstNames(names: readonly string[], most: number, { amounts }: Words): string {
  const named = names.slice(0, most).join(", ");
  return names.length > most ? `${named} ${amounts.more(names.length - most)}` : named;
}

/** A passage as part of a line: “Only one candidate has stood up …”. */
export function inlineQuote(passage: string, handles: Handles): string {
  const named = (handles === "masked" ? maskedMentions(passage) : passage).replace(/\s+/g, " ").trim();
  return `“${firstWords(named, LINE_GRAPHEMES)}”`;
}
