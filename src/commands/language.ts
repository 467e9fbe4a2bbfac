/** `language <code>`: in which language somebody is answered; what everybody in a place reads stays as it is. */
import { sentenceCard } from "../cards/answer-cards.ts";
import { LANGUAGES, wordsIn } from "../cards/words/catalogue.ts";
import type { Command } from "./command.ts";

/** Back to the language of the place. */
const AS_THE_PLACE = "place";
const CHOICES: readonly string[] = [...Object.keys(LANGUAGES), AS_THE_PLACE];

export const language: Command = {
  spec: {
    name: "language",
    // What somebody reads best is nobody's business in the log.
    options: [{ name: "language", required: true, type: "word", choices: CHOICES, unrecorded: true }],
    examples: ["/verbatim language nl", "/verbatim language place"],
    who: "viewer",
  },
  async *run({ own, options, words: spoken }) {
    const asked = options["language"] ?? AS_THE_PLACE;
    const chosen = asked === AS_THE_PLACE ? null : asked;
    const language = chosen ?? own?.placeLanguage;
    const words = language === undefined ? spoken : wordsIn(language);
    await own?.setLanguage(chosen);
    const { own: said } = words;
    yield {
      is: "card",
      card: { ...sentenceCard(chosen === null ? said.asThePlace : said.changed), language: words.language },
    };
  },
};
