/** What people said of a burst, in Dutch. */
import type { notes as english } from "../en/notes.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

export const notes: typeof english = {
  verdicts: { "follow-up": "opvolgen", explained: "verklaard", declared: "openlijk", unclear: "onduidelijk" },
  verdictAs: (of) => `${of.called} als ${of.reason}`,
  reviewedBy: (of) =>
    line`door ${of.name}, ${of.added}: ${of.called}${of.quoted === "" ? "" : `, “${of.quoted}”`}`,
  corrected: (of) => line`Rechtgezet op ${of.added} door ${of.name}: ${of.quoted}`,
  withdrawn: (of) => line`Ingetrokken op ${of.added} door ${of.name}: ${of.quoted}`,
  correctedHead: (sentence) => `Rechtgezet · ${sentence}`,
  withdrawnHead: (of) =>
    `Ingetrokken · burst ${of.shortId}, ${amounts.accounts(of.accounts)}, ${amounts.posts(of.posts)}`,
  withdrawnItem: "ingetrokken",
  correctedItem: "rechtgezet",

  reviewed: "Beoordeeld",
  isReviewed: "De beoordeling is bewaard",
  whatItDoes:
    "Ze staat op elk bericht over deze burst, als die van jou. Een latere burst met deze woorden zegt hoe ze beoordeeld werden.",
  whichVerdict: "Beoordeel hem als follow-up, explained, declared of unclear.",
  reviews: (n) => counted(n, { one: "beoordeelde burst", other: "beoordeelde bursts" }),
  noReviews: "Er werd nog geen burst beoordeeld",
  bySeverity: (of) =>
    `klasse ${of.called}: ${grouped(of.n)} beoordeeld · ${grouped(of.follow)} opvolgen, ${grouped(of.declared)} openlijk, ${grouped(of.explained)} verklaard, ${grouped(of.unclear)} onduidelijk`,
  byExplanation: (of) =>
    `door Verbatim verklaard als ${of.called}: ${grouped(of.n)} beoordeeld · ${grouped(of.explained)} verklaard, ${grouped(of.follow)} opvolgen, ${grouped(of.declared)} openlijk, ${grouped(of.unclear)} onduidelijk`,
  precision: (of) =>
    ` · precisie ${Math.round((100 * of.right) / Math.max(1, of.among))} % (${grouped(of.right)} van ${grouped(of.among)})`,
  severityHead: "Gemelde bursts, naar gewicht",
  explanationHead: "Verklaarde bursts, naar verklaring",
  howPrecise:
    "Precisie van het melden: beoordeeld als opvolgen of openlijk, van wat niet onduidelijk is. Precisie van een verklaring: beoordeeld als verklaard, net zo.",
};
