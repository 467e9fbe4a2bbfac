/** Short answers in Dutch: what was not understood, not found, not allowed, or did not work. */
import type { answers as english } from "../en/answers.ts";
import { amounts } from "./amounts.ts";

const { counted, either, grouped } = amounts;

const roles = { viewer: "lezer", editor: "redacteur", admin: "beheerder" };

export const answers: typeof english = {
  noSuchCommand: "Dat commando bestaat niet",
  unknownCommand: (typed) => `Er is geen commando “${typed}”.`,
  didYouMean: (suggestions) => `Bedoelde u ${either(suggestions)}?`,
  doesNotFit: (command) => `Dit past niet bij /verbatim ${command}`,
  goesLikeThis: (usage) => `Het gaat zo: ${usage}`,
  notAllowed: (role) =>
    `Hiervoor is de rol “${roles[role]}” nodig, die een beheerder in de configuratie toekent (access).`,
  nobodyMay: (id) => `Nog niemand heeft die. U bent ${id}; wie Verbatim draait kan dat daar invullen.`,
  notShared: (role) =>
    `Hier mag alleen de rol “${roles[role]}” een antwoord aan iedereen tonen. Zonder --public is het voor u alleen.`,
  neverShared:
    "Wat dit antwoordt is niet voor iedereen, en kan dus niet aan iedereen worden getoond. Vraag het zonder --public.",
  slowDown: (of) =>
    `Dat waren ${counted(of.perMinute, { one: "commando", other: "commando’s" })} binnen een minuut. Het volgende wordt over ${counted(of.seconds, { one: "seconde", other: "seconden" })} beantwoord.`,
  failed: (reference) =>
    `Dit is niet gelukt, en er is niets gewijzigd. In het logboek staat waarom, onder de referentie ${reference}.`,
  unchecked: (reference) =>
    `Er is niets beantwoord: of u mag vragen kon niet worden nagegaan, omdat de databank niet antwoordt. Probeer het over een minuut opnieuw; in het logboek staat meer, onder de referentie ${reference}.`,
  noSuchBurst: "Die burst is er niet",
  noBurst: (typed) => `Er is geen burst “${typed}” onder wat hier te zien is.`,
  severalBursts: "Meerdere bursts beginnen zo:",
  noSuchCrew: "Die groep is er niet",
  noCrew: (typed) => `Er is geen groep “${typed}” onder wat hier te zien is.`,
  severalCrews: "Meerdere groepen beginnen zo:",
  noSuchWatch: "Die watch is er niet",
  noWatch: (typed) => `Er is geen watch “${typed}” onder wat hier te zien is.`,
  phraseLength: (of) => `Een zinsnede heeft ${grouped(of.least)} tot ${grouped(of.most)} tekens.`,
  noPostAddress:
    "Dit is geen adres van een post die hier gelezen kan worden. Zo ziet er een uit: https://x.com/naam/status/123.",
  postNotStored:
    "Geen post met dit adres is bewaard in de watches die hier te zien zijn. Dat betekent niet dat die er niet is.",
  postTextGone: "De tekst van deze post is niet meer bewaard, of de burst ervan werd ingetrokken.",
  actions: {
    help: "Hulp",
    bursts: "Bursts",
    crews: "Groepen",
    watches: "Watches",
    knownTexts: "Bekende teksten",
    earlierPage: "Vorige pagina",
    nextPage: "Volgende pagina",
  },
  page: (of) => `pagina ${grouped(of.page)} van ${grouped(of.pages)}`,
};
