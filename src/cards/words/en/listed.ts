/** Messages that list several bursts, in English. */
import type { Micros } from "../../../domain/money.ts";
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, ago, atLeast, bursts, counted, dollars, grouped } = amounts;

export const listed = {
  from: "Verbatim",
  held: (n: number) => `Held during quiet hours: ${bursts(n)}`,
  heldUntil: (of: { ended: Inline }) => line`Quiet hours ended ${of.ended}. What grows on is told.`,
  above: (n: number) => `And ${counted(n, { one: "more burst", other: "more bursts" })} within this hour`,
  aboveWhat: (n: number) => `This place asked for at most ${grouped(n)} an hour. What grows on is told.`,

  late: (n: number) => `Seen late: ${bursts(n)}`,
  lateWhat: "Found while older posts were read. What grows on is told.",
  seenLate: (elapsed: Duration) => `seen late: ${atLeast(elapsed)} after the first copy`,

  digest: (of: { bursts: number; posts: number; sincePoll: Duration | null }) =>
    `Digest: ${bursts(of.bursts)}; ${counted(of.posts, { one: "post", other: "posts" })} read; ${of.sincePoll === null ? "no poll yet" : `last poll ${ago(of.sincePoll)}`}`,
  digestWhat: (of: { first: Inline; latest: Inline; polled: Inline | null; gaps: number }) =>
    line`From ${of.first} to ${of.latest}. ${of.polled === null ? "No poll yet" : line`Last poll ${of.polled}`}. ${of.gaps === 0 ? "No gaps" : counted(of.gaps, { one: "gap", other: "gaps" })}.`,
  labels: { crews: "Crews", changed: "Changed", desk: "At the desk", spent: "Spent" },
  crews: (of: { n: number; accounts: number }) =>
    `${counted(of.n, { one: "crew", other: "crews" })} of ${accounts(of.accounts)} posted the same once more`,
  became: (of: { counted: string; standing: string }) => `${of.counted} ${of.standing}`,
  standings: {
    present: "there again",
    suspended: "suspended",
    protected: "protected",
    gone: "gone",
    renamed: "under another handle",
  },
  reviews: (n: number) => counted(n, { one: "review", other: "reviews" }),
  corrections: (n: number) => counted(n, { one: "correction", other: "corrections" }),
  cost: (of: { source: string; cost: Micros }) => `${of.source} ${dollars(of.cost)}`,

  endedMeanwhile: "ended meanwhile",
  mutedUntil: (of: { ended: Inline }) => line`muted meanwhile, until ${of.ended}`,
  explainedAs: (kind: string) => `explained meanwhile: ${kind}`,
  raisedTo: (called: string) => `announced before, now in class ${called}`,
};
