/** What is said about people whose commands are not answered, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

export const blocks = {
  none: "Nobody is blocked",
  counted: (n: number) => amounts.counted(n, { one: "person is blocked", other: "people are blocked" }),
  blocked: (actor: string) =>
    `Commands of ${actor} are not answered from now on, except where they are an admin.`,
  ended: (actor: string) => `Commands of ${actor} are answered again.`,
  notBlocked: (actor: string) => `${actor} is not blocked.`,
  nobody: "Name one person by their id, as the audit log shows it.",
  end: "End it",
  since: (of: { actor: string; since: Inline; by: string }) =>
    line`${of.actor} since ${of.since} by ${of.by}`,
  you: "An admin has blocked your commands here.",
};
