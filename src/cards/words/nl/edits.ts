/** What is said about changes of watches in chat, in Dutch. */
import type { edits as english } from "../en/edits.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atMost, counted, posts } = amounts;

const kept = (n: number) => `Wat gevonden werd, blijft: ${posts(n)}.`;

export const edits: typeof english = {
  happened: { added: "Watch toegevoegd", changed: "Watch gewijzigd", removed: "Watch verwijderd" },
  ofBy: (of) => `${of.watch} · door ${of.by}`,
  effect: {
    added: () =>
      "Vanaf nu wordt hij gelezen; waar dat geld kost, wordt het eerst aan iemand gevraagd. Zolang geen plaats hem volgt, komen bursts in de lijst en hoort niemand ervan.",
    changed: (of) =>
      `Dit geldt vanaf de volgende keer dat er gelezen wordt. Wat eerder gelezen werd, blijft beoordeeld zoals het was: ${posts(of.posts)}. ${counted(of.bursts, { one: "open burst gaat", other: "open bursts gaan" })} verder met de posts die nu passen.`,
    removed: (of) =>
      `Hij wordt niet meer gelezen. ${kept(of.posts)} ${counted(of.bursts, { one: "open burst wordt", other: "open bursts worden" })} niet verder gevolgd.`,
  },
  actions: { undo: "Ongedaan maken", follow: "Hier volgen", resume: "Hervatten", show: "Watches" },
  undone: {
    added: (watch) => `Ongedaan gemaakt: ${watch} wordt niet meer gevolgd.`,
    changed: (watch) => `Ongedaan gemaakt: ${watch} is zoals voorheen, vanaf de volgende keer lezen.`,
    removed: (watch) => `Ongedaan gemaakt: ${watch} wordt vanaf nu weer gevolgd.`,
  },
  noChange: (number) => `Er is hier geen wijziging ${number} om ongedaan te maken.`,
  changedSince: (number) =>
    `Wijziging ${number} is niet de laatste van haar watch: maak eerst de latere ongedaan, of wijzig de watch opnieuw.`,
  unchanged: (watch) => `${watch} is al zo. Er werd niets gewijzigd.`,
  exists: (id) => `Er is al een watch “${id}”. Wijzig hem met /verbatim watch change, of kies een andere id.`,
  badId:
    "De id van een watch bestaat uit kleine letters, cijfers en “-”, hoogstens 63: lindqvist bijvoorbeeld.",
  noKeywords: "Een watch heeft minstens één zoekwoord nodig. Er werd niets gewijzigd.",
  tooFewAccounts: "Een burst heeft minstens twee accounts nodig. Er werd niets gewijzigd.",
  badWindow: (of) =>
    `Een venster duurt van ${atMost(of.least)} tot ${atMost(of.most)}. Er werd niets gewijzigd.`,
  notHere: "Wie maar enkele watches ziet, kan er geen toevoegen.",
  searches: (n) => `gevraagd met ${counted(n, { one: "zoekopdracht", other: "zoekopdrachten" })}`,
  countedFirst:
    "Hem lezen kost geld. Zijn de woorden of de manier van lezen nieuw, dan worden eerst de posts geteld, en wordt het gevraagd tenzij het weinig is.",
  badPhrase: (typed) =>
    `Naar “${typed}” kan niet gezocht worden: een zinsnede is één regel van hoogstens 500 tekens met een letter of cijfer. Er werd niets gewijzigd.`,
  badLanguage: (typed) =>
    `“${typed}” is geen taalcode: schrijf er een zoals en, de of pt-BR. Er werd niets gewijzigd.`,
  noSource: (of) => `Er draait hier geen bron “${of.typed}”. Wel: ${of.names}. Er werd niets gewijzigd.`,
  whichSource: (names) => `Uit welke bron? Noem haar met --sources; hier draaien: ${names}.`,
  inFile: "Deze watch wordt in het configuratiebestand gewijzigd",
  changedInFile: (id) =>
    `De watch “${id}” komt uit het configuratiebestand en wordt daar gewijzigd. Schrijf hem zo, en start Verbatim opnieuw:`,
  removedInFile: (id) =>
    `De watch “${id}” komt uit het configuratiebestand. Haal hem daar weg, en start Verbatim opnieuw. Wie er tot dan niets van wil lezen, pauzeert hem.`,
  isPaused: "Gepauzeerd",
  pausedUntil: (of) => line`${of.watch} tot ${of.until} · door ${of.by}`,
  pauseMeans:
    "Intussen wordt er niets gelezen, en die tijd is een gat: ook achteraf wordt ze niet gelezen. Open bursts wachten, en gaan daarna verder.",
  resumed: (watch) => `${watch} wordt vanaf nu weer gelezen.`,
  notPaused: (watch) => `${watch} is niet gepauzeerd.`,
};
