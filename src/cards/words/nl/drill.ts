/** What is said of drills, in Dutch. */
import type { drill as english } from "../en/drill.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, grouped, posts } = amounts;

export const drill: typeof english = {
  found: (of) =>
    `${grouped(of.found)} van ${counted(of.planted, { one: "verstopte burst", other: "verstopte bursts" })} gevonden onder ${posts(of.posts)}`,
  played: (of) =>
    `${accounts(of.accounts)}, allemaal verzonnen, in ${of.took} seconden · ${bursts(of.announced)} gemeld, ${grouped(of.quiet)} stil gehouden (zie bursts)`,
  simulated: "Alles in deze oefening was gesimuleerd. Voor echte posts is een configuratie nodig:",
  begun: (by) => `Een oefening waar ${by} om vroeg`,
  progress: (percent) => `Wordt gespeeld: ${percent} %`,
  openUntil: (until) => line`Gespeeld. Over de berichten kunnen tot ${until} vragen worden gesteld.`,
  madeUp:
    "De kandidaat, de accounts en de posts zijn verzonnen. Alles met DRILL ervoor hoort erbij en blijft gescheiden van wat echt gelezen is.",
  over: "De oefening is voorbij",
  deleted: "Alles eraan was verzonnen, en wat ervan bewaard was is verwijderd.",
  wasMadeUp: "Dit bericht hoorde erbij. De kandidaat, de accounts en de posts waren verzonnen.",
  toldHere: (n) =>
    `${counted(n, { one: "bericht", other: "berichten" })} hier gemeld. Waarom niet meer: /verbatim drill bursts`,
  stop: "Oefening beëindigen",
  started:
    "De oefening begint hier zo meteen, en alles ervan is gemerkt met DRILL. Ze duurt een minuut of twee; daarna kunnen tien minuten lang vragen over de berichten worden gesteld.",
  stopping: "De oefening wordt beëindigd; de berichten zullen dat zeggen.",
  none: "Op deze plek wordt geen oefening gespeeld.",
  noRoute:
    "Op deze plek wordt niets gemeld, zodat er geen manier van melden te beproeven is. Voeg eerst een route toe.",
  notHere: "Hier kan geen oefening worden gespeeld: dit is er al een, of er is geen plaats voor.",
  busy: (of) =>
    `Een oefening waar ${of.by} om vroeg wordt gespeeld in ${of.place}. Een tegelijk; vraag het opnieuw als ze voorbij is.`,
};
