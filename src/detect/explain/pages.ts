/** Which page links lead to, and whether posts share one. */
import type { Copy } from "./copies.ts";

/** What tracks a click and changes no page: Google's utm_ and the click ids of the large platforms. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|ref_src|s|t)=/i;

const BEGIN = /^(?:https?:\/\/)?(?:www\.)?/i;
const HOST = /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i;
const SLASH = 0x2f;

/** The address without protocol, "www.", fragment, tracking and closing slash: `news.example/a?id=1`. */
export function pageOf(url: string): string {
  const from = BEGIN.exec(url)?.[0].length ?? 0;
  const fragment = url.indexOf("#", from);
  const end = fragment < 0 ? url.length : fragment;
  const mark = url.indexOf("?", from);
  const query = mark < 0 || mark > end ? "" : url.slice(mark + 1, end);
  let pathEnd = mark < 0 || mark > end ? end : mark;
  const host = hostOf(url);
  const pathFrom = from + host.length;
  // By hand: every post's links are asked for their page, and a pattern takes ten times as long.
  while (pathEnd > pathFrom && url.charCodeAt(pathEnd - 1) === SLASH) pathEnd--;
  const page = host + url.slice(pathFrom, pathEnd);
  if (query === "") return page;
  const kept = query.split("&").filter((part) => part !== "" && !TRACKING.test(part));
  return kept.length === 0 ? page : `${page}?${kept.join("&")}`;
}

/** `news.example` */
export function hostOf(url: string): string {
  return (HOST.exec(url)?.[1] ?? "").toLowerCase();
}

/** The page that the most copies link to, with those copies; null without links. */
export function commonPage(
  copies: readonly Copy[],
): { readonly page: string; readonly copies: readonly Copy[] } | null {
  const byPage = new Map<string, Copy[]>();
  for (const copy of copies) {
    for (const page of new Set(copy.links.map(({ url }) => pageOf(url)))) {
      const linking = byPage.get(page);
      if (linking === undefined) byPage.set(page, [copy]);
      else linking.push(copy);
    }
  }
  let most: { page: string; copies: readonly Copy[] } | null = null;
  for (const [page, linking] of byPage) {
    if (most === null || linking.length > most.copies.length) most = { page, copies: linking };
  }
  return most;
}

/** How many different pages copies link to. */
export function pagesOf(copies: readonly Copy[]): number {
  return new Set(copies.flatMap(({ links }) => links.map(({ url }) => pageOf(url)))).size;
}

export function hasLink(copy: Copy): boolean {
  return copy.links.length > 0;
}
