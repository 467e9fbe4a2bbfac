/** What is said of drills, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, grouped, posts } = amounts;

export const drill = {
  found: (of: { found: number; planted: number; posts: number }) =>
    `${grouped(of.found)} of ${counted(of.planted, { one: "planted burst", other: "planted bursts" })} found among ${posts(of.posts)}`,
  played: (of: { accounts: number; took: string; announced: number; quiet: number }) =>
    `${accounts(of.accounts)}, all made up, in ${of.took} seconds · ${bursts(of.announced)} announced, ${grouped(of.quiet)} kept quiet (see bursts)`,
  simulated: "Everything in this drill was simulated. Real posts need a configuration:",
  begun: (by: string) => `A drill that ${by} asked for`,
  progress: (percent: number) => `Playing: ${percent} %`,
  openUntil: (until: Inline) => line`Played. Its messages can be asked about until ${until}.`,
  madeUp:
    "The candidate, the accounts and the posts are made up. Whatever is marked DRILL is part of it and is kept apart from what was really read.",
  over: "The drill is over",
  deleted: "Everything of it was made up, and what was stored of it is deleted.",
  wasMadeUp: "This message was part of it. Its candidate, accounts and posts were made up.",
  toldHere: (n: number) =>
    `${counted(n, { one: "message", other: "messages" })} told here. Why no more: /verbatim drill bursts`,
  stop: "End the drill",
  started:
    "The drill begins here in a moment, and everything of it is marked DRILL. It takes a minute or two; then its messages can be asked about for ten.",
  stopping: "The drill is being ended; its messages will say so.",
  none: "No drill is played in this place.",
  noRoute:
    "Nothing is told in this place, so that there is no way of telling to try. Add a route to it first.",
  notHere: "No drill can be played from here: this is one already, or there is no place to keep one.",
  busy: (of: { place: string; by: string }) =>
    `A drill that ${of.by} asked for is played in ${of.place}. One at a time; ask again when it is over.`,
};
