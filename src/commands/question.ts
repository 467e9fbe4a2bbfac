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
    ["qui", "pourquoi", "quoi", "quand", "où", "comment", "quel", "quelle", "est-ce", "d'où"],
    ["wer", "warum", "wieso", "wann", "wo", "woher", "welche", "wessen", "ist", "sind", "steckt"],
    ["quién", "quien", "quiénes", "qué", "cuándo", "cómo", "dónde", "cuál", "¿quién", "¿por", "¿qué"],
  ].flat(),
);

/** Several words with a question mark behind any of them, or that begin as questions do; "who?" alone is one too. */
export function isQuestion(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const [first = ""] = words;
  if (words.length === 1) return MARKED.test(first) && OPENERS.has(first.replace(MARKED, "").toLowerCase());
  return words.some((word) => MARKED.test(word)) || OPENERS.has(first.toLowerCase());
}

/** A question mark behind a word, in any script's form of it; one inside of an address asks nothing. */
const MARKED = /[?？؟]+["”’»)]?$/;

/** Several words with a question mark behind the last, in any script's form of it. */
export function endsAsQuestion(line: string): boolean {
  return /\s\S*[?？؟]["”’»)]?$/.test(line.trim());
}
