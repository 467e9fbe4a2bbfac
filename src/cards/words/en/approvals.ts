/** What is said about asking a person first, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";

interface Decided {
  readonly name: string;
  readonly added: Inline;
  readonly to: string;
}

export const approvals = {
  question: (of: { shortId: string; to: string }) => `May ${of.to} be told of ${of.shortId}?`,
  answered: (shortId: string) => `${shortId} was decided`,
  waits: (to: string) => `Waits for approval to be told in ${to}.`,
  decided: {
    published: (of: Decided) => line`Published in ${of.to} by ${of.name}, ${of.added}.`,
    masked: (of: Decided) => line`Published masked in ${of.to} by ${of.name}, ${of.added}.`,
    kept: (of: Decided) => line`Kept from ${of.to} by ${of.name}, ${of.added}.`,
  },
  meaning:
    "Published, it is told with names and links, and followed there to its end. Published masked, without both. What is kept can be published later.",
  publish: "Publish",
  publishMasked: "Publish masked",
  keep: "Keep",
  done: {
    published: (of: { shortId: string; to: string }) => `${of.shortId} is told in ${of.to}, with your name.`,
    masked: (of: { shortId: string; to: string }) =>
      `${of.shortId} is told in ${of.to} without names and links, with your name.`,
    kept: (of: { shortId: string; to: string }) => `${of.shortId} is not told in ${of.to}.`,
  },
  notWaiting: (shortId: string) => `${shortId} waits for nobody.`,
  wasDecided: (of: { shortId: string; name: string }) => `${of.shortId} was decided by ${of.name} already.`,
  whichPlace: (to: string) => `It waits in several places. Name one: ${to}.`,
  released: "Released",
  releasedBy: (of: { name: string; added: Inline }) => line`by ${of.name}, ${of.added}`,
};
