/** Undoes HTML escaping, which some platforms and most exports leave in a text, some of them twice. */

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  euro: "€",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  agrave: "à",
  aacute: "á",
  acirc: "â",
  ccedil: "ç",
  egrave: "è",
  eacute: "é",
  ecirc: "ê",
  euml: "ë",
  iacute: "í",
  icirc: "î",
  iuml: "ï",
  ntilde: "ñ",
  oacute: "ó",
  ocirc: "ô",
  uacute: "ú",
  ugrave: "ù",
  ucirc: "û",
};

/** How often an export escapes at most: "&amp;amp;". */
const TIMES = 2;

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,6}));/g;

/** A text without entities, and for each of its UTF-16 units where that unit begins in the original. */
export interface Unescaped {
  readonly text: string;
  /** One longer than the text: the last is the original's length. */
  readonly origin: Int32Array;
}

/** The text with its entities resolved, or null when it has none. */
export function unescapeEntities(text: string): Unescaped | null {
  let current: Unescaped | null = null;
  for (let time = 0; time < TIMES; time++) {
    const next = unescapeOnce(current?.text ?? text);
    if (next === null) break;
    current = current === null ? next : { text: next.text, origin: compose(current.origin, next.origin) };
  }
  return current;
}

function unescapeOnce(text: string): Unescaped | null {
  let out = "";
  let end = 0;
  const origin: number[] = [];
  for (const match of text.matchAll(ENTITY)) {
    const character = resolve(match);
    if (character === null) continue;
    for (let at = end; at < match.index; at++) origin.push(at);
    for (let unit = 0; unit < character.length; unit++) origin.push(match.index);
    out += text.slice(end, match.index) + character;
    end = match.index + match[0].length;
  }
  if (end === 0) return null;
  for (let at = end; at <= text.length; at++) origin.push(at);
  return { text: out + text.slice(end), origin: Int32Array.from(origin) };
}

function resolve(match: RegExpMatchArray): string | null {
  const [, decimal, hexadecimal, name] = match;
  if (name !== undefined) return NAMED[name] ?? null;
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point > 0x10ffff || surrogate ? null : String.fromCodePoint(point);
}

function compose(outer: Int32Array, inner: Int32Array): Int32Array {
  return inner.map((at) => outer[at] ?? 0);
}
