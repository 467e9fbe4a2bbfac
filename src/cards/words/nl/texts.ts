/** What is said about texts that are known beforehand, in Dutch. */
import type { texts as english } from "../en/texts.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

export const texts: typeof english = {
  none: "Geen bekende teksten",
  counted: (n) => counted(n, { one: "bekende tekst", other: "bekende teksten" }),
  moreWatches: (n) => `Nog ${counted(n, { one: "watch", other: "watches" })}: vraag er één op met de id.`,
  how: "Een redacteur voegt er een toe met /verbatim text add, of in het configuratiebestand (watches, texts).",
  meaning:
    "Kopieën van een bekende tekst staan vanaf het eerste account in de lijst, en worden vanaf twee gemeld.",
  fromFile: "uit het bestand",
  addedInChat: (added) => line`toegevoegd in de chat op ${added}`,

  wasAdded: "Een bekende tekst is toegevoegd",
  added: (of) =>
    `Toegevoegd aan ${of.watch} als bekende tekst ${grouped(of.number)}. Vanaf de volgende keer dat er gelezen wordt, staan kopieën vanaf het eerste account in de lijst, en worden ze vanaf twee gemeld.`,
  isKnown: "Deze tekst is al bekend",
  known: (of) => `${of.watch} kent deze woorden al, als bekende tekst ${grouped(of.number)}.`,
  tooShort:
    "Deze tekst is te kort om te herkennen: er zijn minstens drie woorden nodig naast links, vermeldingen en hashtags aan het eind.",
  tooLong: (most) =>
    `Deze tekst is te lang: hoogstens ${counted(most, { one: "teken wordt", other: "tekens worden" })} vergeleken.`,

  wasRemoved: "Een bekende tekst is verwijderd",
  removed: (watch) => `Verwijderd uit ${watch}, vanaf de volgende keer dat er gelezen wordt:`,
  burstsStay: "Bursts die erdoor gevonden werden, blijven.",
  changedInFile: "Deze tekst wordt in het configuratiebestand gewijzigd",
  inFile: (of) =>
    `Bekende tekst ${grouped(of.number)} van ${of.watch} komt uit het configuratiebestand en wordt daar verwijderd. Schrijf de teksten van de watch zo, en start Verbatim opnieuw:`,
  noText(of) {
    const there = of.texts === 0 ? "er geen" : counted(of.texts, { one: "tekst", other: "teksten" });
    return `${of.watch} heeft geen bekende tekst ${grouped(of.number)}. De watch kent ${there}.`;
  },
};
