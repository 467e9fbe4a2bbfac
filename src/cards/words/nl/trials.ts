/** What is said about trying a change of a watch, in Dutch. */
import type { trials as english } from "../en/trials.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { grouped, posts } = amounts;

export const trials: typeof english = {
  progress: (percent) => `Dit wordt geprobeerd op wat gelezen werd: ${percent} %`,
  busy: "Er wordt nu al een andere wijziging geprobeerd. Vraag het opnieuw als het antwoord daarop er is.",
  compared: (of) => `Zou er ${grouped(of.announced)} gemeld hebben in plaats van ${grouped(of.instead)}`,
  read: (of) => line`${posts(of.posts)} sinds ${of.since}, waarvan er ${grouped(of.matching)} passen`,
  kept: (n) => `Blijft: ${grouped(n)}`,
  gone: (n) => `Valt weg: ${grouped(n)}`,
  added: (n) => `Nieuw: ${grouped(n)}`,
  reviewed: (verdict) => `beoordeeld als ${verdict}`,
  basis:
    "Beide cijfers komen uit de bewaarde posts, voor een plaats zonder voorwaarden, zonder dempingen en beoordelingen mee te tellen. Wat alleen nieuwe woorden zouden vinden, werd nooit gelezen. Er werd niets gelezen of gewijzigd.",
  apply: "Toepassen",
  discard: "Weggooien",
  discarded: "Er werd niets gewijzigd, en van wat geprobeerd werd is niets bewaard.",
  followed(of) {
    if (of.found < of.among) return `${grouped(of.found)} van de ${grouped(of.among)} met “${of.name}”`;
    if (of.among > 2) return `alle ${grouped(of.among)} met “${of.name}” erbij`;
    return of.among === 2 ? `beide met “${of.name}” erbij` : `de ene met “${of.name}” erbij`;
  },
};
