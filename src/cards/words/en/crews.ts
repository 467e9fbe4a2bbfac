/** What is said about accounts that keep posting the same, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, counted } = amounts;

export const crews = {
  none: "No accounts that keep posting the same texts",
  groups: (n: number) =>
    `${counted(n, { one: "group", other: "groups" })} of accounts that keep posting the same texts`,
  name: (shortId: string) => `crew ${shortId}`,
  notification: (of: { shortId: string; accounts: number }) => `Crew ${of.shortId}: ${accounts(of.accounts)}`,
  observation: (of: { accounts: number; coPosted: string }) =>
    `these ${accounts(of.accounts)} ${of.coPosted}`,
  span: (of: { first: Inline; latest: Inline }) => line`first ${of.first}, last ${of.latest}`,
  labels: { seen: "Seen", accounts: "Accounts" },
  members: (names: string) => `${names}; how many of the texts each`,
  closing: "This is what these accounts did in the posts read here. It does not show why, or who runs them.",
};
