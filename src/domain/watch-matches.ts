/** Whether a post is what a watch looks for, where no platform's own search decided it. */
import type { Post } from "./post.ts";
import type { Watch } from "./watch.ts";

/** Scripts that set no spaces between words: each of their characters stands for itself. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
/** Accents after decomposition, and characters that are not seen (zero-width, soft hyphen, bidi). */
const UNSEEN = /[\p{M}\p{Cf}]/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * Prepares a watch to be asked about many posts.
 *
 * Each keyword is one phrase, found as whole words regardless of case, accents and what stands between
 * the words, so `#Lindqvist`, `LINDQVIST'S` and `Líndqvist` all hold the keyword `lindqvist`. Any of
 * `keywords` must occur (a watch without keywords takes every post), at least one of `require` where it
 * has any, and none of `exclude`. A post whose language is not known passes every language.
 */
export function watchMatcher(watch: Watch): (post: Pick<Post, "text" | "lang">) => boolean {
  const keywords = watch.keywords.map(phraseTest);
  const required = watch.require.map(phraseTest);
  const excluded = watch.exclude.map(phraseTest);
  const languages = watch.languages.map(primaryLanguage);
  return (post) => {
    if (languages.length > 0 && post.lang !== null && !languages.includes(primaryLanguage(post.lang))) {
      return false;
    }
    // A watch of everything need not look at the words.
    if (keywords.length + required.length + excluded.length === 0) return true;
    const words = wordsAsFound(post.text);
    const holds = (test: PhraseTest) => test(words, post.text);
    return (
      (keywords.length === 0 || keywords.some(holds)) &&
      (required.length === 0 || required.some(holds)) &&
      !excluded.some(holds)
    );
  };
}

type PhraseTest = (words: string, text: string) => boolean;

function phraseTest(phrase: string): PhraseTest {
  const words = wordsAsFound(phrase);
  // A keyword without any letter or digit (an emoji, say) is looked for as it was written.
  if (words.trim() === "") return (_, text) => phrase.trim() !== "" && text.includes(phrase.trim());
  return (postWords) => postWords.includes(words);
}

/** The text as its bare words with one space around each, so that whole words are found by `includes`. */
export function wordsAsFound(text: string): string {
  const bare = text.normalize("NFKD").toLowerCase().replace(UNSEEN, "");
  return ` ${bare.replace(UNSPACED, " $& ").replace(NOT_WORD, " ").trim()} `;
}

/** `en` for `en-GB`, `en_US` and `EN`. */
function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? tag;
}
