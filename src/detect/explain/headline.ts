/**
 * The words are a page's title or description. A pasted message may carry a link too: where the page's title
 * is known it decides, and where it is not, a passage counts as a title only with marks of one.
 */
import type { TitleMark } from "../../domain/explanation.ts";
import { readWords } from "../tokens.ts";
import { type Copy, type Evidence, indexOfRun, placer } from "./copies.ts";
import { isNewsroom } from "./newsrooms.ts";
import { commonPage, hasLink, hostOf } from "./pages.ts";
import { type Explain, mostOf, type Reason, shareOf } from "./reason.ts";
import { isSite, namesSite, siteName, siteOf } from "./sites.ts";
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
      why: {
        is: `page-${part}`,
        share: shareOf(fitting, copies),
        title: link[part] ?? "",
        site: hostOf(link.url),
      },
      fits,
      lack: "that-link",
      site: siteName(link.url),
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
function likeTitle({ passage, copies, sites }: Evidence): Reason | null {
  const title = titleIn(passage, copies, sites);
  const words = readWords(title);
  if (!readsLikeTitle(title, words.length)) return null;
  const place = placer(words);
  const titled = copies.map(place).map((copy) => ({ ...copy, behind: behind(copy) }));
  const site = siteOf(titled, sites);
  const stands = (copy: Copy) => standsAsTitle(copy) || (site !== null && namesSite(behind(copy), site.name));
  const standing = mostOf(titled, stands);
  if (standing === null) return null;
  const common = commonPage(standing);
  const same = common !== null && common.copies.length >= EXPLAIN.most * copies.length ? common.page : null;
  const mark = site?.mark ?? markOf(title, copies);
  if (mark === null) return null;
  const samePage = same === null ? null : hostOf(same);
  return {
    why: { is: "like-title", share: shareOf(standing, copies), samePage, mark },
    fits: (copy) => hasLink(copy) || stands(place(copy)),
    lack: "a-link",
    ...(site === null ? {} : { site: site.name }),
  };
}

/**
 * The passage without a link, without what comes behind it, and without the site's name, in brackets or behind a
 * dash: those are not the title's words.
 */
function titleIn(passage: string, copies: readonly Copy[], known: Evidence["sites"]): string {
  const link = passage.search(/https?:\/\//);
  const words = link > 0 ? passage.slice(0, link) : passage;
  const title = words.replace(/(?<!\s)\s+(?:via|door|von|por|par)(?:\s+@\S*)?\s*$/i, "").trim();
  const { 1: before = title, 2: mark, 3: name = "" } = SITE_AT_END.exec(title) ?? [];
  return mark === "(" || isSite(name, copies, known) ? before : title;
}

/**
 * `… - Courier`, `… | The Courier`, `… (courier`: a passage ends with a word. White space is only tried from where
 * it begins: from each of thousands of spaces it would take seconds.
 */
const SITE_AT_END = /^(.+?)(?<!\s)\s+([-–—|(])\s?([\p{L}\p{N} .'’&]{2,30})$/u;

/** Nothing but a site's name, "via @name" or punctuation comes between a title and the link behind it. */
const LINK_BEHIND =
  /^[^\p{L}\p{N}]{0,12}(?:[-–—|(]\s?[\p{L}\p{N} .'’&]{2,30}\)?|via @[\p{L}\p{N}_]{1,30})?[^\p{L}\p{N}]{0,12}https?:\/\//iu;
/** … or the page's first words, cut off: feeds post "Title: The council has… https://…". */
const LEAD_BEHIND = /^[^\n]{3,140}?(?:…|\.\.\.)\s{0,2}https?:\/\//u;

function standsAsTitle(copy: Copy): boolean {
  if (copy.links.length === 0) return false;
  const rest = behind(copy);
  return LINK_BEHIND.test(rest) || LEAD_BEHIND.test(rest) || beginsTitle(copy);
}

/** Whether the passage and what follows it up to the link read like one title: of several titles of one pattern. */
function beginsTitle({ text, start }: Copy): boolean {
  const link = text.slice(start).search(/\s(?:[-–—|]\s\S+\s)?https?:\/\//);
  if (link < 0) return false;
  const title = text.slice(start, start + link);
  return readsLikeTitle(title, readWords(title).length);
}

/**
 * What stands behind the title. Where all copies say "… https://… via @site", the passage holds the link and
 * the "via", which are not the title's.
 */
function behind({ text, start, end }: Copy): string {
  const link = text.slice(start, end).search(/https?:\/\//);
  return text.slice(link >= 0 ? start + link : end);
}

/** What makes a title of it where no site does; null where nothing does. */
function markOf(title: string, copies: readonly Copy[]): TitleMark | null {
  const newsrooms = mostOf(copies, ({ handle }) => isNewsroom(handle));
  if (newsrooms !== null) return { is: "newsrooms", accounts: newsrooms.length };
  return isTitleCase(title) ? { is: "capitals" } : null;
}
