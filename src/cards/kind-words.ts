/** What an explanation's kind is called. */
import type { ExplanationKind } from "../domain/explanation.ts";
import type { Words } from "./words/catalogue.ts";

/** As one would say it, `share button`; a kind of another version is shown as it is. */
export function kindWords(kind: string, { explanations: { kinds } }: Words): string {
  return Object.hasOwn(kinds, kind) ? kinds[kind as ExplanationKind] : kind.replaceAll("-", " ");
}
