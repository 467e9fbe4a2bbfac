/** What reading costs, in Dutch. */
import type { money as english } from "../en/money.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atMost, days, dollars, formed, grouped, posts } = amounts;

export const money: typeof english = {
  modes: { full: "volledig", sampled: "steekproefsgewijs", "counts-led": "op geleide van tellingen" },
  purposes: {
    poll: "de watches lezen",
    backfill: "het verleden van nieuwe watches lezen",
    count: "tellingen",
    hydration: "accounts van bursts opzoeken",
    pursuit: "naar de woorden van bursts zoeken",
    standing: "hercontroles",
    lookup: "live opzoeken",
  },
  steps: {
    "no-lookups": "live opzoeken stopt",
    "no-pursuit": "zoeken buiten de watches stopt",
    "standing-daily": "hercontroles nog maar één keer per dag",
    "samples-halved": "van steekproeven wordt de helft gelezen",
    "full-to-sampled": "wat volledig gelezen wordt, wordt een steekproef",
  },
  samplesHalved: (of) => `van ${of.names}, nu al steekproefsgewijs gelezen, wordt de helft gelezen`,
  fullToSampled: (of) =>
    `${of.names} ${formed(of.n, { one: "gaat", other: "gaan" })} van volledig naar steekproefsgewijs`,
  misses: {
    full: "mist wat de zoekfunctie niet teruggeeft",
    sampled: "mist wat tussen de steekproeven ligt",
    "counts-led": "mist wat tellingen niet laten zien, bijvoorbeeld een burst van vier accounts",
  },

  waits: (of) => `${of.watch} wacht tot iemand hem start op ${of.source}`,
  wouldCost: (of) => `Ongeveer ${posts(of.matching)} per dag, ${dollars(of.cost)} per dag`,
  andFirst: (of) => `; ${grouped(of.hours)} uur teruglezen: ${dollars(of.cost)}`,
  notCounted: "Wat hij per dag zou kosten is niet bekend: niemand kon zijn posts tellen.",
  mode: (of) =>
    `${of.called}: ${posts(of.posts)} per dag, ${dollars(of.cost)}, gezien binnen ${atMost(of.delay)}; ${of.misses}`,
  asSetUp: "zoals ingesteld",
  nothingSpent:
    "Er wordt niets van gelezen tot iemand hem start. Een engere zoekopdracht kost minder, en een andere manier van lezen ook (watches.reading in de configuratie).",
  start: "Starten",
  started: (watch) => `${watch} is gestart: hij wordt gelezen vanaf de volgende keer.`,
  startedAlready: (watch) => `${watch} is al gestart.`,
  notAskedYet: (watch) => `Niemand heeft nog geteld wat ${watch} kost. Het wordt hier gevraagd.`,

  low: (of) =>
    `${of.percent} % van het ${of.source}-budget van deze maand is uitgegeven: ${dollars(of.spent)} van ${dollars(of.limit)}.`,
  paceUntil: (of) =>
    line`In het tempo van de laatste 7 dagen (${dollars(of.cost)} per dag) reikt het tot ${of.until}; het begint opnieuw op ${of.anew}.`,
  paceLasts: (of) =>
    line`In het tempo van de laatste 7 dagen (${dollars(of.cost)} per dag) reikt het tot het opnieuw begint op ${of.anew}.`,
  whereItWent: "Waar het heen ging",
  spentOn: (of) => `${of.name} ${dollars(of.cost)}`,
  fromNowOn: (of) =>
    `Vanaf nu, in deze volgorde: ${of.steps.join(" · ")}. ${dollars(of.held)} blijft bewaard voor bursts die gaande zijn. Elk aantal uit een steekproef zegt dat erbij.`,
  raiseTo: (cost) => `Verhogen tot ${dollars(cost)}`,
  narrow: "Een watch verengen…",
  whatItCosts: "Wat het kost",

  gone: (of) => `Het ${of.source}-budget is uitgegeven (${dollars(of.limit)}).`,
  goneRest: (of) =>
    line`Het lezen stopte ${of.stopped}; het gaat verder op ${of.anew}. Bursts daartussen worden niet gezien.`,
  goneReadBack: (of) => {
    const stretch = of.days === 1 ? "de laatste dag" : `de laatste ${days(of.days)}`;
    const cost = of.cost === null ? "" : ` voor ongeveer ${dollars(of.cost)}`;
    const can = of.days === 1 ? "kan" : "kunnen";
    return line` Op ${of.anew} ${can} ${stretch}${cost} teruggelezen worden (dat wordt gevraagd).`;
  },
  goneOnward: " Opgeslagen posts, opdrachten en exports werken zoals voorheen.",

  sampledNow: (of) => `Vanaf nu ${of.names} op ${of.source}: steekproefsgewijs gelezen.`,
  sampledRest: (of) =>
    line`Tot uiterlijk ${of.anew} wordt niet elke post gelezen. Elk aantal uit een steekproef zegt dat erbij.`,
  notReadNow: (of) => `${of.names} op ${of.source}: het lezen is gestopt.`,
  notReadRest: (of) =>
    line`Het lezen stopte ${of.stopped}; het gaat uiterlijk ${of.anew} verder. Bursts daartussen worden niet gezien.`,
  saidNowhere: "bedragen en vragen komen in geen chat: access.place noemt er geen; /verbatim cost toont ze",

  cost: "Wat lezen kost",
  thisMonth: (of) =>
    `${of.source}: ${dollars(of.spent)} van ${dollars(of.limit)} deze maand, verwachting ${dollars(of.forecast)} als er niets verandert`,
  today: (of) => `vandaag ${dollars(of.spent)} van ${dollars(of.limit)}`,
  held: (of) =>
    `bewaard voor bursts die gaande zijn: ${dollars(of.limit)}, waarvan ${dollars(of.spent)} is uitgegeven`,
  labels: {
    watches: "Per watch",
    purposes: "Per doel",
    bursts: "Per burst",
    people: "Per persoon",
    unsettled: "Geboekt",
    compared: "Vergeleken",
    order: "Naarmate de maand opraakt",
    givenUp: "Opgegeven",
    money: "Geld",
  },
  unsettled: (cost) =>
    `${dollars(cost)} voor lezen waarvan het antwoord verloren ging, door een stop, een verbroken verbinding of onderweg; het telt als uitgegeven`,
  stepFrom: (of) => `vanaf ${of.percent} % ${of.name}`,
  compared: (of) =>
    line`van ${of.first} tot ${of.latest} telde het platform ${posts(of.theirs)}, het grootboek ${grouped(of.ours)}`,
  free: "Niets hier kost geld.",
  raised: (of) =>
    `Het ${of.source}-budget van deze maand is nu ${dollars(of.limit)}. De volgende maand begint zoals de configuratie zegt.`,
  cannotLower: (of) =>
    `Het budget van deze maand is ${dollars(of.limit)}. Hier kan het alleen groter worden; kleiner maakt de configuratie het.`,

  reads: (of) => `${of.mode} gelezen`,
  readsNow: (of) =>
    `nu ${of.mode} gelezen, vanwege het budget van ${of.because === "day" ? "vandaag" : "deze maand"}`,
  waitsForStart: "wacht tot iemand hem start",
};
