/** What is said when a dossier is made, in Dutch. */
import type { exporting as english } from "../en/exporting.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { posts, accounts, grouped } = amounts;

export const exporting: typeof english = {
  subjects: {
    burst: (name) => `de burst ${name}`,
    crew: (name) => `de groep ${name}`,
    account: (name) => `het account ${name}`,
    day: (name) => `de watch ${name}`,
  },
  made: (of) => `Dossier van ${of.called}: ${posts(of.posts)} van ${accounts(of.accounts)}`,
  found: (n) =>
    `Daarnaast ${n === 1 ? "staat" : "staan"} er ${posts(n)} in, gevonden door naar de woorden te zoeken en nergens meegeteld.`,
  leftOut: (n) =>
    `${posts(n)} ${n === 1 ? "is" : "zijn"} weggelaten: de burst waarin ${n === 1 ? "die stond" : "ze stonden"} is ingetrokken.`,
  writing: (of) => `Het dossier wordt geschreven: ${grouped(of.posts)} van ${posts(of.among)}`,
  manifest: "Manifest",
  checked:
    "Deze 64 tekens zijn de SHA-256 van manifest.json en staan ook in het auditlogboek. `verbatim verify` met het bestand laat zien of er iets in veranderd is. De bestanden bevatten namen en teksten van mensen: bewaar ze daarnaar.",
  link: "Link",
  open: "open het dossier",
  until: (of) =>
    line`werkt tot ${of.ends}, of tot die ingetrokken wordt, of er iets in gecorrigeerd, teruggenomen of gewist wordt`,
  revoke: "Trek de link in",
  revoked: (number) => `De link naar dossier ${number} werkt niet meer.`,
  noLink: (number) => `Er is geen link naar een dossier ${number}.`,
  noDossier: "Er werd hier geen dossier met dit manifest gemaakt, voor zover het auditlogboek het weet.",
  checkedOf: (called) => `Dossier van ${called}, zoals het er vandaag voor staat`,
  madeFor: (of) => line`Gemaakt voor ${of.name}, ${of.added}; het manifest staat in het auditlogboek.`,
  notRecorded:
    "Welke posts erin staan werd niet vastgelegd: `verbatim verify` met het bestand zegt wat er sindsdien weg moest.",
  nothingGone: "Elke post erin heeft hier zijn tekst nog.",
  goneNow: (of) =>
    `${posts(of.n)} erin ${of.n === 1 ? "heeft" : "hebben"} hier geen tekst meer; toen het gemaakt werd ${of.atFirst === 0 ? "had elke post er een" : `hadden ${grouped(of.atFirst)} er geen`}. Geef die niet door zonder te vragen waarom.`,
  purged: "gewist",
  dropped: "verwijderd: het platform haalde het weg, of de tijd was om",
  hold: "Vasthouden…",
  nowhere: "Van hieruit kan geen dossier gemaakt worden: er is geen map voor.",
  masked:
    "Op deze plaats zijn namen gemaskeerd, en de bestanden van een dossier bevatten volledige namen. Vraag het waar namen voluit getoond worden.",
  none: (typed) => `Er is geen burst, groep, account of watch “${typed}” om een dossier van te maken.`,
  several: (names) => `Dat kunnen er meer zijn: ${names}. Noem er één voluit.`,
  withdrawn: (shortId) =>
    `Burst ${shortId} is ingetrokken: de woorden en namen ervan worden niet meer uitgegeven.`,
  allWithdrawn: (called) =>
    `Er is niets uit te geven van ${called}: alle posts ervan stonden in bursts die ingetrokken zijn.`,
  noDay: "Noem ook de dag in UTC: /verbatim export lindqvist 2026-11-05",
};
