/** What is said when a dossier is made, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { posts, accounts, grouped } = amounts;

export const exporting = {
  subjects: {
    burst: (name: string) => `burst ${name}`,
    crew: (name: string) => `crew ${name}`,
    account: (name: string) => `account ${name}`,
    day: (name: string) => `watch ${name}`,
  },
  made: (of: { called: string; posts: number; accounts: number }) =>
    `Dossier of ${of.called}: ${posts(of.posts)} of ${accounts(of.accounts)}`,
  found: (n: number) =>
    `Beside them ${n === 1 ? "stands" : "stand"} ${posts(n)} found by searching the words, counted in no number.`,
  leftOut: (n: number) =>
    `${posts(n)} ${n === 1 ? "is" : "are"} left out: the burst that ${n === 1 ? "it stood" : "they stood"} in was withdrawn.`,
  writing: (of: { posts: number; among: number }) =>
    `Writing the dossier: ${grouped(of.posts)} of ${posts(of.among)}`,
  manifest: "Manifest",
  checked:
    "These 64 characters are the SHA-256 of manifest.json, and stand in the audit log too. `verbatim verify` with the file shows whether anything in it was changed. The files hold names and texts of people: keep them accordingly.",
  link: "Link",
  open: "open the dossier",
  until: (of: { ends: Inline }) =>
    line`leads there until ${of.ends}, or until it is revoked, or something in it is corrected, withdrawn or purged`,
  revoke: "Revoke the link",
  revoked: (number: number) => `The link to dossier ${number} leads nowhere any more.`,
  noLink: (number: number) => `No link leads to a dossier ${number}.`,
  noDossier: "No dossier with this manifest was made here, as far as the audit log holds.",
  checkedOf: (called: string) => `Dossier of ${called}, as it stands today`,
  madeFor: (of: { name: string; added: Inline }) =>
    line`Made for ${of.name}, ${of.added}; the audit log holds its manifest.`,
  notRecorded:
    "Which posts it holds was not recorded: `verbatim verify` with the file tells what had to go since.",
  nothingGone: "Every post in it still has its text here.",
  goneNow: (of: { n: number; atFirst: number }) =>
    `${posts(of.n)} in it ${of.n === 1 ? "has" : "have"} no text here any more; ${of.atFirst === 0 ? "none" : grouped(of.atFirst)} of its posts had none when it was made. Do not hand them on without asking why.`,
  purged: "purged",
  dropped: "dropped: its platform removed it, or its time was over",
  hold: "Hold…",
  nowhere: "No dossier can be made from here: there is no folder for them.",
  masked:
    "In this place names are masked, and the files of a dossier hold whole ones. Ask for it where names are shown in full.",
  none: (typed: string) => `There is no burst, crew, account or watch “${typed}” to make a dossier of.`,
  several: (names: string) => `That could be several: ${names}. Name one in full.`,
  withdrawn: (shortId: string) =>
    `Burst ${shortId} was withdrawn: its words and names are not handed out any more.`,
  allWithdrawn: (called: string) =>
    `There is nothing to hand out of ${called}: all of its posts stood in bursts that were withdrawn.`,
  noDay: "Name the day in UTC as well: /verbatim export lindqvist 2026-11-05",
};
