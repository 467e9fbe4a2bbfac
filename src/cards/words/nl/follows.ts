/** What is said about following a watch in a place, in Dutch. */
import type { follows as english } from "../en/follows.ts";

export const follows: typeof english = {
  isFollowed: "Hier gevolgd",
  followed: (watch) =>
    `Nieuwe bursts van ${watch} worden vanaf nu hier gemeld, op de manier van deze plaats: haar taal, stille uren, namen en goedkeuring.`,
  followedFrom: (of) =>
    `Nieuwe bursts van ${of.watch} met een gewicht van minstens ${of.severity} worden vanaf nu hier gemeld, op de manier van deze plaats: haar taal, stille uren, namen en goedkeuring.`,
  unfollow: "Niet meer volgen",
  unfollowed: (watch) => `Van ${watch} wordt hier niets nieuws meer gemeld. Wat gemeld werd, blijft.`,
  notFollowed: (watch) => `${watch} wordt hier niet gevolgd.`,
  tooSevere: "Een gewicht is hoogstens 100.",
  inFile: "Deze route wordt in het configuratiebestand gewijzigd",
  changeInFile: (of) =>
    `Het configuratiebestand zegt hoe ${of.place} van ${of.watch} hoort, en daar wordt het gewijzigd. Schrijf het zo, en start Verbatim opnieuw:`,
  stillInFile: (of) =>
    `Het configuratiebestand meldt ${of.watch} aan ${of.place}. Haal die route daar weg, en start Verbatim opnieuw; wie tot dan niets wil horen, dempt de watch.`,
};
