/** Narrower rules for a watch that would have kept quiet what people muted or explained. */

/** A burst that nobody needed to hear of, or one that somebody did. */
export interface Judged {
  readonly passage: string;
  readonly accounts: number;
}

/** Either is left out where there is nothing to say. */
export interface Narrower {
  /** From how many accounts on words would be a burst. */
  readonly accounts?: number;
  /** Words that no post may hold. */
  readonly exclude?: string;
}

/** More accounts than these are worth hearing of, whatever they post. */
const MOST_ACCOUNTS = 25;
/** A phrase to exclude has so many words. */
const PHRASE = { least: 2, most: 6 } as const;
/** A mention or an address. */
const NOT_WORDS = /@[\p{L}\p{N}_.]+|https?:\S+/u;
const NOT_WORD = /[^\p{L}\p{N}]+/u;

/**
 * @param noise at least one; the newest first
 * @param wanted bursts that people marked as worth following, which no suggestion may lose
 */
export function narrowerRules(
  noise: readonly Judged[],
  wanted: readonly Judged[],
  keywords: readonly string[],
): Narrower {
  const accounts = Math.max(...noise.map((burst) => burst.accounts)) + 1;
  const isHarmless = accounts <= MOST_ACCOUNTS && wanted.every((burst) => burst.accounts >= accounts);
  const exclude = sharedPhrase(noise, wanted, keywords);
  return { ...(isHarmless ? { accounts } : {}), ...(exclude === null ? {} : { exclude }) };
}

/** The longest run of words that most of them hold, or else of the newest alone; null where it would lose too much. */
function sharedPhrase(
  noise: readonly Judged[],
  wanted: readonly Judged[],
  keywords: readonly string[],
): string | null {
  const runs = new Map<string, number>();
  for (const { passage } of noise) {
    for (const run of runsOf(passage)) runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  const known = new Set(keywords.map((keyword) => wordsOf(keyword).join(" ")));
  const lost = new Set(wanted.flatMap(({ passage }) => runsOf(passage)));
  const usable = [...runs].filter(([run]) => !known.has(run) && !lost.has(run));
  const most = Math.max(2, Math.ceil(noise.length / 2));
  const length = (run: string) => run.split(" ").length;
  const [shared] = usable
    .filter(([, count]) => count >= most)
    .sort(([a, m], [b, n]) => n - m || length(b) - length(a));
  if (shared !== undefined) return shared[0];
  const newest = runsOf(noise[0]?.passage ?? "").filter((run) => !known.has(run) && !lost.has(run));
  return newest.sort((a, b) => length(b) - length(a))[0] ?? null;
}

/** Each once, none with somebody's name or an address in it: those are no words to go by. */
function runsOf(passage: string): string[] {
  const runs = new Set<string>();
  for (const words of passage.split(NOT_WORDS).map(wordsOf)) {
    for (let from = 0; from < words.length; from++) {
      for (let length = PHRASE.least; length <= PHRASE.most && from + length <= words.length; length++) {
        runs.add(words.slice(from, from + length).join(" "));
      }
    }
  }
  return [...runs];
}

/** As a watch compares them: whatever stands between words makes no difference. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(NOT_WORD)
    .filter((word) => word !== "");
}
