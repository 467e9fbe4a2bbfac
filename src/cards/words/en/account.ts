/** What is said about one account, in English. */
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, atLeast, bursts, counted, days, grouped, ordinal, posts } = amounts;

export const account = {
  labels: {
    account: "Account",
    data: "In our data",
    together: "Together with others",
    earlier: "Other handles seen",
    notKnown: "Not known",
  },
  id: (id: string) => `id ${id}`,
  stored: (n: number) => `${posts(n)} stored`,
  data: (of: { posts: number; first: Inline; latest: Inline; bursts: number }) =>
    line`${posts(of.posts)} stored, ${of.first} to ${of.latest} · ${of.bursts === 0 ? "in no burst" : `in ${bursts(of.bursts)}`}`,
  /** In front of the numbers. */
  since: (of: { before: Inline }) => line`(since ${of.before}, in the watches seen here) `,
  dataOf: (of: { posts: number; first: Inline; latest: Inline; bursts: number; among: number }) =>
    line`${posts(of.posts)} stored, ${of.first} to ${of.latest} · in ${grouped(of.bursts)} of ${bursts(of.among)}`,
  burst: (of: { shortId: string; position: number; posted: Inline; accounts: number; watch: string }) =>
    line`${of.shortId}: the ${ordinal(of.position)} copy we saw, ${of.posted} · ${accounts(of.accounts)} in all · ${of.watch}`,
  notKnown: "who runs the account, posts outside the watches seen here, deleted posts that were never read",
  closing:
    "Being in one burst says little: people copy texts they like. Repetition says more, and still not why.",
  noneStored: "no post stored",
  none: (typed: string) =>
    `We have no post by ${typed} in the watches seen here. That does not mean it posted none.`,
  noneSince: (of: { name: string; first: Inline }) =>
    line`We have no post by ${of.name} in the watches seen here since ${of.first}. That does not mean it posted none.`,
  moreOfThisName: (n: number) =>
    `${counted(n, { one: "more account", other: "more accounts" })} had this name; ask by id.`,
  profileLabel: "Profile",
  recentLabel: "Its recent posts",
  earlierLookLabel: "Earlier look",
  lookUpLabel: "Look-up",
  standings: { present: "present", suspended: "suspended", protected: "protected", gone: "gone" },
  lookedAt: (of: { standing: string; read: Inline }) => line` · ${of.standing} (looked up ${of.read})`,
  away: (of: { platform: string; standing: string; read: Inline }) =>
    line`${of.platform} says this account is ${of.standing} (seen ${of.read}`,
  presentBefore: (of: { before: Inline }) => line`; present ${of.before}`,
  seenBefore: "). What was seen before is below.",
  /** How old it was when it was looked up. */
  created: (of: { posted: Inline; elapsed: Duration }) =>
    line`created ${of.posted} (${atLeast(of.elapsed)} old) · `,
  followed: (of: { followers: number; others: number }) =>
    `${counted(of.followers, { one: "follower", other: "followers" })}, follows ${grouped(of.others)}`,
  allPosts: (n: number) => ` · ${posts(n)}`,
  bio: (quoted: string) => ` · bio: ${quoted}`,
  declares: (declaration: string) => ` · declares: ${declaration}`,
  declaresNothing: " · declares no relation that we recognise",
  earlierLook: (of: { before: Inline; handle: string; bio: string }) =>
    line`${of.before}: ${of.handle}, ${of.bio}`,
  otherHandle: (name: string) => `handle was ${name}`,
  sameHandle: "handle the same",
  otherBio: (quoted: string) => `bio was ${quoted}`,
  sameBio: "bio the same",
  recentNone: (n: number) => `none of ${grouped(n)} holds a passage that is known here`,
  recentSome: (of: { found: number; posts: number; names: string }) =>
    `${grouped(of.found)} of ${grouped(of.posts)} hold a passage that is known here: ${of.names}`,
  cost: (amount: string) => `cost of this look-up ${amount}`,
  left: (of: { times: number; most: number }) =>
    `; ${grouped(of.times)} of your ${grouped(of.most)} today are left`,
  refused: "not looked up: what may be spent on look-ups is spent",
  refusedPerson: "not looked up: you have asked as often today as one may",
  refusedTeam: "not looked up: the team has asked as often today as it may",
  resumes: (of: { until: Inline }) => line`; again from ${of.until}`,
  notAnswered: (reason: string) => `not looked up: ${reason}`,
  lookUpAction: (amount: string) => `Look up the profile, ${amount}`,
  togetherOften: (of: { bursts: number; accounts: number; days: number; names: string }) =>
    `posted ${counted(of.bursts, { one: "identical text", other: "different identical texts" })} with the same ${accounts(of.accounts)}, on ${days(of.days)}: ${of.names}`,
};
