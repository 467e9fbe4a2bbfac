/**
 * Letters that a reader takes for a Latin one: a campaign swaps them in to look different to a machine.
 * The choice follows the confusables of Unicode UTS #39, cut to letters that occur in posts.
 */

/**
 * Small letters. Within a script no two letters meet in one Latin letter, so folding loses nothing in a
 * word of one script, and a word that mixes scripts meets its original. Digits are never letters here:
 * "h3llo" joining "hello" would also join different numbers.
 */
const LETTERS: Readonly<Record<string, string>> = {
  // Cyrillic: those whose small or capital form is drawn like a Latin one.
  ...pairs("авеѕіјкмнорстухԁԛԝһӏԍ", "abesijkmhopctyxdqwhlg"),
  // Greek.
  ...pairs("αβεηικνορτυχγωϲϳ", "abenikvoptuxywcj"),
  // Armenian.
  ...pairs("օոսհցզա", "onuhgqw"),
  // Latin letters that NFKD leaves as they are.
  ...pairs("øđħłŧıɑɡɩɪʟɴʀʏʙᴀᴄᴅᴇꜰɢʜᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢ", "odhltiagiilnrybacdefghjkmopstuvwz"),
};

/**
 * Greek capitals that are drawn like another Latin letter than their small form. They count as drawn
 * only in words that also have Latin letters, so that Greek folds the same in either case.
 */
export const DRAWN_CAPITALS: ReadonlyMap<string, string> = new Map([
  ["Η", "h"],
  ["Ν", "n"],
  ["Υ", "y"],
  ["Μ", "m"],
  ["Ζ", "z"],
]);

const FOLDED: ReadonlyMap<string, string> = new Map(Object.entries(LETTERS));

/** The Latin letter that a small letter looks like, or the letter itself. */
export function foldLookalike(letter: string): string {
  return FOLDED.get(letter) ?? letter;
}

function pairs(letters: string, latin: string): Record<string, string> {
  const from = [...letters];
  return Object.fromEntries(from.map((letter, i) => [letter, latin[i] ?? letter]));
}
