/**
 * The words are a page's title or description. A pasted message may carry a link too: where the page's title
 * is known it decides, and where it is not, a passage counts as a title only with marks of one.
 */
import { readWords } from "../tokens.ts";
import { type Copy, type Evidence, indexOfRun } from "./copies.ts";
import { isNewsroom } from "./newsrooms.ts";
import { commonPage, hasLink, hostOf, pageOf } from "./pages.ts";
import { type Explain, mostOf, type Reason, shareOf } from "./reason.ts";
import { EXPLAIN } from "./thresholds.ts";
import { isTitleCase, readsLikeTitle } from "./title.ts";

export const headline: Explain = (evidence) => {
  const titled = evidence.copies.filter(({ links }) => links.some(({ title }) => title !== null));
  if (titled.length > 0) return knownTitle(evidence);
  return likeTitle(evidence);
};

/** The page says so itself. */
function knownTitle({ words, copies }: Evidence): Reason | null {
  const verdicts = new Map<string, boolean>();
  function isPassage(text: string | null): boolean {
    if (text === null) return false;
    let same = verdicts.get(text);
    if (same === undefined) {
      same = sameWords(words, readWords(text));
      verdicts.set(text, same);
    }
    return same;
  }
  for (const part of ["title", "description"] as const) {
    const fits = (copy: Copy) => copy.links.some((link) => isPassage(link[part]));
    const fitting = mostOf(copies, fits);
    const link = fitting?.[0]?.links.find((candidate) => isPassage(candidate[part]));
    if (fitting === null || link === undefined) continue;
    return {
      why: `The words are the ${part} of a page that ${shareOf(fitting, copies)} link to: “${link[part]}” (${hostOf(link.url)}).`,
      fits,
      without: "without that link",
    };
  }
  return null;
}

/** One is a run of the other and most of it. */
function sameWords(passage: Int32Array, text: Int32Array): boolean {
  const [shorter, longer] = passage.length <= text.length ? [passage, text] : [text, passage];
  if (shorter.length < EXPLAIN.sameTitle * longer.length || shorter.length < EXPLAIN.title.least)
    return false;
  return indexOfRun(longer, shorter) >= 0;
}

/** Nobody told us the title, but the passage stands like one before a link, and something marks it. */
function likeTitle({ passage, words, copies }: Evidence): Reason | null {
  if (!readsLikeTitle(passage, words.length)) return null;
  const linked = mostOf(copies, (copy) => standsAsTitle(copy));
  if (linked === null) return null;
  const common = commonPage(linked);
  const same = common !== null && common.copies.length >= EXPLAIN.most * copies.length ? common.page : null;
  const mark = markOf(passage, copies, same);
  if (mark === null) return null;
  const fits = (copy: Copy) =>
    same === null ? hasLink(copy) : copy.links.some(({ url }) => pageOf(url) === same) || standsAsTitle(copy);
  const page = same === null ? "a link" : `the same page (${hostOf(same)})`;
  return {
    why: `The words stand like a title before ${page} in ${shareOf(linked, copies)}, and ${mark}.`,
    fits,
    without: same === null ? "without a link" : "without that link",
  };
}

/** Nothing but a site's name, "via @name" or punctuation comes between a title and the link behind it. */
const LINK_BEHIND =
  /^[^\p{L}\p{N}]{0,12}(?:[-–—|(]\s?[\p{L}\p{N} .'’&]{2,30}\)?|via @\w{1,30})?[^\p{L}\p{N}]{0,12}https?:\/\//iu;
/** … or the page's first words, cut off: feeds post "Title: The council has… https://…". */
const LEAD_BEHIND = /^[^\n]{3,140}?(?:…|\.\.\.)\s{0,2}https?:\/\//u;

function standsAsTitle(copy: Copy): boolean {
  if (copy.links.length === 0) return false;
  const rest = behind(copy);
  return LINK_BEHIND.test(rest) || LEAD_BEHIND.test(rest);
}

/**
 * What stands behind the title. Where all copies say "… https://… via @site", the passage holds the link and
 * the "via", which are not the title's.
 */
function behind({ text, start, end }: Copy): string {
  const link = text.slice(start, end).search(/https?:\/\//);
  const within = link >= 0 && /^https?:\/\/\S+(?:\s+\p{L}+)?$/u.test(text.slice(start + link, end));
  return text.slice(within ? start + link : end);
}

const VIA = /\b(?:via|door|von|por|par)\s+@(\w+)/i;

/** What makes a title of it, as a clause; null where nothing does. */
function markOf(passage: string, copies: readonly Copy[], page: string | null): string | null {
  const least = Math.max(EXPLAIN.marks.least, EXPLAIN.marks.share * copies.length);
  const names = new Map<string, number>();
  for (const copy of copies) {
    const name = VIA.exec(behind(copy))?.[1]?.toLowerCase();
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  for (const [name, count] of names) if (count >= least) return `${count} of them say “via @${name}”`;
  if (page !== null) {
    const site = hostOf(page).split(".").at(-2) ?? "";
    const own = copies.find(({ handle }) => site.length >= 4 && handle?.toLowerCase().includes(site));
    if (own !== undefined) return `the site's own account @${own.handle} posted it too`;
    const naming = copies.filter((copy) => namesSite(behind(copy), site));
    if (naming.length >= least) return `${naming.length} of them name the site behind it`;
  }
  const newsrooms = mostOf(copies, ({ handle }) => isNewsroom(handle));
  if (newsrooms !== null) return `${newsrooms.length} of the accounts are newsrooms by their names`;
  return isTitleCase(passage) ? "it is set in capitals as titles are" : null;
}

/** `- Courier`, `| The Courier`, `(courier)`: the name as it stands outside of any address. */
function namesSite(behind: string, site: string): boolean {
  if (site.length < 4) return false;
  const words = behind
    .replace(/https?:\/\/\S+/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return words.includes(site);
}
