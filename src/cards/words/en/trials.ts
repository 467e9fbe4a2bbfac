/** What is said about trying a change of a watch, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { grouped, posts } = amounts;

export const trials = {
  progress: (percent: number) => `Trying it on what was read: ${percent} %`,
  busy: "Another change is being tried at the moment. Ask again when its answer has come.",
  compared: (of: { announced: number; instead: number }) =>
    `Would have announced ${grouped(of.announced)} instead of ${grouped(of.instead)}`,
  read: (of: { since: Inline; posts: number; matching: number }) =>
    line`${posts(of.posts)} since ${of.since}, of which ${grouped(of.matching)} match`,
  kept: (n: number) => `Kept: ${grouped(n)}`,
  gone: (n: number) => `Gone: ${grouped(n)}`,
  added: (n: number) => `New: ${grouped(n)}`,
  reviewed: (verdict: string) => `reviewed as ${verdict}`,
  basis:
    "Both figures come from the stored posts, for a place without conditions, mutes and reviews left aside. What only new words would find was never read. Nothing was read or changed.",
  apply: "Apply",
  discard: "Discard",
  discarded: "Nothing was changed, and nothing is kept of what was tried.",
  /** Behind how many are kept. */
  followed(of: { found: number; among: number; name: string }) {
    if (of.found < of.among) return `${grouped(of.found)} of the ${grouped(of.among)} marked ${of.name}`;
    if (of.among > 2) return `all ${grouped(of.among)} marked ${of.name} among them`;
    return of.among === 2 ? `both marked ${of.name}` : `the one marked ${of.name} among them`;
  },
};
