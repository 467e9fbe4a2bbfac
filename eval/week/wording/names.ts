/** Invented names of people, places, sites, products and handles. */
import { type Chance, chanceOf, zipf } from "../chance.ts";

const ONSETS = "b br d dr f fl g gr h j k kl l m n p pr r s sk st sv t tr v w".split(" ");
const VOWELS = "a e i o u y å ø ö ä ei au ia".split(" ");
const CODAS = "n r l s k m nd rg lt st sk rn".split(" ");
const PLACE_ENDS = ["vik", "holm", "by", "stad", "ford", "ness", "berg", "mouth", "sund", "bury"];
const SURNAME_ENDS = ["sen", "qvist", "mann", "ova", "ley", "etti", "ardo", "ström", "wick", "ias"];

/** The same names in every week: seeds change what happens, not where. */
const chance = chanceOf(0, "names");

function syllable(): string {
  return chance.pick(ONSETS) + chance.pick(VOWELS) + (chance.chance(0.4) ? chance.pick(CODAS) : "");
}

function named(count: number, make: () => string): readonly string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(make());
  return [...names];
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const places = named(400, () => capital(syllable() + chance.pick(PLACE_ENDS)));
const people = named(1_500, () => {
  const surname = capital(syllable() + (chance.chance(0.5) ? syllable() : "") + chance.pick(SURNAME_ENDS));
  return chance.chance(0.35) ? `${capital(syllable() + syllable())} ${surname}` : surname;
});

/** First names, as birthday greetings and mail-merges use them. */
export const FIRST_NAMES = named(300, () => capital(syllable() + syllable()));
export const place = zipf(places, 0.8);
export const person = zipf(people, 0.7);
/** Whom the week is about. */
export const CANDIDATES = people.slice(0, 4);

export const SITES = named(
  40,
  () => `${syllable()}${chance.pick(["post", "times", "herald", "daily", "wire"])}`,
);
export const PRODUCTS = named(80, () =>
  capital(syllable() + chance.pick(["ly", "io", "go", "fit", "pod", "app"])),
);

export function handle(random: Chance): string {
  const base = random.pick(FIRST_NAMES).toLowerCase() + random.pick(["", "_", "."]).replace(".", "");
  return `${base}${random.pick(PLACE_ENDS)}${random.below(9_000)}`
    .normalize("NFD")
    .replace(/[^a-z0-9_]/g, "");
}

export function link(random: Chance, site = "go.example"): string {
  return `https://${site}/${random.below(2_000_000_000).toString(36)}`;
}
