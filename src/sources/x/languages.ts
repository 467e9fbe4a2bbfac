/** Languages as X names them, and what it says where it recognised none. */

/** What `lang:` takes (docs.x.com, operators), without regions. */
const KNOWN = new Set(
  (
    "am ar bg bn bo bs ca ckb cs cy da de dv el en es et eu fa fi fr gu hi hr ht hu hy in is it iw ja ka km " +
    "kn ko lo lt lv ml mr my ne nl no or pa pl ps pt ro ru sd si sk sl sr sv ta te th tl tr ug uk ur vi zh"
  ).split(" "),
);

/** X keeps the codes that ISO 639 had before 1989, and knows one Norwegian. */
const X_NAMES: Readonly<Record<string, string>> = { he: "iw", id: "in", nb: "no", nn: "no", fil: "tl" };
const OUR_NAMES: Readonly<Record<string, string>> = { iw: "he", in: "id" };

/** Where no language was recognised. */
export const UNDETERMINED = "und";
/** Of posts that are only media, hashtags, mentions, cashtags, a link, or too short. */
const NO_LANGUAGE = /^(?:und|zxx|q[a-z]{2}|art)$/;

/** What X calls a language of BCP 47; null where it does not know it. */
export function toXLanguage(tag: string): string | null {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0] ?? "";
  const name = X_NAMES[primary] ?? primary;
  return KNOWN.has(name) ? name : null;
}

/** BCP 47, or null where X recognised no language. */
export function fromXLanguage(name: string | undefined): string | null {
  if (name === undefined || name === "" || NO_LANGUAGE.test(name)) return null;
  return OUR_NAMES[name] ?? name;
}
