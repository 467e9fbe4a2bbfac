/** What is said about asking a person first, in Dutch. */
import type { approvals as english } from "../en/approvals.ts";
import { line } from "../line.ts";

export const approvals: typeof english = {
  question: (of) => `Mag ${of.to} van ${of.shortId} horen?`,
  answered: (shortId) => `Over ${shortId} is beslist`,
  waits: (to) => `Wacht op goedkeuring om in ${to} gemeld te worden.`,
  decided: {
    published: (of) => line`Gepubliceerd in ${of.to} door ${of.name}, ${of.added}.`,
    masked: (of) => line`Gemaskeerd gepubliceerd in ${of.to} door ${of.name}, ${of.added}.`,
    kept: (of) => line`Weggehouden uit ${of.to} door ${of.name}, ${of.added}.`,
  },
  meaning:
    "Gepubliceerd wordt hij gemeld met namen en links, en daar tot het einde gevolgd. Gemaskeerd zonder beide. Wat weggehouden is, kan later gepubliceerd worden.",
  publish: "Publiceer",
  publishMasked: "Publiceer gemaskeerd",
  keep: "Houd weg",
  done: {
    published: (of) => `${of.shortId} wordt gemeld in ${of.to}, met uw naam.`,
    masked: (of) => `${of.shortId} wordt zonder namen en links gemeld in ${of.to}, met uw naam.`,
    kept: (of) => `${of.shortId} wordt niet gemeld in ${of.to}.`,
  },
  notWaiting: (shortId) => `${shortId} wacht op niemand.`,
  wasDecided: (of) => `Over ${of.shortId} besliste ${of.name} al.`,
  whichPlace: (to) => `Hij wacht op meerdere plaatsen. Noem er één: ${to}.`,
  released: "Vrijgegeven",
  releasedBy: (of) => line`door ${of.name}, ${of.added}`,
};
