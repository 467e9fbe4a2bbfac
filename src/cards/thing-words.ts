/** What copies carry besides their words, in words. */
import type { SharedThing } from "../domain/burst.ts";
import { maskedMentions } from "./mask.ts";
import type { Words } from "./words/catalogue.ts";

/** `31 of 32 the same link: news.example/a`; of a link, masked, the site alone: its path may be a name. */
export function thingWords(
  { kind, shown, copies, of }: SharedThing,
  handles: "full" | "masked",
  { burst }: Words,
): string {
  const told = handles === "full" ? shown : kind === "link" ? siteOf(shown) : maskedMentions(shown);
  return burst.thing({ kind, copies, among: of, shown: told });
}

function siteOf(link: string): string {
  return link.split(/[/?]/)[0] ?? "";
}
