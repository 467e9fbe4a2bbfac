/** Which site a title comes from, as the copies themselves tell it: by its own account, or by its name. */
import type { TitleMark } from "../../domain/explanation.ts";
import type { Copy } from "./copies.ts";
import { hostOf } from "./pages.ts";
import { EXPLAIN } from "./thresholds.ts";

/** A copy, with what stands behind its title. */
export type TitledCopy = Copy & { readonly behind: string };

export interface Site {
  /** `courier`, as in courier.example: in small letters without accents. */
  readonly name: string;
  /** What a reader can check. */
  readonly mark: TitleMark;
}

/** How sharing tools name the site, in English, Dutch, German, French and Spanish: "via @courier". */
const VIA = /(?<!\p{L})(?:via|door|von|por|par)\s+@([\p{L}\p{N}_]+)/iu;
/** … and how people do: "(courier)", "- Courier", "| Courier" right behind the title. */
const APART = /^\s*[-–—|(]\s?([\p{L}\p{N} .'’&]{2,30}?)\s*(?:\)|https?:|$)/u;

/**
 * The site that the copies name, or whose own account posted the title too, with a link to itself; or one that
 * copies link to and whose headlines were shared in this watch before. Links alone make no site: a pasted
 * message may carry the same one.
 * @param known how many earlier headlines were from each site.
 */
export function siteOf(copies: readonly TitledCopy[], known: ReadonlyMap<string, number>): Site | null {
  const names = new Set(copies.flatMap(({ links }) => links.map(({ url }) => siteName(url))));
  const least = EXPLAIN.marks.share * copies.length;
  for (const name of names) {
    if (name.length < EXPLAIN.siteName) continue;
    const own = copies.find((copy) => isOwnAccount(copy, name));
    if (own !== undefined) return { name, mark: { is: "own-account", handle: own.handle ?? "" } };
    const naming = copies.filter(({ behind }) => namesSite(behind, name));
    if (naming.length >= least)
      return { name, mark: { is: "names-site", site: name, copies: naming.length } };
    const linking = copies.filter((copy) => !naming.includes(copy) && linksTo(copy, name));
    if (naming.length > 0 && naming.length + linking.length >= least)
      return {
        name,
        mark: { is: "names-linked-site", site: name, copies: naming.length, linking: linking.length },
      };
  }
  return viaSite(copies, least) ?? severalSites(copies, names, least) ?? knownSite(copies, names, known);
}

function knownSite(
  copies: readonly TitledCopy[],
  names: ReadonlySet<string>,
  known: ReadonlyMap<string, number>,
): Site | null {
  const named = copies
    .flatMap(({ behind }) => (VIA.exec(behind) ?? APART.exec(behind))?.[1] ?? [])
    .map(plain);
  for (const name of new Set([...names, ...named])) {
    const headlines = known.get(name) ?? 0;
    if (headlines < EXPLAIN.knownSite) continue;
    const linking = copies.filter((copy) => linksTo(copy, name) || namesSite(copy.behind, name));
    if (linking.length < EXPLAIN.marks.share * copies.length) continue;
    return { name, mark: { is: "known-site", site: name, linking: linking.length, headlines } };
  }
  return null;
}

/** One story may be on several sites under one title: then their marks count together. */
function severalSites(copies: readonly TitledCopy[], names: ReadonlySet<string>, least: number): Site | null {
  const long = [...names].filter((name) => name.length >= EXPLAIN.siteName);
  const naming = copies.filter(
    (copy) => VIA.test(copy.behind) || long.some((name) => namesSite(copy.behind, name)),
  );
  const first = naming[0];
  if (first === undefined || naming.length < least) return null;
  const name = long.find((each) => namesSite(first.behind, each)) ?? plain(VIA.exec(first.behind)?.[1] ?? "");
  return { name, mark: { is: "names-site", site: null, copies: naming.length } };
}

/** Whether words that stand apart from a title are the name of a site: one that is linked to, or known here. */
export function isSite(
  words: string,
  copies: readonly Pick<Copy, "links">[],
  known: ReadonlyMap<string, number>,
): boolean {
  const name = plain(words);
  if (name.length < EXPLAIN.siteName) return false;
  const linked = copies.flatMap(({ links }) => links.map(({ url }) => siteName(url)));
  return [...linked, ...known.keys()].some(
    (site) => site.length >= EXPLAIN.siteName && (name === site || name === `the${site}`),
  );
}

/** `- Courier`, `| The Courier`, `(courier)`, `via @courier`: the name as it stands outside of any address. */
export function namesSite(behind: string, name: string): boolean {
  return plain(behind.replace(/https?:\/\/\S+/g, "")).includes(name);
}

/** The account that bears the site's name and links to the site. */
function isOwnAccount({ handle, links }: Copy, name: string): boolean {
  return handle !== null && plain(handle).includes(name) && linksTo({ links }, name);
}

function linksTo({ links }: Pick<Copy, "links">, name: string): boolean {
  return links.some(({ url }) => siteName(url) === name);
}

/** A site whose links are all wrapped is known by "via" alone. */
function viaSite(copies: readonly TitledCopy[], least: number): Site | null {
  const names = new Map<string, { as: string; copies: number }>();
  for (const { behind } of copies) {
    const as = VIA.exec(behind)?.[1];
    if (as === undefined) continue;
    const known = names.get(plain(as)) ?? { as, copies: 0 };
    names.set(plain(as), { ...known, copies: known.copies + 1 });
  }
  for (const [name, { as, copies: count }] of names) {
    if (count >= least) return { name, mark: { is: "via", name: as, copies: count } };
  }
  return null;
}

/** `courier` of www.courier.example/a: what the host is called before its last part. */
export function siteName(url: string): string {
  return plain(hostOf(url).split(".").at(-2) ?? "");
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
