/** The fields that a post's line may have, found by their names without making strings of these. */

export const ID = 0;
export const ACCOUNT = 1;
export const HANDLE = 2;
export const PLATFORM = 3;
export const TEXT = 4;
export const LANG = 5;
export const CREATED_AT = 6;
export const REPOST_OF = 7;
export const LINKS = 8;
const MEDIA = 9;
export const AUTHOR = 10;
/** A field that says nothing of the post. */
export const OTHER = 11;
export const FIELDS = 12;

/** A field's name: its letters as numbers, of which the last eight are kept, and the first. So nine are told exactly. */
interface Name {
  readonly field: number;
  readonly first: number;
  readonly high: number;
  readonly low: number;
}

/** By their lengths. */
export type Names = readonly (readonly Name[])[];

export const POST_NAMES = names({
  id: ID,
  author: AUTHOR,
  text: TEXT,
  createdAt: CREATED_AT,
  platform: PLATFORM,
  lang: LANG,
  repostOf: REPOST_OF,
  links: LINKS,
  media: MEDIA,
});
export const AUTHOR_NAMES = names({ id: ACCOUNT, handle: HANDLE });

/** Which field is called so. @param named those of its length; `high` and `low` are its last eight letters. */
export function fieldOf(
  named: readonly Name[] | undefined,
  first: number,
  high: number,
  low: number,
): number {
  if (named === undefined) return OTHER;
  for (const name of named)
    if (name.low === low && name.high === high && name.first === first) return name.field;
  return OTHER;
}

function names(fields: Readonly<Record<string, number>>): Names {
  const byLength: Name[][] = [];
  for (const [letters, field] of Object.entries(fields)) {
    let [high, low] = [0, 0];
    for (const letter of letters) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | letter.charCodeAt(0);
    }
    byLength[letters.length] = [
      ...(byLength[letters.length] ?? []),
      { field, first: letters.charCodeAt(0), high, low },
    ];
  }
  return Array.from(byLength, (named) => named ?? []);
}
