/** Whether alerts and answers can be said in the languages that routes ask for. */
import { LANGUAGES, wordsIn } from "../cards/words/catalogue.ts";
import type { Config } from "../config/config.ts";
import type { Finding } from "./finding.ts";

export function* checkLanguages({ routes }: Pick<Config, "routes">): Generator<Finding> {
  for (const tag of new Set(routes.map((route) => route.language))) {
    if (wordsIn(tag).language === tag.split("-")[0]?.toLowerCase()) continue;
    yield {
      level: "note",
      what: `routes: nothing is written in ${tag} yet, so what goes there is in English`,
      mend: `The languages there are: ${Object.keys(LANGUAGES).join(", ")}.`,
    };
  }
}
