/** What is said about corrections and withdrawals, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

export const corrections = {
  done: {
    corrected: (shortId: string) => `Burst ${shortId} was corrected`,
    withdrawn: (shortId: string) => `Burst ${shortId} was withdrawn`,
  },
  nowhere: "It was told nowhere; its answers say it from now on.",
  reaches: (of: { n: number; names: string }) =>
    `${counted(of.n, { one: "message is", other: "messages are" })} being changed, in ${of.names}. What cannot be changed will be said here.`,
  exports: "Exported before, and not in our hands any more:",
  linksEnd: "Links to them lead nowhere any more.",
  filesEnd: "Links to them lead nowhere any more, and files of them that were kept here are deleted.",
  exported: (of: { name: string; added: Inline }) => line`by ${of.name}, ${of.added}`,
  notReached: (of: { shortId: string; n: number; among: number }) =>
    `${of.shortId}: ${grouped(of.n)} of ${counted(of.among, { one: "message", other: "messages" })} could not be changed`,
  byHand: "Change or delete these by hand.",
  below: { corrected: "Corrected", withdrawn: "Withdrawn" },
  belowRest: (of: { name: string; added: Inline; quoted: string }) =>
    line` on ${of.added} by ${of.name}: ${of.quoted}`,
};
