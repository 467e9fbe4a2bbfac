/** What is said of a burst's accounts and posts after it was announced, in English. */

import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, grouped, formed } = amounts;

const BE = { one: "is", other: "are" };

export const following = {
  labels: {
    accounts: "Accounts",
    explainedSince: "Explained since",
    carried: "Copies also show",
    found: "Found",
    since: "Since",
  },

  ages: (of: { ages: string }) => `ages: ${of.ages}`,
  noneKnown: {
    looking: "being looked up",
    refused: "not looked up, for want of budget",
    failed: "not looked up so far: their platform could not be asked",
    complete: "not known",
  },
  /** `3 of 12 created within the last 90 days (known for all 12)`. */
  young: (of: { young: number; accounts: number; extent: string }) =>
    `${grouped(of.young)} of ${grouped(of.accounts)} created within the last 90 days (${of.extent})`,
  knownForAll: (n: number) => `known for all ${grouped(n)}`,
  knownOf: {
    complete: (n: number) => `known for ${grouped(n)}`,
    looking: (n: number) => `known for ${grouped(n)}, the others are being looked up`,
    refused: (n: number) => `known for ${grouped(n)}, the others not looked up, for want of budget`,
    failed: (n: number) =>
      `known for ${grouped(n)}, the others not so far: their platform could not be asked`,
  },
  /** The same as a sentence in a line of growth. */
  agesSentence: (of: { young: number; accounts: number; extent: string }) =>
    ` Account ages: ${grouped(of.young)} of the ${grouped(of.accounts)} ${formed(of.young, { one: "was", other: "were" })} created within the last 90 days (${of.extent}).`,

  /** `1 of 12 declares a relation: “Field organizer for Lindqvist” (its bio)`. */
  declares: (of: { declaring: number; accounts: number; declaration: string }) =>
    `${grouped(of.declaring)} of ${grouped(of.accounts)} ${formed(of.declaring, { one: "declares", other: "declare" })} a relation: ${of.declaration}`,
  inItsBio: (of: { quoted: string }) => `${of.quoted} (its bio)`,
  inItsPost: (of: { quoted: string }) => `${of.quoted} (its post)`,

  quote: (of: { copies: number; among: number }) =>
    `${grouped(of.copies)} of ${grouped(of.among)} quote the same post`,
  reply: (of: { copies: number; among: number }) =>
    `${grouped(of.copies)} of ${grouped(of.among)} reply to the same post`,
  /** `24 Nov 2026, 09:12 UTC: a quotation of a post by @a that holds these words; 3 of 4 copies quote it`. */
  explainedSince: (of: { added: Inline; name: string; copies: number; among: number }) =>
    line`${of.added}: a quotation of a post by ${of.name} that holds these words; ${grouped(of.copies)} of ${grouped(of.among)} copies quote it`,
  picture: (of: { copies: number; among: number; quoted: string }) =>
    `${grouped(of.copies)} of ${grouped(of.among)} a picture described as ${of.quoted}`,

  declaring: (of: { declaration: string }) => `declares: ${of.declaration}`,

  bySearching: "found by searching the words",
  firstFound: (of: { first: Inline }) => line`the earliest copy ${of.first}, found by searching the words · `,
  found: (of: { posts: number; accounts: number; first: Inline }) =>
    line`by searching the words: ${posts(of.posts)} of ${accounts(of.accounts)} outside of what is read here, the earliest ${of.first} (listed, and not counted)`,

  since: (of: { standing: string; lookedAt: Inline }) => line`${of.standing} (looked at ${of.lookedAt})`,
  allThere: "all accounts and posts are still there",
  suspended: (of: { n: number; accounts: string }) =>
    `${grouped(of.n)}${of.accounts} ${formed(of.n, BE)} suspended since`,
  protected: (of: { n: number; accounts: string }) =>
    `${grouped(of.n)}${of.accounts} ${formed(of.n, BE)} protected since`,
  gone: (of: { n: number; accounts: string }) =>
    `${grouped(of.n)}${of.accounts} ${formed(of.n, BE)} gone since`,
  ofAccounts: (n: number) => ` of ${accounts(n)}`,
  postsGone: (of: { n: number; posts: number }) =>
    `${grouped(of.n)} of ${posts(of.posts)} ${formed(of.n, BE)} gone`,
  renamed: (n: number) => `${accounts(n)} ${formed(n, { one: "has", other: "have" })} another handle now`,

  looksAgain: (of: { amount: string }) =>
    ` Accounts and posts will be looked at again after 1 h, 6 h, 24 h, 7 and 30 days${of.amount === "" ? "" : ` (about ${of.amount})`}.`,
  looks: {
    "1h": "Looked at again after an hour:",
    "6h": "Looked at again after 6 hours:",
    "24h": "Looked at again after 24 hours:",
    "7d": "Looked at again after 7 days:",
    "30d": "Looked at again after 30 days:",
  },
  looksRest: (of: { standing: string }) => ` ${of.standing}.`,
};
