/** What copies carry besides their words, in words. */
import type { SharedThing } from "../domain/burst.ts";
import { grouped } from "./amounts.ts";
import { maskedMentions } from "./mask.ts";

const WORDS: Readonly<Record<SharedThing["kind"], string>> = {
  link: "the same link",
  media: "the same picture",
  hashtags: "the same hashtags",
};

/** `31 of 32 the same link: news.example/a`; of a link, masked, the site alone: its path may be a name. */
export function thingWords({ kind, shown, copies, of }: SharedThing, handles: "full" | "masked"): string {
  const told = handles === "full" ? shown : kind === "link" ? siteOf(shown) : maskedMentions(shown);
  return `${grouped(copies)} of ${grouped(of)} ${WORDS[kind]}${told === "" ? "" : `: ${told}`}`;
}

function siteOf(link: string): string {
  return link.split(/[/?]/)[0] ?? "";
}
