/** What is said about holds and purges, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped, posts, bursts } = amounts;

export const holds = {
  none: "Nothing is held",
  counted: (n: number) => counted(n, { one: "hold", other: "holds" }),
  isHeld: "Held",
  isReleased: "Released",
  action: "Holds",
  meaning:
    "Nothing of it is dropped or purged meanwhile. Holding a text that its platform removed is your team's own legal decision.",
  account: (name: string) => `account ${name}`,
  heldBy: (of: { name: string; added: Inline }) => line`by ${of.name}, ${of.added}`,
  until: (of: { ended: Inline }) => line`until ${of.ended}`,
  noHold: (number: number) => `There is no hold ${grouped(number)} among those in force here.`,
  nothingToHold: "There is no such burst, and nothing is stored of such an account.",
  severalAccounts: (names: string) => `Several accounts are called so. Name one by its id: ${names}.`,
};

export const purge = {
  question: "Purge for good?",
  action: "Purge for good",
  would: (of: { posts: number; bursts: number }) =>
    `${posts(of.posts)} would go, of which some are in ${bursts(of.bursts)}.`,
  meaning:
    "Text, words, names and links go, out of what was sent too. Ids, times, counts and hashes stay, and a burst's passage, which is no single post's. This cannot be undone.",
  done: "Purged.",
  took(of: { number: number; posts: number; bursts: number; messages: number }) {
    const taken = `${posts(of.posts)} in ${bursts(of.bursts)}`;
    if (of.messages === 0) return `${taken}; no message named any of it.`;
    return `${taken}; ${counted(of.messages, { one: "message is", other: "messages are" })} being changed. What cannot be changed will be said here, as #${of.number}.`;
  },
  none: "Nothing is stored of it.",
  isHeld: "It is held, and nothing was purged:",
  releaseFirst: "Whoever may release a hold does so with /verbatim hold release and a reason.",
};
