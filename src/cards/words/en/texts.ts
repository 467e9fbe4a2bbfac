/** What is said about texts that are known beforehand, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

export const texts = {
  none: "No known texts",
  counted: (n: number) => counted(n, { one: "known text", other: "known texts" }),
  moreWatches: (n: number) =>
    `${counted(n, { one: "more watch", other: "more watches" })}: ask for one by its id.`,
  how: "An editor adds one with /verbatim text add, or in the configuration file (watches, texts).",
  meaning: "Copies of a known text are listed from the first account on, and announced at two.",
  fromFile: "from the file",
  addedInChat: (added: Inline) => line`added in chat ${added}`,

  wasAdded: "A known text was added",
  added: (of: { watch: string; number: number }) =>
    `Added to ${of.watch} as known text ${grouped(of.number)}. From the next poll on its copies are listed from the first account on, and announced at two.`,
  isKnown: "This text is known already",
  known: (of: { watch: string; number: number }) =>
    `${of.watch} knows these words already, as known text ${grouped(of.number)}.`,
  tooShort:
    "This text is too short to be recognised: it needs at least three words besides links, mentions and trailing hashtags.",
  tooLong: (most: number) =>
    `This text is too long: at most ${counted(most, { one: "character is", other: "characters are" })} compared.`,

  wasRemoved: "A known text was removed",
  removed: (watch: string) => `Removed from ${watch}, from the next poll on:`,
  burstsStay: "Bursts that were found by it stay.",
  changedInFile: "This text is changed in the configuration file",
  inFile: (of: { watch: string; number: number }) =>
    `Known text ${grouped(of.number)} of ${of.watch} comes from the configuration file, and is removed there. Write the watch's texts like this, and start Verbatim again:`,
  noText(of: { watch: string; number: number; texts: number }) {
    const there = of.texts === 0 ? "none" : counted(of.texts, { one: "text", other: "texts" });
    return `${of.watch} has no known text ${grouped(of.number)}. It knows ${there}.`;
  },
};
