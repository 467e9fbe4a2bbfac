/** The line after an absence. */
import type { Instant } from "../domain/time.ts";
import { laterTime } from "./burst-card.ts";
import { type Card, strong, time } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

export interface AbsenceView {
  readonly from: Instant;
  readonly to: Instant;
  /** Posts of that time that were read since. */
  readonly posts: number;
  readonly gaps: number;
  readonly mark: Card["mark"];
  readonly words: Words;
}

/** `Back. Off 03:12–03:40; 14 posts of that time were read since; no gap.` */
export function absenceCard({ from, to, posts, gaps, mark, words }: AbsenceView): Card {
  const { absence } = words;
  const off = absence.off({ first: time(from, "full"), latest: laterTime(from, to), posts, gaps });
  return {
    notification: absence.backAfter(to - from),
    mark,
    language: words.language,
    nodes: [{ is: "line", line: [strong(absence.back), ...off] }],
  };
}
