/** A burst's explanations as the lines of a replay have them: in English, for whoever computes with them. */
import { whyWords } from "../cards/explanation-words.ts";
import { ENGLISH } from "../cards/words/catalogue.ts";
import type { Burst } from "../domain/burst.ts";
import type { ExplanationLine } from "../evidence/burst-line.ts";

export function explanationLines({ explanations }: Pick<Burst, "explanations">): readonly ExplanationLine[] {
  return explanations.map(({ kind, why }) => ({ kind, why: whyWords(why, "full", ENGLISH) }));
}
