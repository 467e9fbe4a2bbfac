/** Made lines of the data format to measure with: the same for the same seed, and as long as real posts. */
import { createRandom } from "../test/servers/made-posts.ts";

/** One post in so many is a copy of one of the texts that go round at the time. */
const COPIES = 50;
/** How many texts go round at a time, and after how many posts one of them gives way to another. */
const ROUND = 20;
const TEXT_LASTS = 500;
/** The part of the posts whose words are of another alphabet than the plain one. */
const BEYOND_ASCII = 0.3;

const ALPHABETS = {
  plain: "etaoinshrdlucmfwypvbgk",
  accents: "etaoinshrdlucméàüöçñíb",
  cyrillic: "оеаинтсрвлкмдпуяыьгзбч",
} as const;
const VOCABULARY = 20_000;
const VOCABULARIES = Object.values(ALPHABETS).map(vocabulary);
const HAN_FROM = 0x4e00;
const HAN = 3_000;

export interface MadeLines {
  /** The next lines. */
  next(count: number): string[];
}

/** Lines of posts that are `apart` milliseconds from one another; texts have 157 characters on average. */
export function madeLines(seed: number, apart: number): MadeLines {
  const random = createRandom(seed);
  const pick = (n: number) => Math.floor(random() * n);
  /** The n-th most frequent word comes about 1/n as often as the first, as in languages. */
  const rank = () => Math.floor(VOCABULARY ** random());
  function spaced(words: readonly string[]): string {
    return Array.from({ length: 17 + pick(21) }, () => words[rank() % VOCABULARY]).join(" ");
  }
  function text(): string {
    if (random() >= BEYOND_ASCII) return `${spaced(VOCABULARIES[0]!)}.`;
    switch (pick(4)) {
      case 0:
        return `“${spaced(VOCABULARIES[1]!)}”`;
      case 1:
        return spaced(VOCABULARIES[2]!);
      case 2:
        return `${spaced(VOCABULARIES[0]!)} — 👍🏽`;
      default:
        return String.fromCharCode(...Array.from({ length: 60 + pick(80) }, () => HAN_FROM + pick(HAN)));
    }
  }
  const round = Array.from({ length: ROUND }, text);
  let made = 0;

  function line(): string {
    made += 1;
    if (made % TEXT_LASTS === 0) round[pick(ROUND)] = text();
    const account = pick(1_000_000);
    return JSON.stringify({
      id: String(1_790_000_000_000_000_000n + BigInt(made)),
      platform: "x",
      author: { id: String(10_000_000 + account), handle: `account_${account}` },
      text: pick(COPIES) === 0 ? round[pick(ROUND)] : text(),
      createdAt: new Date(Date.UTC(2026, 10, 2) + Math.floor(made * apart)).toISOString(),
      lang: "en",
      repostOf: null,
      source: "made",
    });
  }
  return { next: (count) => Array.from({ length: count }, line) };
}

function vocabulary(letters: string): readonly string[] {
  const random = createRandom(letters.length + letters.charCodeAt(13));
  const letter = () => letters[Math.floor(letters.length * random() ** 1.5)];
  return Array.from({ length: VOCABULARY }, (_, rank) =>
    Array.from({ length: 2 + Math.floor(rank ** 0.25 * (0.2 + random())) }, letter).join(""),
  );
}
