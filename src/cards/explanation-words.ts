/** An explanation in words: what it is called, why one thinks so, and what brings the burst back. */
import type { AnnounceIf, ExplanationKind, Lift, Why } from "../domain/explanation.ts";
import { maskedMentions } from "./mask.ts";
import type { Handles } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** As one would say it, `share button`; a kind of another version is shown as it is. */
export function kindWords(kind: string, { explanations: { kinds } }: Words): string {
  return Object.hasOwn(kinds, kind) ? kinds[kind as ExplanationKind] : kind.replaceAll("-", " ");
}

/** A sentence with what a reader can check; it may name an account, or quote what mentions one. */
export function whyWords(why: Why, handles: Handles, { explanations }: Words): string {
  const sentence = (explanations.why[why.is] as (why: Why) => string)(why);
  return handles === "masked" ? maskedMentions(sentence) : sentence;
}

/** A clause. */
export function liftWords(lift: Lift, { explanations }: Words): string {
  return (explanations.lifts[lift.is] as (lift: Lift) => string)(lift);
}

/** A sentence with each point at which it is announced. */
export function announceIfWords(points: AnnounceIf, { explanations }: Words): string {
  return (explanations.announceIf[points.is] as (points: AnnounceIf) => string)(points);
}
