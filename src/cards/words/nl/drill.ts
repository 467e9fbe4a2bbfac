/** What is said at the end of a drill, in Dutch. */
import type { drill as english } from "../en/drill.ts";
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, grouped, posts } = amounts;

export const drill: typeof english = {
  found: (of) =>
    `${grouped(of.found)} van ${counted(of.planted, { one: "verstopte burst", other: "verstopte bursts" })} gevonden onder ${posts(of.posts)}`,
  played: (of) =>
    `${accounts(of.accounts)}, allemaal verzonnen, in ${of.took} seconden · ${bursts(of.announced)} gemeld, ${grouped(of.quiet)} stil gehouden (zie bursts)`,
  simulated: "Alles in deze oefening was gesimuleerd. Voor echte posts is een configuratie nodig:",
};
