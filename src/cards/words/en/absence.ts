/** The line after an absence, in English. */
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atMost, counted, formed, posts } = amounts;

export const absence = {
  backAfter: (span: Duration) => `Back after ${atMost(span)}`,
  back: "Back.",
  off(of: { first: Inline; latest: Inline; posts: number; gaps: number }) {
    const were = formed(of.posts, { one: "was", other: "were" });
    const gaps = of.gaps === 0 ? "no gap" : counted(of.gaps, { one: "gap", other: "gaps" });
    return line` Off ${of.first}–${of.latest}; ${posts(of.posts)} of that time ${were} read since; ${gaps}.`;
  },
};
