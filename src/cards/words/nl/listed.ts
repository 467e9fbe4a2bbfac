/** Messages that list several bursts, in Dutch. */
import type { listed as english } from "../en/listed.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, ago, atLeast, bursts, counted, dollars, formed, grouped } = amounts;

export const listed: typeof english = {
  from: "Verbatim",
  held: (n) => `Vastgehouden tijdens de stille uren: ${bursts(n)}`,
  heldUntil: (of) => line`De stille uren eindigden ${of.ended}. Wat verder groeit, wordt gemeld.`,
  above: (n) => `En nog ${counted(n, { one: "burst", other: "bursts" })} binnen dit uur`,
  aboveWhat: (n) => `Hier mogen er hoogstens ${grouped(n)} per uur komen. Wat verder groeit, wordt gemeld.`,

  late: (n) => `Laat gezien: ${bursts(n)}`,
  lateWhat: "Gevonden toen oudere posts gelezen werden. Wat verder groeit, wordt gemeld.",
  seenLate: (elapsed) => `laat gezien: ${atLeast(elapsed)} na de eerste kopie`,

  digest: (of) =>
    `Overzicht: ${bursts(of.bursts)}; ${counted(of.posts, { one: "post", other: "posts" })} gelezen; ${of.sincePoll === null ? "nog niet gelezen" : `laatst gelezen: ${ago(of.sincePoll)}`}`,
  digestWhat: (of) =>
    line`Van ${of.first} tot ${of.latest}. ${of.polled === null ? "Nog niet gelezen" : line`Laatst gelezen ${of.polled}`}. ${of.gaps === 0 ? "Geen gaten" : counted(of.gaps, { one: "gat", other: "gaten" })}.`,
  labels: { crews: "Groepen", changed: "Veranderd", desk: "Aan de balie", spent: "Uitgegeven" },
  crews: (of) =>
    `${counted(of.n, { one: "groep", other: "groepen" })} van ${accounts(of.accounts)} ${formed(of.n, { one: "plaatste", other: "plaatsten" })} opnieuw hetzelfde`,
  became: (of) => `${of.counted} ${of.standing}`,
  standings: {
    present: "er weer",
    suspended: "geschorst",
    protected: "afgeschermd",
    gone: "weg",
    renamed: "met een andere handle",
  },
  reviews: (n) => counted(n, { one: "beoordeling", other: "beoordelingen" }),
  corrections: (n) => counted(n, { one: "correctie", other: "correcties" }),
  cost: (of) => `${of.source} ${dollars(of.cost)}`,

  endedMeanwhile: "intussen afgelopen",
  mutedUntil: (of) => line`intussen gedempt, tot ${of.ended}`,
  explainedAs: (kind) => `intussen verklaard: ${kind}`,
  raisedTo: (called) => `eerder gemeld, nu in de klasse ${called}`,
};
