/** What is said about one account, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, ordinal, posts } = amounts;

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
  burst: (of: { shortId: string; position: number; posted: Inline; accounts: number; watch: string }) =>
    line`${of.shortId}: the ${ordinal(of.position)} copy we saw, ${of.posted} · ${accounts(of.accounts)} in all · ${of.watch}`,
  together: (names: string) => `in two or more of the same bursts as ${names}`,
  notKnown: "who runs the account, posts outside the watches seen here, deleted posts that were never read",
  closing:
    "Being in one burst says little: people copy texts they like. Repetition says more, and still not why.",
  noneStored: "no post stored",
  none: (typed: string) =>
    `We have no post by ${typed} in the watches seen here. That does not mean it posted none.`,
  moreOfThisName: (n: number) =>
    `${counted(n, { one: "more account", other: "more accounts" })} had this name; ask by id.`,
};
