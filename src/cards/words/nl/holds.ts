/** What is said about holds and purges, in Dutch. */
import type { holds as englishHolds, purge as englishPurge } from "../en/holds.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped, posts, bursts } = amounts;

export const holds: typeof englishHolds = {
  none: "Niets wordt vastgehouden",
  counted: (n) => counted(n, { one: "vastgehouden", other: "vastgehouden" }),
  isHeld: "Vastgehouden",
  isReleased: "Vrijgegeven",
  action: "Vastgehouden",
  meaning:
    "Er wordt intussen niets van verwijderd of gewist. Een tekst vasthouden die het platform weghaalde, is de eigen juridische beslissing van je team.",
  account: (name) => `account ${name}`,
  heldBy: (of) => line`door ${of.name}, ${of.added}`,
  until: (of) => line`tot ${of.ended}`,
  noHold: (number) => `Er wordt hier niets vastgehouden onder nummer ${grouped(number)}.`,
  nothingToHold: "Zo'n burst is er niet, en van zo'n account is niets bewaard.",
  severalAccounts: (names) => `Meerdere accounts heten zo. Noem er één bij zijn id: ${names}.`,
};

export const purge: typeof englishPurge = {
  question: "Voorgoed wissen?",
  action: "Voorgoed wissen",
  would: (of) => `${posts(of.posts)} zou verdwijnen, waarvan een deel in ${bursts(of.bursts)}.`,
  meaning:
    "Tekst, woorden, namen en links verdwijnen, ook uit wat verstuurd werd. Id's, tijden, aantallen en hashes blijven, en de passage van een burst, die van geen enkele post alleen is. Dit kan niet ongedaan worden gemaakt.",
  done: "Gewist.",
  took(of) {
    const taken = `${posts(of.posts)} in ${bursts(of.bursts)}`;
    if (of.messages === 0) return `${taken}; geen bericht noemde er iets van.`;
    return `${taken}; ${counted(of.messages, { one: "bericht wordt", other: "berichten worden" })} gewijzigd. Wat niet gewijzigd kan worden, wordt hier gezegd, als #${of.number}.`;
  },
  none: "Er is niets van bewaard.",
  isHeld: "Het wordt vastgehouden, en er werd niets gewist:",
  releaseFirst: "Wie mag vrijgeven, doet dat met /verbatim hold release en een reden.",
};
