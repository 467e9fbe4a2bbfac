/** Texts of strangers as Discord shows them: as they were written, and without any effect. */
import { shortened } from "../../cards/excerpt.ts";
import { inertLine } from "../../cards/inert.ts";

/**
 * Everything that begins formatting, a list, a mention, a timestamp, a link or an invitation in Discord's
 * markdown. A backslash takes its meaning from any of them; `:` and `.` break what would become a link by
 * itself (`https://…`, `discord.gg/…`), `@` and `<` what would become a mention.
 */
const MEANINGFUL = /[\\`*_~|<>[\]()#+\-@:.]/g;

/** Addresses of posts are far shorter; what is longer would push out what is to be read. */
const LONGEST_LINK = 512;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One line that can only be read. */
export function escaped(value: string): string {
  return inertLine(value).replace(MEANINGFUL, "\\$&");
}

/** The same within so many UTF-16 units, cut between graphemes and ending in "…" where something is left out. */
export function escapedWithin(value: string, limit: number): string {
  const whole = escaped(value);
  if (whole.length <= limit) return whole;
  let kept = "";
  // What is kept is never longer than what it was, so more of it need not be looked at.
  for (const { segment } of graphemes.segment(inertLine(value).slice(0, limit * 2))) {
    const next = segment.replace(MEANINGFUL, "\\$&");
    if (kept.length + next.length > limit - 1) break;
    kept += next;
  }
  return `${kept.trimEnd()}…`;
}

/** Plain text where Discord reads no markdown: button labels, thread names, choices. */
export function plainWithin(value: string, limit: number): string {
  return shortened(inertLine(value).trim(), limit);
}

/** What `escaped` made, as it is read. */
export function unescaped(markdown: string): string {
  return markdown.replace(/\\([\\`*_~|<>[\]()#+\-@:.])/g, "$1");
}

/** A run of code: nothing within it is read as markdown, so only what would end it is replaced. */
export function codeSpan(value: string): string {
  const line = inertLine(value).replaceAll("`", "ˋ").trim();
  return line === "" ? "" : `\`${line}\``;
}

/** An address that can stand in `[label](…)`; null for what is no web address. */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return null;
  const target = href.replace(/[()<>"'\\\s`|[\]]/g, percentEncoded);
  return target.length > LONGEST_LINK ? null : target;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
