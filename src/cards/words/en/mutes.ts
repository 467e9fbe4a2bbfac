/** What is said about mutes, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

export const mutes = {
  none: "Nothing is muted",
  counted: (n: number) => counted(n, { one: "mute", other: "mutes" }),
  isMuted: "Muted",
  isEnded: "Ended",
  action: "Mutes",
  end: (number: number) => `End ${number}`,
  until: (of: { ended: Inline; name: string }) => line`until ${of.ended} · by ${of.name}`,
  theWords: (quoted: string) => `the words ${quoted}`,
  theAccounts: (of: { names: string; more: number }) =>
    `the accounts ${of.names}${of.more > 0 ? ` and ${grouped(of.more)} more` : ""}`,
  meaning: {
    burst: "Its message is kept up; nothing further is said of it, its later waves included.",
    watch: "Its bursts are found and listed as before, and not announced.",
    passage: "Bursts whose passage holds these words are found and listed, and not announced.",
    accounts: "Bursts that would be none without these accounts are found and listed, and not announced.",
  },
  noMute: (number: number) => `There is no mute ${number} among those that hold here.`,
  tooFewWords: "These words are too few to be recognised: name at least three in a row.",
  nameOne: "Name at least one account. Nothing was muted.",
  unknownAccounts: (names: string) => `Nothing is stored of ${names}. Nothing was muted.`,
  noSuchAccount: "There is no such account",
};

/** What is wrong with an end that somebody typed. */
export const until = {
  unclear: "For how long? Write 1h, 24h or 7d, or until when: 18:00, 2026-12-01 or 2026-12-01T18:00.",
  past: "That time has passed already.",
  "too-long": "That is longer than a year, which is the most.",
};
