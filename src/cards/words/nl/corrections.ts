/** What is said about corrections and withdrawals, in Dutch. */
import type { corrections as english } from "../en/corrections.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

export const corrections: typeof english = {
  done: {
    corrected: (shortId) => `Burst ${shortId} werd rechtgezet`,
    withdrawn: (shortId) => `Burst ${shortId} werd ingetrokken`,
  },
  nowhere: "Hij werd nergens gemeld; de antwoorden erover zeggen het voortaan.",
  reaches: (of) =>
    `${counted(of.n, { one: "bericht wordt", other: "berichten worden" })} gewijzigd, in ${of.names}. Wat niet gewijzigd kan worden, wordt hier gezegd.`,
  exports: "Eerder uitgevoerd, en niet meer in onze handen:",
  linksEnd: "Links ernaar werken niet meer.",
  filesEnd: "Links ernaar werken niet meer, en bestanden ervan die hier bewaard werden zijn verwijderd.",
  exported: (of) => line`door ${of.name}, ${of.added}`,
  notReached: (of) =>
    `${of.shortId}: ${grouped(of.n)} van ${counted(of.among, { one: "bericht", other: "berichten" })} kon niet gewijzigd worden`,
  byHand: "Wijzig of verwijder die met de hand.",
  below: { corrected: "Rechtgezet", withdrawn: "Ingetrokken" },
  belowRest: (of) => line` op ${of.added} door ${of.name}: ${of.quoted}`,
};
