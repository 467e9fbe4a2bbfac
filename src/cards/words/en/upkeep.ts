/** What the bot does for its own house, in English: what was forgotten, verified and backed up, and how it stopped. */
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { all, atLeast, counted, grouped } = amounts;

/** Of a link that does not hold. */
const breaks = {
  changed: "it is not what was written",
  missing: "it is not there, while later ones are",
  cut: "it is gone, and so is everything after it",
  added: "it was added from outside",
  head: "it is not the last one that was written",
};

export const upkeep = {
  breaks,
  chainTitle: "Evidence",
  auditChain: "the audit log",
  evidenceChain: (name: string) => `the evidence chain of ${name}`,
  breaksAt: (of: { chain: string; n: number; broken: keyof typeof breaks }) =>
    `From link ${grouped(of.n)} on ${of.chain} does not hold: ${breaks[of.broken]}.`,
  changedBehindUs:
    "Somebody or something changed the database from outside. Keep this copy of it, and restore a backup.",
  brokenShort: (chain: string) => `${chain} does not hold`,
  stops: {
    clean: "stopped in order",
    killed: "the process was killed or lost its power",
    reboot: "the machine was restarted",
    crash: "an error",
    full: "the disk was full",
  },
  lastStop: (of: { stop: string; elapsed: Duration }) => `last stop: ${of.stop}, off ${atLeast(of.elapsed)}`,
  crashed: (of: { stop: string; reason: string }) => `${of.stop} (“${of.reason}”)`,
  verified: (of: { when: Inline }) => line`chains verified ${of.when}`,
  neverVerified: "chains not verified yet",
  lastBackup: (of: { when: Inline }) => line`last backup ${of.when}`,
  noBackup: "no backup yet (verbatim backup)",
  keptLabel: "Kept",
  keptFor: (of: { span: Duration; history: Duration }) =>
    `texts ${atLeast(of.span)}, what proves them ${atLeast(of.history)}`,
  removed: (of: { texts: number; when: Inline }) =>
    line`${counted(of.texts, { one: "text", other: "texts" })} removed ${of.when}`,
  removedHashes: (of: { n: number; when: Inline }) =>
    line`${counted(of.n, { one: "hash", other: "hashes" })} removed ${of.when}`,
  nothingRemoved: "nothing removed yet",
  due: (n: number) => `${counted(n, { one: "text is", other: "texts are" })} due now`,
  dueNext: (of: { when: Inline }) => line`next due ${of.when}`,
  heldBack: (of: { texts: number; holds: readonly string[] }) =>
    `${counted(of.texts, { one: "text is", other: "texts are" })} kept longer by ${counted(of.holds.length, { one: "hold", other: "holds" })} (${all(of.holds)})`,
};
