/** Which page links lead to, and whether posts share one. */
import type { Copy } from "./copies.ts";

/** What tracks a click and changes no page: Google's utm_ and the click ids of the large platforms. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|ref_src|s|t)=/i;

/** The address without protocol, "www.", fragment, tracking and closing slash: `news.example/a?id=1`. */
export function pageOf(url: string): string {
  const bare = url
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/#.*$/, "");
  const [path = "", query = ""] = bare.split("?", 2);
  const kept = query.split("&").filter((part) => part !== "" && !TRACKING.test(part));
  const host = hostOf(url);
  const page = host + path.slice(host.length).replace(/\/+$/, "");
  return kept.length === 0 ? page : `${page}?${kept.join("&")}`;
}

/** `news.example` */
export function hostOf(url: string): string {
  return (/^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(url)?.[1] ?? "").toLowerCase();
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
