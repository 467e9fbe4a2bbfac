/** What is said of proof, in English. */
import { amounts } from "./amounts.ts";

export const evidence = {
  headOf: ({ day, links }: { day: string; links: number }) =>
    `Evidence of ${day}: ${amounts.counted(links, { one: "link", other: "links" })} so far`,
  headKept:
    "Keep this message. `verbatim verify --head` with these 64 characters shows whether anything of that time was changed or cut since.",
};
