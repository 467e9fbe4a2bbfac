/** The line after an absence, in Dutch. */
import type { absence as english } from "../en/absence.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atMost, counted, formed, posts } = amounts;

export const absence: typeof english = {
  backAfter: (span) => `Terug na ${atMost(span)}`,
  back: "Terug.",
  off(of) {
    const were = formed(of.posts, { one: "werd", other: "werden" });
    const gaps = of.gaps === 0 ? "geen gat" : counted(of.gaps, { one: "gat", other: "gaten" });
    return line` Weg ${of.first}–${of.latest}; ${posts(of.posts)} uit die tijd ${were} sindsdien gelezen; ${gaps}.`;
  },
};
