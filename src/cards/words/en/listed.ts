/** Messages that list several bursts, in English. */
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atLeast, bursts, counted, grouped } = amounts;

export const listed = {
  from: "Verbatim",
  held: (n: number) => `Held during quiet hours: ${bursts(n)}`,
  heldUntil: (of: { ended: Inline }) => line`Quiet hours ended ${of.ended}. What grows on is told.`,
  above: (n: number) => `And ${counted(n, { one: "more burst", other: "more bursts" })} within this hour`,
  aboveWhat: (n: number) => `This place asked for at most ${grouped(n)} an hour. What grows on is told.`,

  late: (n: number) => `Seen late: ${bursts(n)}`,
  lateWhat: "Found while older posts were read. What grows on is told.",
  seenLate: (elapsed: Duration) => `seen late: ${atLeast(elapsed)} after the first copy`,

  digest: (of: { bursts: number; posts: number }) =>
    `Digest: ${bursts(of.bursts)}; ${counted(of.posts, { one: "post", other: "posts" })} read`,
  digestWhat: (of: { first: Inline; latest: Inline; polled: Inline | null; gaps: number }) =>
    line`From ${of.first} to ${of.latest}. ${of.polled === null ? "No poll yet" : line`Last poll ${of.polled}`}. ${of.gaps === 0 ? "No gaps" : counted(of.gaps, { one: "gap", other: "gaps" })}.`,

  endedMeanwhile: "ended meanwhile",
  mutedUntil: (of: { ended: Inline }) => line`muted meanwhile, until ${of.ended}`,
  explainedAs: (kind: string) => `explained meanwhile: ${kind}`,
  raisedTo: (called: string) => `announced before, now in class ${called}`,
};
