/** The same link, picture or hashtags, in words. */
import { type Burst, type SharedThing, type ThingKind, thingOf } from "../domain/burst.ts";
import { maskedMentions } from "./mask.ts";
import type { Words } from "./words/catalogue.ts";

/** `31 of 32 the same link: news.example/a`; of a link, masked, the site alone: its path may be a name. */
export function thingWords(
  { kind, shown, copies, of }: SharedThing,
  handles: "full" | "masked",
  { burst }: Words,
): string {
  return burst.thing({ kind, copies, among: of, shown: shownAs(kind, shown, handles) });
}

/** What a burst is about, as it is quoted: its passage, or the thing that is the same; "" where that has no words. */
export function quotable(burst: Burst, handles: "full" | "masked"): string {
  return shownAs(thingOf(burst), burst.passage, handles);
}

function shownAs(kind: ThingKind | null, shown: string, handles: "full" | "masked"): string {
  if (handles === "full") return shown;
  return kind === "link" ? siteOf(shown) : maskedMentions(shown);
}

function siteOf(link: string): string {
  return link.split(/[/?]/)[0] ?? "";
}
