/** What is said at the end of a drill, in English. */
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, grouped, posts } = amounts;

export const drill = {
  found: (of: { found: number; planted: number; posts: number }) =>
    `${grouped(of.found)} of ${counted(of.planted, { one: "planted burst", other: "planted bursts" })} found among ${posts(of.posts)}`,
  played: (of: { accounts: number; took: string; announced: number; quiet: number }) =>
    `${accounts(of.accounts)}, all made up, in ${of.took} seconds · ${bursts(of.announced)} announced, ${grouped(of.quiet)} kept quiet (see bursts)`,
  simulated: "Everything in this drill was simulated. Real posts need a configuration:",
};
