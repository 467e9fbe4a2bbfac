/** Tells a question in words from a command with a slip of the hand. */

/** What questions begin with in the languages that people here ask in. */
const OPENERS = new Set(
  [
    [
      "who",
      "whos",
      "who's",
      "whose",
      "why",
      "what",
      "when",
      "where",
      "how",
      "which",
      "is",
      "are",
      "was",
      "were",
    ],
    [
      "did",
      "do",
      "does",
      "can",
      "could",
      "wie",
      "waarom",
      "wat",
      "wanneer",
      "waar",
      "hoe",
      "welk",
      "welke",
      "zijn",
    ],
    ["zit", "zitten", "komt", "komen", "kan", "wiens", "vanwaar"],
  ].flat(),
);

/** Several words that end in a question mark, or begin as questions do. */
export function isQuestion(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return endsAsQuestion(line) || (words.length >= 2 && OPENERS.has(words[0]?.toLowerCase() ?? ""));
}

/** Several words with a question mark behind the last, in any script's form of it. */
export function endsAsQuestion(line: string): boolean {
  return /\s\S*[?？؟]["”’»)]?$/.test(line.trim());
}
