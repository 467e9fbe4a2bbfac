/** A watch's known texts as the detector takes them. */
import type { Words } from "../detect/finding.ts";
import { readWords } from "../detect/tokens.ts";
import type { Watch } from "../domain/watch.ts";

export function knownWords(watch: Pick<Watch, "texts">): readonly Words[] {
  return watch.texts.map(readWords);
}
